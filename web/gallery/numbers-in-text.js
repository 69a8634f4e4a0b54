const say = (id, text) => (document.querySelector(id).textContent = text);

function follow({ epoch, testLoss, testAccuracy }) {
  say('#epoch', epoch.toLocaleString());
  say('#loss', testLoss.toFixed(3));
  say('#share', `${Math.round(100 * testAccuracy)} %`);
}

const flowers = document.querySelector('#flowers');
flowers.addEventListener('edgewise-ready', ({ detail }) => follow(detail.metrics));
flowers.addEventListener('edgewise-metrics', ({ detail }) => follow(detail));
