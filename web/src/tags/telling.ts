/** Tells the page around an element what happens in its session, as events named `edgewise-…`. */

import type { Project } from '../../../wasm/src/project.js';
import type { Edit, EmbeddedPlayground } from '../session/embedded.js';
import type { Topic } from '../session/topics.js';
import type { TrainedRun } from './result.js';
import { stateOf, type Told } from './state.js';
import { Trail } from './trail.js';

export class Telling implements Told {
  readonly #element: HTMLElement;
  readonly #playground: EmbeddedPlayground;
  readonly #listening = new AbortController();
  #isRunning = false;
  #isDue = false;
  #status = '';
  readonly #trail: Trail;
  /** How often training was begun. */
  attempts = 0;

  constructor(element: HTMLElement, playground: EmbeddedPlayground) {
    this.#element = element;
    this.#playground = playground;
    this.#trail = new Trail(playground);
    this.#on('frame', () => this.#frame());
    this.#on('run', () => this.#run());
    this.#on('notices', () => this.#notice());
    const { signal } = this.#listening;
    const edit = (event: Event) => {
      const { detail } = event as CustomEvent<Edit>;
      this.#trail.edited(detail);
      this.#tell('edit', detail);
    };
    playground.addEventListener('edit', edit, { signal });
    const keep = (event: Event) => {
      this.#tell('state', { state: stateOf((event as CustomEvent<Project>).detail, this) });
    };
    playground.addEventListener('keep', keep, { signal });
  }

  #on(topic: Topic, act: () => void): void {
    this.#playground.addEventListener(topic, act, { signal: this.#listening.signal });
  }

  /** What is trained, to be repeated. */
  get run(): TrainedRun | null {
    return this.#trail.run;
  }

  end(): void {
    this.#listening.abort();
  }

  #tell(name: string, detail: unknown = null): void {
    const init = { detail, bubbles: true, composed: true };
    this.#element.dispatchEvent(new CustomEvent(`edgewise-${name}`, init));
  }

  /** Something is open; `told` where it was told before, and goes on. */
  ready(told: Told | null): void {
    if (told) this.attempts = told.attempts;
    this.#trail.begin(told?.run);
    const { metrics } = this.#playground.frame ?? {};
    this.#status = metrics?.status ?? '';
    this.#tell('ready', { metrics });
  }

  /** Once between two frames of the screen. */
  #frame(): void {
    this.#trail.seen();
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      if (!this.#listening.signal.aborted) this.#metrics();
    });
  }

  #metrics(): void {
    const { metrics } = this.#playground.frame ?? {};
    if (!metrics) return;
    this.#tell('metrics', metrics);
    if (metrics.status === this.#status) return;
    this.#status = metrics.status;
    if (metrics.status === 'diverged') this.#tell('diverged', { reason: metrics.reason });
    if (metrics.status === 'goal-met' || metrics.status === 'stopped') void this.#goal();
  }

  /** Also where training has ended without it: a part of the conditions may hold. */
  async #goal(): Promise<void> {
    const { reachedOf } = await import('./goal.js');
    const { attempts, run } = this;
    const reached = await this.#playground.attempt(() =>
      reachedOf(this.#playground, { attempts, run }),
    );
    // Where another run has begun meanwhile, this one is over.
    if (reached && run === this.run && !this.#listening.signal.aborted) this.#tell('goal', reached);
  }

  #run(): void {
    const { running } = this.#playground;
    if (running === this.#isRunning) return;
    this.#isRunning = running;
    if (running) this.attempts += 1;
    this.#tell('run', { running });
  }

  #notice(): void {
    const { message } = this.#playground;
    if (message?.kind === 'fault') {
      this.#tell('error', { code: message.code ?? '', message: message.text });
    }
  }
}
