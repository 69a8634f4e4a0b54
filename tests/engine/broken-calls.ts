/** Calls of the engine's whole API with broken documents, encodings, weights and questions. */

import { EdgewiseError, readTable, toCsv, type Engine, type Session } from '../../wasm/src/node.js';
import type { Project } from '../../wasm/src/project.js';
import { Dice, workOf } from './random-documents.js';
import { circle, iris } from './support.js';

type Anything = Record<string, unknown>;

/** A call and what it threw that it must not throw. */
export interface Finding {
  call: string;
  thrown: string;
}

const cyclic: Anything = {};
cyclic.self = cyclic;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let k = 0; k < depth; ++k) value = k % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Values that nobody should hand over. None stands for work without an end. */
const oddities: readonly (() => unknown)[] = [
  () => NaN,
  () => Infinity,
  () => -Infinity,
  () => -1,
  () => -0,
  () => 0.5,
  () => 7,
  () => 1000,
  () => 1e300,
  () => 5e-324,
  () => '',
  () => 'x1',
  () => 'label',
  () => '\ud800',
  () => 'a'.repeat(5000),
  () => '__proto__',
  () => true,
  () => null,
  () => undefined,
  () => [],
  () => [[]],
  () => [1, 2, 3],
  () => [null, 'a', 1],
  () => new Array<unknown>(3),
  () => ({}),
  () => ({ length: 2 }),
  () => ({ toJSON: () => undefined }),
  () => () => 1,
  () => Symbol('odd'),
  () => 10n,
  () => new Date(0),
  () => new Float32Array([1, NaN]),
  () => new Float64Array(3),
  () => new Map([[1, 2]]),
  () => cyclic,
  () => nested(150),
  () => nested(20_000),
];

/** Amounts of work that are over soon, or none at all. */
const amounts: readonly unknown[] = [0, 1, 3, 17, -1, 0.5, NaN, Infinity, '3', null, undefined, {}];

const encoded = {
  edgewise: 1,
  network: { layers: [5, 3, 2], hidden: 'tanh', output: 'softmax' },
  encoding: {
    inputs: [
      { name: 'n', type: 'number', shift: 1, scale: 2, typical: 1, fill: true },
      { name: 'c', type: 'category', categories: ['a', 'b', 'c'], typical: 'b' },
      { name: 't', type: 'bytes', bytes: 1 },
    ],
    targets: [{ name: 'y', type: 'category', categories: ['no', 'yes'] }],
  },
  weights: 'AAAAAA==',
  training: { loss: 'cross-entropy' },
};

const drawn = {
  edgewise: 1,
  network: {
    neurons: [
      { id: 'x', kind: 'input' },
      { id: 'b', kind: 'bias' },
      { id: 'h', kind: 'hidden', function: 'gelu' },
      { id: 'y', kind: 'output', function: 'logistic' },
    ],
    edges: [
      { from: 'x', to: 'h', weight: 0.5, start: null },
      { from: 'b', to: 'h' },
      { from: 'h', to: 'y', weight: -1 },
    ],
  },
  data: {
    table: {
      columns: [
        { name: 'x', type: 'number', values: [1, 2, null, 4, 5] },
        { name: 'y', type: 'category', values: ['a', 'b', 'a', 'b', null] },
      ],
    },
    inputs: ['x'],
    targets: ['y'],
    missing: 'fill',
  },
  progress: { samples: 7, steps: 2, optimizer: 'momentum', moments: 'AACAPwAAgD8AAIA/', start: '' },
  training: { optimizer: { name: 'momentum' }, batch: 3 },
};

const bare = {
  edgewise: 1,
  network: {
    neurons: [
      { id: 'x', kind: 'input' },
      { id: 'y', kind: 'output' },
    ],
    edges: [],
  },
  data: { generator: { name: 'sine', samples: 9 } },
};

function stringOf(value: unknown): string {
  try {
    const text = JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'bigint' || typeof one === 'symbol' || typeof one === 'function'
        ? String(one)
        : one,
    ) as string | undefined;
    return (text ?? String(value)).slice(0, 400);
  } catch {
    return '(cyclic or deep)';
  }
}

export class Breaker {
  readonly findings: Finding[] = [];
  /** Calls that were made, and how many of them were refused. */
  calls = 0;
  refused = 0;
  readonly #engine: Engine;
  readonly #dice: Dice;

  constructor(engine: Engine, seed: number) {
    this.#engine = engine;
    this.#dice = new Dice(seed);
  }

  async make(calls: number): Promise<void> {
    while (this.calls < calls) {
      const kind = this.#dice.whole(0, 99);
      if (kind < 70) this.#openAndAsk();
      else if (kind < 94) this.#askEngine();
      else if (kind < 97) await this.#read();
      else await this.#search();
      if (this.calls % 20 === 0) this.#check();
    }
    this.#check();
  }

  /** All goes on as if nothing had been asked. */
  #check(): void {
    const session = this.#engine.open(circle);
    session.train({ samples: 100 });
    const { trainLoss } = session.metrics;
    session.dispose();
    this.#expected ??= trainLoss;
    if (trainLoss === this.#expected) return;
    this.findings.push({ call: 'after all that', thrown: 'training comes to other numbers' });
  }
  #expected: number | null = null;

  #call<T>(what: string, args: readonly unknown[], act: () => T): T | undefined {
    this.calls += 1;
    try {
      return act();
    } catch (error) {
      this.#judge(what, args, error);
      return undefined;
    }
  }

  #judge(what: string, args: readonly unknown[], error: unknown): void {
    this.refused += 1;
    if (error instanceof EdgewiseError && error.code !== 'internal' && error.message !== '') return;
    const thrown = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.findings.push({ call: `${what}(${args.map(stringOf).join(', ')})`, thrown });
  }

  #odd(): unknown {
    return this.#dice.pick(oddities)();
  }

  /** The same with something else at one place, or more of it. */
  #broken(value: unknown): unknown {
    const dice = this.#dice;
    if (typeof value !== 'object' || value === null || dice.chance(0.08)) return this.#odd();
    if (Array.isArray(value)) {
      const copy = [...(value as unknown[])];
      const place = dice.whole(0, copy.length);
      const way = dice.whole(0, 19);
      if (way < 3) copy.splice(place, 1);
      else if (way < 6) copy.push(copy[place] ?? this.#odd());
      else copy[place] = this.#broken(copy[place]);
      return copy;
    }
    const copy: Anything = { ...value };
    const keys = Object.keys(copy);
    const key = keys.length > 0 ? dice.pick(keys) : 'huh';
    if (dice.chance(0.08)) return { ...copy, huh: this.#odd() };
    if (dice.chance(0.1)) Reflect.deleteProperty(copy, key);
    else copy[key] = this.#broken(copy[key]);
    return copy;
  }

  #document(): unknown {
    const dice = this.#dice;
    const random = () => workOf(dice.whole(1, 300), this.#engine)?.project ?? circle;
    const base = dice.pick([
      () => circle,
      () => iris,
      () => encoded,
      () => drawn,
      () => bare,
      random,
    ])();
    let document: unknown = base;
    for (let k = dice.pick([0, 1, 1, 1, 2, 3]); k > 0; --k) document = this.#broken(document);
    if (!dice.chance(0.1)) return document;
    try {
      const text = JSON.stringify(document);
      const place = dice.whole(0, text.length);
      return dice.chance(0.5) ? text : text.slice(0, place) + text.slice(place + dice.whole(1, 9));
    } catch {
      return document;
    }
  }

  #openAndAsk(): void {
    const document = this.#document();
    const session = this.#call('open', [document], () => this.#engine.open(document as Project));
    if (!session) return;
    for (let k = this.#dice.whole(1, 8); k > 0; --k) this.#askSession(session);
    const saved = this.#call('save', [document], () => session.save());
    if (saved) {
      const again = this.#call('open what was saved', [document], () => {
        const copy = JSON.parse(JSON.stringify(saved)) as Project;
        const other = this.#engine.open(copy);
        const same = other.fingerprint() === session.fingerprint();
        other.dispose();
        return same;
      });
      if (again !== true)
        this.findings.push({
          call: `reopen ${stringOf(document)}`,
          thrown: 'it does not come back',
        });
    }
    session.dispose();
    this.#call('weights', ['disposed of'], () => session.weights);
  }

  /** An amount of work that ends, or nonsense. */
  #amount(): unknown {
    return this.#dice.pick(amounts);
  }

  #askSession(session: Session): void {
    const dice = this.#dice;
    const odd = () => this.#odd();
    const amount = () => this.#amount();
    const on = () =>
      dice.pick([() => 'train', () => 'test', () => ({ inputs: [1], targets: [1] }), odd])();
    const broken = (value: unknown) => (dice.chance(0.4) ? value : this.#broken(value));
    const questions: Record<string, () => unknown[]> = {
      train: () => [
        dice.chance(0.9) ? { [dice.pick(['epochs', 'samples', 'milliseconds'])]: amount() } : odd(),
      ],
      reset: () => [broken({ seed: dice.whole(0, 9) })],
      configure: () => [
        broken({ optimizer: { name: 'adam', beta1: 0.5 }, batch: 3, stop: { epochs: 9 } }),
      ],
      setWeights: () => [
        dice.pick([
          () => session.weights,
          () => session.weights.fill(1e30),
          () => Array.from(session.weights, () => -0),
          odd,
        ])(),
      ],
      restore: () => [
        broken({
          weights: session.weights,
          progress: { samples: dice.pick([0, 5, 2 ** 53, 1e13]) },
        }),
      ],
      predict: () => [broken([[1, 2], { x1: 1, x2: null }, { n: 1, c: 'a', t: 'x' }])],
      evaluate: () => [dice.pick([() => [1, 2, 3, 4], () => new Float32Array(12), odd])()],
      trace: () => [
        dice.pick([() => [1, 2], odd])(),
        dice.pick([() => undefined, () => [1], odd])(),
      ],
      examples: () => [broken({ set: 'train', from: 0, count: 3 })],
      map: () => [
        broken({
          x: 'x1',
          y: 'x2',
          resolution: dice.pick([2, 9, 33]),
          fixed: { x2: 1 },
          neurons: true,
        }),
        dice.pick([() => undefined, odd])(),
      ],
      points: () => [broken({ x: 'x1', y: 'x2', target: 'label' })],
      lossSlice: () => [broken({ edge: 0, from: -1, to: 1, points: 5, on: on() })],
      lossGrid: () => [
        broken({
          edges: [0, 1],
          ranges: [
            [-1, 1],
            [0, 2],
          ],
          resolution: 4,
          on: on(),
        }),
      ],
      measures: () => [broken({ on: on() })],
      stepped: () => [broken({ on: on() })],
      encoded: () => [
        broken(
          dice.pick<object>([
            { set: 'train', index: 1 },
            { row: 1 },
            { input: { x1: 1, x2: null } },
          ]),
        ),
      ],
      collapsed: () => [broken({ inputs: [1, 2] })],
      gradientCheck: () => [broken({ edges: [0, { from: '1', to: '4' }], on: on() })],
      stepSizes: () => [broken({ epochs: [0, 1, 1000] })],
      listing: () => [broken({ set: 'train', order: 'loss', from: 0, count: 2, wrong: true })],
      restarts: () => [{ from: amount(), to: amount(), epochs: dice.pick([1, 2, 0, -1, 'x']) }],
      exhaustive: () => [
        { bits: dice.pick([1, 2, 17, odd()]), range: broken([-1, 1]), from: 0, to: amount() },
      ],
      combinations: () => [broken({ bits: 2, range: [-1, 1] })],
    };
    const readers = [
      'metrics',
      'topology',
      'network',
      'data',
      'weights',
      'starts',
      'progress',
      'composition',
      'turn',
    ];
    if (dice.chance(0.1)) {
      const name = dice.pick(readers);
      this.#call(name, [], () => (session as unknown as Anything)[name]);
      return;
    }
    const name = dice.pick(Object.keys(questions));
    const args = questions[name]?.() ?? [];
    const methods = session as unknown as Record<string, (...given: unknown[]) => unknown>;
    this.#call(name, args, () => methods[name]?.(...args));
  }

  #askEngine(): void {
    const dice = this.#dice;
    const broken = (value: unknown) => (dice.chance(0.3) ? value : this.#broken(value));
    const data = () => broken(dice.pick([circle.data, drawn.data, { builtin: 'iris' }]));
    const questions: Record<string, () => unknown[]> = {
      describe: () => [data()],
      preview: () => [data(), dice.pick([() => 3, () => this.#odd()])()],
      construct: () => [
        broken(
          dice.pick([
            { 'running-example': {} },
            { boolean: { truth: '0110' } },
            { approximation: { x: [0, 1, 2], y: [1, 1e308, -1e308], neurons: 3 } },
            { 'matrix-product': { a: [[1e20, 1]], b: [[1e20], [1]] } },
            { 'product-gate': { scale: 0.1 } },
            { sawtooth: { times: 2, deep: true } },
            { hierarchy: { seed: 5 } },
          ]),
        ),
      ],
      count: () => [broken({ base: 2, exponent: 64 })],
      fewestHidden: () => [broken({ bits: 5 })],
      functionValues: () => [broken({ function: 'tanh', x: [0, 1e300, -1] })],
      estimate: () => [broken(bare), broken({ bits: 1, range: [-1, 1], workers: 2 })],
    };
    const name = dice.pick([...Object.keys(questions), 'toCsv']);
    if (name === 'toCsv') {
      const given = broken(drawn.data.table);
      this.#call(name, [given], () => toCsv(given as never));
      return;
    }
    const args = questions[name]?.() ?? [];
    const methods = this.#engine as unknown as Record<string, (...given: unknown[]) => unknown>;
    this.#call(name, args, () => methods[name]?.(...args));
  }

  async #read(): Promise<void> {
    const dice = this.#dice;
    const csv = 'x,y\n1,a\n2,b\n';
    const source = dice.pick([
      () => csv.slice(dice.whole(0, csv.length)),
      () => Uint8Array.from({ length: dice.whole(0, 40) }, () => dice.whole(0, 255)),
      () => this.#odd(),
    ])();
    const choices = [{ kind: dice.pick(['header', 'delimiter', 'target', 'huh']), taken: 'none' }];
    const options = this.#broken({ name: 'odd.csv', choices });
    await this.#callLater('readTable', [source, options], () =>
      readTable(source as string, options as object),
    );
  }

  async #search(): Promise<void> {
    const dice = this.#dice;
    const broken = (value: unknown) => (dice.chance(0.2) ? value : this.#broken(value));
    const project = dice.chance(0.7) ? circle : this.#broken(circle);
    const best = { index: 0, loss: 1, weights: [1] };
    const calls: Record<string, () => unknown[]> = {
      restarts: () => [
        project,
        broken({ count: 3, first: 1, epochs: 1, workers: 1, onProgress: () => 0 }),
      ],
      exhaustive: () => [
        dice.chance(0.5) ? bare : project,
        broken({ bits: 1, range: [-1, 1], workers: 1, budget: 1, resume: { next: 1, best } }),
      ],
      sweep: () => [
        project,
        broken([{ path: 'training.batch', values: [1, 2] }]),
        broken({ epochs: 1, workers: 1 }),
      ],
    };
    const name = dice.pick(Object.keys(calls));
    const args = calls[name]?.() ?? [];
    // What would take long is none of the mistakes looked for here.
    const options = args.at(-1) as Anything | null | undefined;
    for (const key of ['count', 'epochs']) {
      const asked = typeof options === 'object' && options !== null ? options[key] : 0;
      if ((typeof asked === 'number' || typeof asked === 'string') && Number(asked) > 50) return;
    }
    const methods = this.#engine as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >;
    await this.#callLater(name, args, () => methods[name]?.(...args));
  }

  async #callLater(what: string, args: readonly unknown[], act: () => unknown): Promise<void> {
    this.calls += 1;
    try {
      await act();
    } catch (error) {
      this.#judge(what, args, error);
    }
  }
}
