import { connect } from '../v1/connect.js';

const say = (id, text) => (document.querySelector(id).textContent = text);
const follow = ({ epoch, trainLoss }) => {
  say('#epoch', epoch.toLocaleString());
  say('#loss', trainLoss.toPrecision(3));
};

const playground = await connect(document.querySelector('#frame'));
if (playground.metrics) follow(playground.metrics);
playground.addEventListener('edgewise-metrics', ({ detail }) => follow(detail));

const button = document.querySelector('#ten');
button.disabled = false;
button.addEventListener('click', () => playground.step({ epochs: 10 }));
