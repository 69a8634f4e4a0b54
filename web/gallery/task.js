const verdict = document.querySelector('#verdict');

document.querySelector('#task').addEventListener('edgewise-goal', ({ detail }) => {
  const { met, score, max, attempts } = detail;
  verdict.textContent = met
    ? `Done, at attempt ${attempts}!`
    : `${score} of ${max} conditions hold. Change the network, press Reset and try again.`;
});
