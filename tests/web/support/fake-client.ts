/** A client over a fake session: it answers in order, each call some turns later, and logs what it did. */

import type { Client, FrameRequest } from '../../../wasm/src/client-types.js';
import type { Data, Project, Training } from '../../../wasm/src/project.js';
import { describeData, FakeSession } from './fake-session.js';

/** Something that was done to the session, in the order of the calls. */
export type Done =
  | { what: 'open'; project: Project }
  | { what: 'slice'; drawn: number; training: Training; from: number }
  | { what: 'step' | 'restore' | 'reset' | 'configure' | 'setWeights' };

/** Turns of the event loop until a call is answered. */
export type Delay = () => number;

export function turns(count: number): Promise<void> {
  return count <= 0
    ? Promise.resolve()
    : new Promise((resolve) => setImmediate(() => void turns(count - 1).then(resolve)));
}

export class FakeClient implements Client {
  readonly session = new FakeSession();
  readonly done: Done[] = [];
  /** How often the page has drawn. */
  drawn = 0;
  readonly #delay: Delay;
  #queue: Promise<unknown> = Promise.resolve();
  #snapshot: Project | null = null;

  constructor(delay: Delay = () => 1) {
    this.#delay = delay;
  }

  describe: Client['describe'] = (data: Data) => this.#answer(() => describeData(data));
  preview: Client['preview'] = () => this.#answer(() => []);
  construct: Client['construct'] = () => Promise.reject(new Error('not asked here'));
  ask: Client['ask'] = () => Promise.reject(new Error('not asked here'));
  trace: Client['trace'] = () => Promise.reject(new Error('not asked here'));
  predict: Client['predict'] = () => Promise.reject(new Error('not asked here'));
  fingerprint: Client['fingerprint'] = () => Promise.reject(new Error('not asked here'));

  points: Client['points'] = () =>
    this.#answer(() => ({
      x: new Float32Array(),
      y: null,
      target: new Float32Array(),
      test: new Uint8Array(),
    }));

  inspect: Client['inspect'] = (name) =>
    this.#answer(() => {
      if (name === 'turn') return { place: 0, index: 0, row: 0 } as never;
      if (name !== 'encoded') throw new Error(`${name} is not asked here`);
      const row = { row: 0, set: 'train', index: 0, cells: {}, inputs: [], targets: [] };
      return row as never;
    });

  open: Client['open'] = (project: Project) =>
    this.#answer(() => {
      const opened = this.session.open(project);
      this.done.push({ what: 'open', project });
      return opened;
    });

  frame: Client['frame'] = (request) =>
    this.#answer(() => {
      this.#note(request);
      return this.session.frame(request);
    });

  reset: Client['reset'] = (options) =>
    this.#answer(() => {
      this.done.push({ what: 'reset' });
      return this.session.reset(options);
    });

  configure: Client['configure'] = (training) =>
    this.#answer(() => {
      const metrics = this.session.configure(training);
      this.done.push({ what: 'configure' });
      return metrics;
    });

  setWeights: Client['setWeights'] = (weights) =>
    this.#answer(() => {
      const metrics = this.session.setWeights(weights);
      this.done.push({ what: 'setWeights' });
      return metrics;
    });

  save: Client['save'] = () => this.#answer(() => this.session.save());
  snapshot: Client['snapshot'] = () => this.#snapshot;

  dispose(): void {
    this.#queue = new Promise(() => undefined);
  }

  get slices() {
    return this.done.filter((one) => one.what === 'slice');
  }

  #note({ restore, train }: FrameRequest): void {
    if (restore) this.done.push({ what: 'restore' });
    if (train?.milliseconds !== undefined) {
      const { training, samples: from } = this.session;
      this.done.push({ what: 'slice', drawn: this.drawn, training, from });
    } else if (train) this.done.push({ what: 'step' });
  }

  #answer<T>(act: () => T): Promise<T> {
    const answer = this.#queue.then(async () => {
      await turns(this.#delay());
      const value = act();
      this.#snapshot = this.session.save();
      return value;
    });
    this.#queue = answer.catch(() => undefined);
    return answer;
  }
}
