const network = document.querySelector('#and');
const inputs = ['a', 'b'].map((id) => document.querySelector(`#${id}`));
const say = (id, text) => (document.querySelector(id).textContent = text);

async function answer() {
  const { neurons } = await network.trace(inputs.map(({ checked }) => Number(checked)));
  const and = neurons.find(({ id }) => id === 'and');
  say('#sum', and.in);
  say('#answer', and.out);
}

for (const input of inputs) input.addEventListener('change', answer);
await answer();
