/**
 * Commands to a playground in any order, at any distance, with answers that take any time: what comes
 * of them is what comes of the same commands one after the other.
 */

import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import { linkOf } from '../../web/src/project/link.js';
import { dataSets } from '../../web/src/project/sets.js';
import { withLabel } from '../../web/src/project/graph.js';
import { Playground, type StepAmount } from '../../web/src/session/playground.js';
// Loaded here, so that no turns pass while the playground waits for it.
import '../../web/src/project/refit.js';
import '../../web/src/session/whole-table.js';
import { speeds } from '../../web/src/session/speed.js';
import { FakeClient, turns } from './support/fake-client.js';
import {
  Model,
  oneMore,
  ownData,
  start,
  withRow,
  type Given,
  type Meant,
} from './support/model.js';

const fullSpeed = speeds.at(-1);

/** Turns that pass after a command before the next is given. */
type Scene = (Given & { then: number })[];

const layer = fc.integer({ min: 0, max: 4 });
const shape = fc
  .array(layer, { maxLength: 2 })
  .map((hidden) => ({ hidden, functions: hidden.map(() => 'tanh' as const) }));

const given: fc.Arbitrary<Given> = fc.oneof(
  { arbitrary: fc.constant({ give: 'play' as const }), weight: 4 },
  { arbitrary: fc.constant({ give: 'pause' as const }), weight: 2 },
  { arbitrary: fc.constant({ give: 'undo' as const }), weight: 2 },
  ...(
    [
      ['redo', 'reset', 'save', 'refresh', 'useLayers', 'new start'],
      ['remember', 'split', 'own data', 'row'],
    ] as const
  )
    .flat()
    .map((give) => fc.constant({ give })),
  {
    arbitrary: fc.record({ give: fc.constant('moment' as const), place: fc.nat({ max: 5 }) }),
    weight: 3,
  },
  fc.record({
    give: fc.constant('step' as const),
    by: fc.constantFrom<StepAmount>('example', 'batch', 'epoch'),
  }),
  fc.record({
    give: fc.constant('configure' as const),
    training: fc.oneof(
      fc.record({ batch: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ stepSize: fc.record({ initial: fc.integer({ min: 1, max: 4 }) }) }),
      fc.record({ regularization: fc.record({ l1: fc.integer({ min: 1, max: 4 }) }) }),
      fc.record({ regularization: fc.record({ l2: fc.integer({ min: 1, max: 4 }) }) }),
    ),
  }),
  fc.record({
    give: fc.constant('stop' as const),
    epochs: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 20 })),
  }),
  fc.record({ give: fc.constant('shape' as const), shape }),
  fc.constant({ give: 'add layer' as const }),
  fc.record({ give: fc.constant('data' as const), samples: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    give: fc.constant('set' as const),
    set: fc.constantFrom(...dataSets.filter((set) => 'data' in set).slice(0, 2)),
  }),
  fc.record({
    give: fc.constantFrom('open' as const, 'go to' as const, 'link' as const),
    title: fc.constantFrom('B', 'C'),
  }),
  fc.record({ give: fc.constant('label' as const), label: fc.constantFrom('p', 'q') }),
  fc.record({
    give: fc.constant('weight' as const),
    edge: fc.nat({ max: 12 }),
    weight: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN)),
  }),
  fc.record({
    give: fc.constant('drag' as const),
    edge: fc.nat({ max: 12 }),
    weight: fc.integer({ min: -3, max: 3 }),
  }),
  fc.record({
    give: fc.constant('weights' as const),
    weight: fc.integer({ min: -3, max: 3 }),
    epochs: fc.nat({ max: 3 }),
  }),
  fc.record({ give: fc.constant('positions' as const), x: fc.nat({ max: 9 }) }),
);

const then = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }));

const anything: fc.Arbitrary<Scene> = fc.array(
  fc.tuple(given, then).map(([one, after]) => ({ ...one, then: after })),
  { minLength: 1, maxLength: 12 },
);

/** Some steps and a look back, so that what follows often begins at an earlier moment. */
const lookBack: fc.Arbitrary<Scene> = fc
  .tuple(fc.array(then, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3 }), then)
  .map(([steps, place, after]) => [
    ...steps.map((pause) => ({ give: 'step' as const, by: 'batch' as const, then: pause })),
    { give: 'moment' as const, place, then: after },
  ]);

const scenes = fc
  .tuple(fc.oneof(fc.constant([]), lookBack), anything)
  .map(([first, others]): Scene => [...first, ...others]);

function give(playground: Playground, one: Given, meant: Meant): unknown {
  switch (one.give) {
    case 'step':
      return playground.step(one.by);
    case 'configure':
      return playground.configure(one.training);
    case 'stop':
      return playground.stopAt('epochs', one.epochs);
    case 'shape':
      return playground.changeShape(one.shape);
    case 'add layer':
      return playground.changeShape(oneMore);
    case 'data':
      return playground.changeData({ generator: { name: 'circle', samples: one.samples } });
    case 'split':
      return playground.changeData(({ split }) => ({
        split: { ...split, seed: (split?.seed ?? 1) + 1 },
      }));
    case 'own data':
      return playground.useTable(ownData, 'own');
    case 'row':
      return playground.changeTable(withRow);
    case 'set':
      return playground.chooseDataSet(one.set);
    case 'open':
      return playground.openProject({ ...start, title: one.title });
    case 'go to':
      return playground.goTo({ ...start, title: one.title });
    case 'link':
      return playground.openLink(`#${linkOf({ ...start, title: one.title })}`);
    case 'label':
      return playground.changeGraph((graph) => withLabel(graph, '1', one.label));
    case 'weight':
      return playground.setWeight(one.edge, one.weight);
    case 'drag':
      return playground.dragWeight(one.edge, one.weight);
    case 'weights':
      return playground.useWeights(new Float32Array(meant.edges ?? 0).fill(one.weight), one.epochs);
    case 'positions':
      return playground.moveNeurons({ 1: [one.x, 0] } as never);
    case 'new start':
      return playground.reset((seed) => seed + 1);
    case 'moment': {
      const isMeant = (samples: number) => samples === meant.moment?.samples;
      const { moments } = playground.timeline;
      const moment = moments.find(({ metrics }) => isMeant(metrics.samples));
      return moment && playground.showMoment(moment);
    }
    default:
      return playground[one.give]();
  }
}

/** What a command means to whoever gives it now, while others may still be under way. */
function meaning({ opened, timeline }: Playground, one: Given, run: number): Meant {
  const { edges, neurons } = opened?.network ?? { edges: [], neurons: [] };
  switch (one.give) {
    case 'weight':
    case 'drag': {
      const edge = edges[one.edge];
      const idOf = (neuron: number) => neurons[neuron]?.id ?? '';
      return edge ? { ends: [idOf(edge.from), idOf(edge.to)] } : {};
    }
    case 'weights':
      return { edges: edges.length };
    case 'moment': {
      const moment = timeline.moments[one.place % Math.max(1, timeline.moments.length)];
      return moment ? { moment: { samples: moment.metrics.samples, run } } : {};
    }
    default:
      return {};
  }
}

/** What a document says, but for how far training has come where that is anybody's guess. */
function essence(
  { network, data, training, title, view, weights, progress }: Project,
  isKnown: boolean,
) {
  const graph = 'neurons' in network ? network : null;
  return {
    network: graph
      ? { neurons: graph.neurons, edges: graph.edges.map(({ from, to }) => [from, to]) }
      : network,
    data,
    training,
    title,
    view: view ?? {},
    ...(isKnown && { weights, progress }),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', { hidden: false });
});

afterEach(async () => {
  // The last frames are still to be drawn.
  await turns(20);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function play(scene: Scene, delays: readonly number[]): Promise<void> {
  let asked = 0;
  const client = new FakeClient(() => delays[asked++ % delays.length] ?? 1);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    setImmediate(() => {
      client.drawn += 1;
      draw();
    });
  });
  const playground = new Playground({ client });
  if (fullSpeed) playground.setSpeed(fullSpeed);
  await playground.openProject(start);
  client.done.length = 0;
  const kept: Project[] = [];
  playground.addEventListener('keep', (event) => {
    kept.push((event as CustomEvent<Project>).detail);
  });

  const model = new Model();
  let restarts = 0;
  for (const one of scene) {
    const begun = client.done.filter(({ what }) => what === 'open' || what === 'reset').length;
    const meant = meaning(playground, one, begun + restarts);
    model.give(one, meant);
    const slices = client.slices.length;
    const done = give(playground, one, meant) as Promise<unknown> | undefined;
    if (one.give === 'weights') void done?.then((isDone) => (restarts += isDone ? 1 : 0));
    await turns(one.then);
    // One may have been under way.
    if (one.give === 'pause') expect(client.slices.length).toBeLessThanOrEqual(slices + 1);
  }
  await compare(playground, model);
  expect(kept.length).toBe(model.kept.length);
  for (const [k, saved] of model.kept.entries()) {
    const one = kept[k];
    if (saved)
      expect(one && essence(one, saved.isKnown)).toEqual(essence(saved.project, saved.isKnown));
  }

  const before = client.slices.length;
  await turns(40);
  const after = client.slices.length;
  if (!model.running) expect(after).toBe(before);
  else if (!model.mayHaveEnded) expect(after).toBeGreaterThan(before);
  const drawn = client.slices.map((slice) => slice.drawn);
  expect(new Set(drawn).size, 'slices between two frames').toBe(drawn.length);

  // All the way back.
  while (!model.isLost && model.depth[0]) {
    model.give({ give: 'undo' }, {});
    void playground.undo();
    await compare(playground, model);
  }
  playground.dispose();
}

async function compare(playground: Playground, model: Model): Promise<void> {
  const [present, latest] = await Promise.all([playground.present(), playground.atLatest()]);
  if (!model.mayHaveEnded) expect(playground.running).toBe(model.running);
  if (!model.running) expect(playground.running).toBe(false);
  if (model.isLost) return;
  const { isKnown } = model;
  expect(present && essence(present, isKnown)).toEqual(essence(model.present, isKnown));
  expect(latest && essence(latest, isKnown)).toEqual(essence(model.atLatest, isKnown));
  expect(playground.project?.training).toEqual(model.present.training);
  expect([playground.canUndo, playground.canRedo]).toEqual(model.depth);
  if (isKnown) expect(playground.shownEpoch !== null).toBe(model.isLookingBack);
}

it('any commands, however fast, are as good as one after the other', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(scenes, delays, play), { numRuns: 3000 });
}, 120_000);
