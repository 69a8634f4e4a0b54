/**
 * Two networks trained in step, example by example: A is what stands in the playground, from its start, B
 * the same but for one setting. The playground itself stays as it is.
 */

import type { FrameRequest } from '../../../wasm/src/client-types.js';
import type { Project } from '../../../wasm/src/project.js';
import type { MapRequest } from '../../../wasm/src/types.js';
import { mapAlong } from '../project/axes.js';
import { coalesce } from '../kit/coalesce.js';
import { nextFrame } from '../kit/next-frame.js';
import type { Playground } from '../session/playground.js';
import { atItsStart, completed, variantOf, type Setting, type Value } from '../project/settings.js';
import { Side } from './side.js';
import { Slice } from './slice.js';
import { Pace } from '../session/speed.js';

const mapResolution = { running: 48, resting: 96 };
const curveResolution = 121;

/** What B has, and A does not. */
export interface Change {
  setting: Setting;
  value: Value;
}

/** Both, as they were opened with some change. */
export interface Pair {
  a: Side;
  b: Side;
  change: Change;
  /** Of A. */
  now: Value;
  original: Project;
}

export class Comparison extends EventTarget {
  readonly #playground: Playground;
  readonly #pace = new Pace();
  #slice = new Slice();
  #sides: readonly [Side, Side] | null = null;
  #wanted: Change | null = null;
  #opening = Promise.resolve();
  #isLooping = false;
  #isDisposed = false;

  /** Null until both are open. */
  pair: Pair | null = null;
  running = false;
  /** Epochs after which both pause. */
  until = 0;
  /** Why B could not be had: what was compared before still stands. */
  fault = '';

  constructor(playground: Playground) {
    super();
    this.#playground = playground;
  }

  /** Opens both at their start. */
  compare(change: Change): Promise<void> {
    this.#wanted = change;
    this.pause();
    this.#opening = this.#open();
    return this.#opening;
  }

  /** Both at their start again, as they are. */
  again(): Promise<void> {
    return this.pair ? this.compare(this.pair.change) : Promise.resolve();
  }

  /** Trains both up to the next multiple of so many epochs, once what was chosen before is open. */
  async run(epochs: number): Promise<void> {
    const opening = this.#opening;
    await opening;
    if (opening !== this.#opening) return this.run(epochs);
    if (this.running || !this.pair) return;
    this.#playground.pause();
    const { samples, rows } = this.#place;
    this.until = (Math.floor(samples / rows / epochs) + 1) * epochs;
    this.running = true;
    this.#pace.restart();
    this.#changed();
    if (!this.#isLooping) void this.#loop();
  }

  pause(): void {
    if (!this.running) return;
    this.running = false;
    this.#changed();
  }

  /** Maps for other axes, or finer ones when it has stopped. */
  readonly refresh = coalesce(async () => {
    await this.#advance({});
  });

  /** B as it is now in place of what stands in the playground, which undo takes back. */
  async openB(): Promise<boolean> {
    this.pause();
    const { pair } = this;
    if (!pair) return false;
    const project = completed(await pair.b.save(), pair.original);
    return this.#playground.openProject(project);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.running = false;
    this.pair = null;
    for (const side of this.#sides ?? []) side.dispose();
    this.#sides = null;
  }

  // ---- inside

  readonly #open = coalesce(async () => {
    const change = this.#wanted;
    const { project } = this.#playground;
    if (!change || !project || this.#isDisposed) return;
    this.#sides ??= [new Side(), new Side()];
    const [a, b] = this.#sides;
    const start = atItsStart(project);
    try {
      // B first: where it is refused, both stay as they were.
      await b.open(variantOf(start, change.setting, change.value));
      await a.open(start);
      const now = change.setting.now(project) ?? '';
      this.pair = { a, b, change, now, original: project };
      this.until = 0;
      this.fault = '';
      this.#slice = new Slice();
      await this.refresh();
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
    }
    this.#changed();
  });

  /** How far those are that can go on: both have seen the same examples. */
  get #place(): { samples: number; rows: number; canGoOn: boolean } {
    const { pair } = this;
    const going = pair ? [pair.a, pair.b].filter(({ ended }) => ended === '') : [];
    const seen = going.map(({ state }) => state?.frame.metrics.samples ?? 0);
    const rows = pair?.a.state?.opened.data?.rows.train ?? 1;
    return { samples: Math.max(0, ...seen), rows, canGoOn: going.length > 0 };
  }

  async #loop(): Promise<void> {
    this.#isLooping = true;
    while (this.running) {
      const { samples, rows } = this.#place;
      const left = Math.max(0, this.until * rows - samples);
      const due = this.#pace.next(this.#playground.speed, rows);
      const now = Math.min(left, this.#slice.samples, due ? (due.samples ?? Infinity) : 0);
      if (now > 0) {
        const start = performance.now();
        await this.#advance({ train: { samples: now } });
        this.#slice.took(now, performance.now() - start);
      }
      if (left <= now || !this.#place.canGoOn) this.pause();
      // The next slice only after this one has been drawn.
      await nextFrame();
    }
    this.#isLooping = false;
    if (!this.#isDisposed) await this.refresh();
  }

  async #advance(request: FrameRequest): Promise<void> {
    const { pair } = this;
    if (!pair) return;
    const whole = { ...request, map: this.#map() };
    await Promise.all([pair.a.advance(whole), pair.b.advance(whole)]);
    if (!this.#isDisposed) this.#changed();
  }

  #map(): MapRequest | null {
    const { axes } = this.#playground;
    if (!axes) return null;
    const map = mapAlong(this.#playground.opened?.data ?? null, axes);
    if (axes.y === null) return { ...map, resolution: curveResolution };
    return { ...map, resolution: mapResolution[this.running ? 'running' : 'resting'] };
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
