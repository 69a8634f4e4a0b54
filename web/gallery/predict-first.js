const playground = document.querySelector('#hidden');
const form = document.querySelector('#guess');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const guess = new FormData(form).get('shape');
  form.querySelector('button').disabled = true;
  document.querySelector('#comment').textContent = `You said: ${guess}. Look closely.`;
  await playground.dismissPoster();
  await playground.play();
});
