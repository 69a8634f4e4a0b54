const form = document.querySelector('#answer');
const { grade, result } = form.elements;
const button = form.querySelector('button');
const file = form.querySelector('a');
const said = form.querySelector('output');

form.addEventListener('edgewise-goal', ({ detail }) => {
  const { score, max } = detail;
  grade.value = score / max;
  result.value = JSON.stringify(detail.result);
  button.disabled = false;
  said.value = `${score} of ${max} points are ready to be handed in.`;
  // For a teacher: edgewise check result.json
  file.href = URL.createObjectURL(new Blob([result.value], { type: 'application/json' }));
  file.hidden = false;
});

// A real form goes to its server; this one only says what would.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  said.value = `Handed in: grade ${grade.value}, with a result of ${result.value.length} characters.`;
});
