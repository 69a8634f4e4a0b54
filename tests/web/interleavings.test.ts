/**
 * Commands to a playground in any order, at any distance, with answers that take any time: what comes
 * of them is what comes of the same commands one after the other.
 */

import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Project, Training } from '../../wasm/src/project.js';
import { dataSets, type DataSet } from '../../web/src/project/sets.js';
import { fresh, projectFor, shapeOf, withShape, type Shape } from '../../web/src/project/fit.js';
import { graphOf, withLabel } from '../../web/src/project/graph.js';
import { Playground, type StepAmount } from '../../web/src/session/playground.js';
// Loaded here, so that no turns pass while the playground waits for it.
import '../../web/src/project/refit.js';
import { speeds } from '../../web/src/session/speed.js';
import { FakeClient, turns } from './support/fake-client.js';
import { describeData, FakeSession } from './support/fake-session.js';

const fullSpeed = speeds.at(-1);

const start: Project = {
  edgewise: 1,
  title: 'start',
  network: { layers: [2, 3, 1], hidden: ['tanh'], output: 'identity' },
  data: { generator: { name: 'circle', samples: 8 } },
  training: { batch: 2, stepSize: { initial: 1 }, loss: 'squared' },
};

type Given =
  | { give: 'play' | 'pause' | 'undo' | 'redo' | 'reset' | 'save' | 'refresh' | 'useLayers' }
  | { give: 'new start' }
  | { give: 'step'; by: StepAmount }
  | { give: 'configure'; training: Training }
  | { give: 'stop'; epochs: number | null }
  | { give: 'shape'; shape: Shape }
  | { give: 'add layer' }
  | { give: 'data'; samples: number }
  | { give: 'table' }
  | { give: 'set'; set: DataSet }
  | { give: 'open'; title: string }
  | { give: 'label'; label: string }
  | { give: 'weight'; edge: number; weight: number }
  | { give: 'positions'; x: number };

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
  ...(['redo', 'reset', 'save', 'refresh', 'useLayers', 'new start'] as const).map((give) =>
    fc.constant({ give }),
  ),
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
  fc.constant({ give: 'table' as const }),
  fc.record({
    give: fc.constant('set' as const),
    set: fc.constantFrom(...dataSets.filter((set) => 'data' in set).slice(0, 2)),
  }),
  fc.record({ give: fc.constant('open' as const), title: fc.constantFrom('B', 'C') }),
  fc.record({ give: fc.constant('label' as const), label: fc.constantFrom('p', 'q') }),
  fc.record({
    give: fc.constant('weight' as const),
    edge: fc.nat({ max: 12 }),
    weight: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN)),
  }),
  fc.record({ give: fc.constant('positions' as const), x: fc.nat({ max: 9 }) }),
);

const scenes: fc.Arbitrary<Scene> = fc.array(
  fc
    .tuple(given, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })))
    .map(([one, then]) => ({ ...one, then })),
  { minLength: 1, maxLength: 12 },
);

function give(playground: Playground, one: Given): unknown {
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
    case 'table':
      return playground.changeData(({ split }) => ({
        split: { ...split, seed: (split?.seed ?? 1) + 1 },
      }));
    case 'set':
      return playground.chooseDataSet(one.set);
    case 'open':
      return playground.openProject({ ...start, title: one.title });
    case 'label':
      return playground.changeGraph((graph) => withLabel(graph, '1', one.label));
    case 'weight':
      return playground.setWeight(one.edge, one.weight);
    case 'positions':
      return playground.moveNeurons({ 1: [one.x, 0] } as never);
    case 'new start':
      return playground.reset((seed) => seed + 1);
    default:
      return playground[one.give]();
  }
}

const oneMore = ({ hidden, functions }: Shape): Shape => ({
  hidden: [...hidden, 2],
  functions: [...functions, 'tanh'],
});

/** The same commands, one after the other, on the same kind of session, with nothing to wait for. */
class Model {
  readonly #session = new FakeSession();
  #project: Project = start;
  #past: Project[] = [];
  #future: Project[] = [];
  running = false;
  /** Whether it never ran: then every weight is known. */
  isKnown = true;
  /** A stop may have ended the run. */
  mayHaveEnded = false;

  constructor() {
    this.#session.open(start);
  }

  get present(): Project {
    const { title, view } = this.#project;
    return {
      ...this.#session.save(),
      ...(title !== undefined && { title }),
      ...(view && { view }),
    };
  }

  get depth() {
    return [this.#past.length > 0, this.#future.length > 0];
  }

  /** @param ends the ends of the edge that was meant, as it was when the command was given */
  give(one: Given, ends: readonly [string, string] | null): void {
    const { present } = this;
    switch (one.give) {
      case 'play':
        this.running = true;
        this.isKnown = false;
        return;
      case 'pause':
        this.running = false;
        return;
      case 'undo':
      case 'redo': {
        this.running = false;
        const [from, to] =
          one.give === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
        const target = from.pop();
        if (!target) return;
        to.push(present);
        this.#open(target);
        return;
      }
      case 'step': {
        this.running = false;
        const { batch = 1 } = this.#session.training;
        const place = this.#session.samples % this.#session.rows;
        const toEnd = Math.min(batch - (place % batch), this.#session.rows - place);
        const samples = one.by === 'batch' ? toEnd : 1;
        this.#session.frame({ train: one.by === 'epoch' ? { epochs: 1 } : { samples } });
        return;
      }
      case 'configure':
        this.#change(present, () => this.#session.configure(one.training));
        return;
      case 'stop':
        this.mayHaveEnded = true;
        this.#change(present, () =>
          this.#session.configure({ stop: { epochs: one.epochs } } as never),
        );
        return;
      case 'reset':
        this.#change(present, () => this.#session.reset());
        return;
      case 'new start': {
        const seed = (this.#session.training.init?.seed ?? 1) + 1;
        this.#change(present, () => this.#session.reset({ seed }));
        return;
      }
      case 'weight':
        this.#setWeight(present, ends, one.weight);
        return;
      case 'positions':
        this.#change(present, () => {
          this.#project = { ...this.#project, view: { positions: { 1: [one.x, 0] } } };
        });
        return;
      case 'label':
        this.running = false;
        break;
      default:
    }
    const next = this.#next(one, present);
    if (next) this.#change(present, () => this.#open(next));
  }

  /** The project that a command opens. */
  #next(one: Given, present: Project): Project | null {
    const layers = shapeOf(present.network);
    const { data = {}, training = {} } = present;
    const { title = '', view } = present;
    switch (one.give) {
      case 'shape':
        return layers && withShape(present, one.shape);
      case 'add layer':
        return layers && withShape(present, oneMore(layers));
      case 'data':
      case 'table': {
        const { split } = data;
        const changed =
          one.give === 'data'
            ? { ...data, generator: { name: 'circle' as const, samples: one.samples } }
            : { ...data, split: { ...split, seed: (split?.seed ?? 1) + 1 } };
        const project = layers
          ? projectFor(changed, describeData(data), layers, training)
          : { edgewise: 1 as const, network: present.network, data: changed, training };
        return { ...project, title, ...(view && { view }) };
      }
      case 'set': {
        const { set } = one;
        if (!('data' in set)) return null;
        const functions = set.hidden.map(() => set.function);
        const hidden = { hidden: set.hidden, functions };
        const project = projectFor(set.data, describeData(set.data), hidden, set.training);
        return { ...project, title: set.label };
      }
      case 'open':
        return { ...start, title: one.title };
      case 'label': {
        const opened = this.#session.open(present);
        const graph = graphOf(opened.network, opened.weights, present.network);
        return fresh({ ...present, network: withLabel(graph, '1', one.label) });
      }
      case 'useLayers': {
        const usual: Shape = { hidden: [6], functions: ['tanh'] };
        return { ...projectFor(data, describeData(data), usual, training), title };
      }
      default:
        return null;
    }
  }

  /** What is refused leaves everything as it was. */
  #change(present: Project, change: () => unknown): void {
    const project = this.#project;
    try {
      change();
      this.#past.push(present);
      this.#future = [];
    } catch {
      this.#session.open(present);
      this.#project = project;
    }
  }

  #open(project: Project): void {
    this.#session.open(project);
    this.#project = project;
  }

  #setWeight(present: Project, ends: readonly [string, string] | null, weight: number): void {
    const { network, weights } = this.#session.open(present);
    const edge = network.edges.findIndex(
      ({ from, to }) =>
        network.neurons[from]?.id === ends?.[0] && network.neurons[to]?.id === ends?.[1],
    );
    if (edge < 0) return;
    weights[edge] = weight;
    this.#change(present, () => this.#session.setWeights(weights));
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
    positions: view?.positions,
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

  const model = new Model();
  for (const one of scene) {
    const { edges, neurons } = playground.opened?.network ?? { edges: [], neurons: [] };
    const edge = one.give === 'weight' ? edges[one.edge] : undefined;
    const ends = edge && ([neurons[edge.from]?.id ?? '', neurons[edge.to]?.id ?? ''] as const);
    model.give(one, ends ?? null);
    const slices = client.slices.length;
    void give(playground, one);
    if (one.give === 'pause') {
      await turns(one.then);
      // One may have been under way.
      expect(client.slices.length).toBeLessThanOrEqual(slices + 1);
    } else await turns(one.then);
  }
  const present = await playground.present();
  expect(present && essence(present, model.isKnown)).toEqual(essence(model.present, model.isKnown));
  expect(playground.project?.training).toEqual(model.present.training);
  expect([playground.canUndo, playground.canRedo]).toEqual(model.depth);
  if (!model.mayHaveEnded) expect(playground.running).toBe(model.running);
  if (!model.running) expect(playground.running).toBe(false);

  const before = client.slices.length;
  await turns(40);
  const after = client.slices.length;
  if (!model.running) expect(after).toBe(before);
  else if (!model.mayHaveEnded) expect(after).toBeGreaterThan(before);
  const drawn = client.slices.map((slice) => slice.drawn);
  expect(new Set(drawn).size, 'slices between two frames').toBe(drawn.length);
  playground.dispose();
}

it('any commands, however fast, are as good as one after the other', async () => {
  const delays = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(scenes, delays, play), { numRuns: 1000 });
}, 120_000);
