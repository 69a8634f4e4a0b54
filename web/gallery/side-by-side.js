const networks = ['one', 'three'].map((id) => document.querySelector(`#${id}`));
const button = document.querySelector('#train');

for (const network of networks) {
  const loss = document.querySelector(`#${network.id}-loss`);
  network.addEventListener('edgewise-metrics', ({ detail }) => {
    loss.textContent = detail.testLoss.toFixed(3);
  });
}

button.addEventListener('click', () => {
  const isRunning = networks.some(({ running }) => running);
  for (const network of networks) void (isRunning ? network.pause() : network.play());
  button.textContent = isRunning ? 'Train both' : 'Hold both';
});
