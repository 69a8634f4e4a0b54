/** Freezing an edge in a document, and what other changes leave of it. */

import { expect, it } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import { atStart } from '../../web/src/project/exercise.js';
import { withShape } from '../../web/src/project/fit.js';
import { withFrozen } from '../../web/src/project/frozen.js';
import { settings, untrained, variantOf } from '../../web/src/project/settings.js';

const layered: Project = { edgewise: 1, network: { layers: [2, 3, 1] } };
const drawn: Project = {
  edgewise: 1,
  network: {
    neurons: [
      { id: 'x', kind: 'input' },
      { id: 'y', kind: 'output' },
    ],
    edges: [{ from: 'x', to: 'y', weight: 0.5, start: null }],
  },
  progress: { samples: 8 },
};

it('layers list their frozen edges', () => {
  const one = withFrozen(layered, ['1', '4'], 0.25);
  expect(one.network).toEqual({
    layers: [2, 3, 1],
    frozen: [{ from: '1', to: '4', weight: 0.25 }],
  });
  const other = withFrozen(one, ['1', '4'], 0.5);
  expect(other.network).toMatchObject({ frozen: [{ weight: 0.5 }] });
  expect(withFrozen(other, ['1', '4'], null)).toEqual(layered);
});

it('an edge of a graph says it of itself, and starts from what it keeps', () => {
  const frozen = withFrozen(drawn, ['x', 'y'], 0.5);
  const kept = { from: 'x', to: 'y', weight: 0.5, start: 0.5, frozen: true };
  expect(frozen.network).toMatchObject({ edges: [kept] });
  expect(frozen.progress).toEqual(drawn.progress);
  const start = { from: 'x', to: 'y', weight: 0.5, frozen: true };
  expect(atStart(frozen).network).toMatchObject({ edges: [start] });
  expect(untrained(frozen).network).toMatchObject({ edges: [start] });
  const { edges } = withFrozen(frozen, ['x', 'y'], null).network as { edges: object[] };
  expect(edges).toEqual([{ from: 'x', to: 'y', weight: 0.5, start: 0.5 }]);
});

it('other layers have other edges; other functions leave them', () => {
  const frozen = withFrozen(layered, ['1', '4'], 0.25);
  const functions = withShape(frozen, { hidden: [3], functions: ['sine'] });
  expect(functions.network).toMatchObject({ hidden: ['sine'], frozen: [{ weight: 0.25 }] });
  expect(withShape(frozen, { hidden: [2], functions: ['tanh'] }).network).not.toHaveProperty(
    'frozen',
  );
  const neurons = settings.find(({ id }) => id === 'neurons');
  if (!neurons) throw new Error('There is a setting for the number of neurons.');
  const wider = variantOf(frozen, neurons, 7).network;
  expect(wider).toMatchObject({ layers: [2, 7, 1] });
  expect(wider).not.toHaveProperty('frozen');
});
