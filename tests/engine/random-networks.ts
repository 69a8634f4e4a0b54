/** Random networks, with what trains them: those that code is written for, of every shape that it knows. */

import fc from 'fast-check';
import type { GraphNetwork, Project } from '../../wasm/src/node.js';
import { optimizerNames } from '../../wasm/src/training-names.js';
import { slopedFunctions } from './support.js';

type Activation = (typeof slopedFunctions)[number];

const settings = fc
  .record({
    loss: fc.constantFrom('squared', 'absolute', 'huber'),
    optimizer: fc.constantFrom(...optimizerNames),
    batch: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 40 })),
    l2: fc.constantFrom(0, 0.001),
    order: fc.constantFrom('shuffle', 'sequence'),
    initial: fc.constantFrom(0.01, 0.3, 1000),
    seed: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ optimizer, l2, initial, seed, ...rest }): NonNullable<Project['training']> => ({
    ...rest,
    optimizer: { name: optimizer },
    stepSize: { initial },
    regularization: { l2 },
    init: { seed },
  }));

const outputs = fc.constantFrom('identity', 'logistic', 'tanh');

/** From a handful of neurons, whose values find room in registers, to many. */
const layered = fc.record({
  layers: fc
    .oneof(
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      fc.array(fc.integer({ min: 7, max: 13 }), { minLength: 1, maxLength: 4 }),
      fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 7 }))
        .map(([width, count]) => Array.from({ length: count }, () => width)),
    )
    .map((between) => [2, ...between, 1]),
  hidden: fc.constantFrom(...slopedFunctions),
  output: outputs,
});

/** Any graph: every neuron is joined to some of those before it, some to a bias. */
const graph = (
  fewestNeurons: number,
  fewestEdges: number,
  shared: fc.Arbitrary<Activation | null>,
) =>
  fc
    .record({
      neurons: fc.array(
        fc.record({
          activation: fc.constantFrom(...slopedFunctions),
          from: fc.array(fc.nat(), { minLength: fewestEdges, maxLength: 12 }),
          bias: fc.boolean(),
        }),
        { minLength: fewestNeurons, maxLength: 24 },
      ),
      shared,
      output: outputs,
    })
    .map(({ neurons, shared, output }): NonNullable<Project['network']> => {
      const names = ['x1', 'x2'];
      const edges: { from: string; to: string }[] = [];
      neurons.forEach(({ from, bias }, k) => {
        const to = `h${String(k)}`;
        for (const place of new Set(from.map((n) => n % names.length))) {
          edges.push({ from: names[place]!, to });
        }
        if (bias) edges.push({ from: 'one', to });
        names.push(to);
      });
      for (const name of names) {
        if (!edges.some(({ from }) => from === name)) edges.push({ from: name, to: 'y' });
      }
      return {
        neurons: [
          { id: 'x1', kind: 'input' },
          { id: 'x2', kind: 'input' },
          { id: 'one', kind: 'bias' },
          ...neurons.map(({ activation }, k) => ({
            id: `h${String(k)}`,
            kind: 'hidden' as const,
            function: shared ?? activation,
          })),
          { id: 'y', kind: 'output', function: output },
        ],
        edges,
      };
    });

/** A function of each neuron's own. */
const free = graph(1, 1, fc.constant(null));

/** One function and no shape: many neurons that a list describes. */
const tangled = graph(16, 6, fc.constantFrom(...slopedFunctions));

/** Layers of one width, each joined to the one before, or to the two before. */
const regular = fc
  .record({
    width: fc.integer({ min: 1, max: 6 }),
    depth: fc.integer({ min: 2, max: 7 }),
    reach: fc.integer({ min: 1, max: 2 }),
    bias: fc.constantFrom('none', 'one', 'own'),
    activation: fc.constantFrom(...slopedFunctions),
    output: outputs,
  })
  .map(({ width, depth, reach, bias, activation, output }): NonNullable<Project['network']> => {
    const layers = [['x1', 'x2']];
    const neurons: GraphNetwork['neurons'] = [
      { id: 'x1', kind: 'input' },
      { id: 'x2', kind: 'input' },
    ];
    if (bias === 'one') neurons.push({ id: 'one', kind: 'bias' });
    const edges: { from: string; to: string }[] = [];
    const join = (id: string, from: readonly string[]) => {
      edges.push(...from.map((each) => ({ from: each, to: id })));
    };
    for (let layer = 1; layer <= depth; ++layer) {
      if (bias === 'own') neurons.push({ id: `b${String(layer)}`, kind: 'bias' });
      const before = layers.slice(-reach).flat();
      const ids = Array.from({ length: width }, (_, k) => `h${String(layer)}-${String(k)}`);
      for (const id of ids) {
        neurons.push({ id, kind: 'hidden', function: activation });
        join(id, before);
        if (bias === 'one') join(id, ['one']);
        if (bias === 'own') join(id, [`b${String(layer)}`]);
      }
      layers.push(ids);
    }
    neurons.push({ id: 'y', kind: 'output', function: output });
    join('y', layers.at(-1)!);
    return { neurons, edges };
  });

/** The network with some of its edges frozen: every so many, or none. */
function withFrozen(network: Project['network'], every: number, first: number): Project['network'] {
  const isFrozen = (k: number) => every > 0 && k % every === first % every;
  if ('edges' in network) {
    const edges = network.edges.map((edge, k) => (isFrozen(k) ? { ...edge, frozen: true } : edge));
    return { ...network, edges };
  }
  const [, width = 1] = network.layers;
  const hidden = Array.from({ length: width }, (_, k) => k + 4).filter(isFrozen);
  const frozen = hidden.map((k) => ({ from: String((k % 3) + 1), to: String(k), weight: k / 7 }));
  return { ...network, frozen };
}

export const project = fc
  .record({
    network: fc.oneof(layered, free, tangled, regular),
    training: settings,
    seed: fc.integer({ min: 0, max: 1000 }),
    every: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ network, training, seed, every }): Project => ({
    edgewise: 1,
    network: withFrozen(network, every, seed),
    data: {
      generator: { name: 'circle', samples: 37, seed },
      inputs: ['x1', 'x2'],
      targets: ['label'],
      split: { train: 0.8 },
    },
    training,
  }));
