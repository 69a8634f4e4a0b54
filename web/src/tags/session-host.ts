/**
 * An element that holds a session: `edgewise-session` and `edgewise-playground`. It opens what it is
 * given, tells the page around it what happens, and takes its commands. All methods can be called before
 * anything has loaded.
 */

import { LitElement, type PropertyValues } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Project } from '../../../wasm/src/project.js';
import type { Metrics, Trace, TrainRequest } from '../../../wasm/src/types.js';
import { writeNumbersIn } from '../kit/format.js';
import { EmbeddedPlayground } from '../session/embedded.js';
import { Scrolling } from '../kit/scrolling.js';
import { InSight, Scheduler } from '../session/scheduler.js';
import type { Selection } from '../session/selection.js';
import { announceSession, held, type Holder } from './join.js';
import type { EdgewiseSession } from './public.js';
import { openSource, textInside, type Source } from './source.js';
import { checkedState, stateOf, type LearnerState } from './state.js';
import { Telling } from './telling.js';
import { wholeProject } from './whole.js';

/** Milliseconds after which an element that was removed is not about to be put elsewhere. */
const grace = 1000;

/** All sessions of a page share it: no more train at once, so that the page keeps scrolling. */
const most = 2;
/** Milliseconds between two drawings while the reader scrolls: nobody reads numbers then. */
const whileScrolling = 400;
const scrolling = typeof document === 'undefined' ? null : new Scrolling(document);
const scheduler = new Scheduler(most, () => (scrolling?.isNow ? whileScrolling : 0));

/** It goes on where it stood. */
function sourceOf({ project, attempts, run }: LearnerState): Source {
  return { kind: 'project', project, told: { attempts, run: run ?? null } };
}

/**
 * @attr {string} lang - The language that numbers are written in, as `de` for 0,25: one for all playgrounds of a page. Words are English so far.
 * @fires {CustomEvent<{metrics: Metrics}>} edgewise-ready - a project is open
 * @fires {CustomEvent<Metrics>} edgewise-metrics - `epoch`, `samples`, `trainLoss`, `testLoss`, accuracies, `status`: at most once a frame
 * @fires {CustomEvent<{kind: string, samples: number, training?: Training}>} edgewise-edit - the reader has changed something, and when: `project`, `data`, `network`, `weights`, `training`, `start` or `undo`
 * @fires {CustomEvent<{running: boolean}>} edgewise-run - training begins or holds
 * @fires {CustomEvent<GoalReached>} edgewise-goal - the goal is met, or training has ended without it: `met`, `score`, `max`, `attempts`, `fingerprint`, `result`
 * @fires {CustomEvent<{reason: string}>} edgewise-diverged - the weights grew without bound
 * @fires {CustomEvent<{state: LearnerState}>} edgewise-state - the learner's work has changed and can be stored
 * @fires {CustomEvent<{code: string, message: string}>} edgewise-error - what is wrong, in words; it also stands in the element
 */
export abstract class SessionHost extends LitElement implements Holder, EdgewiseSession {
  static override properties = {
    src: {},
    preset: {},
    seed: { type: Number },
    readonly: { type: Boolean },
    autoplay: { type: Boolean },
    theme: { reflect: true },
    loading: {},
  };
  /** The address of a project. */
  declare src: string | null;
  /** A set of data with a network for it, or an idea to try, by its name or number. */
  declare preset: string | null;
  /** Another start than the project's own. */
  declare seed: number | null;
  /** It can be trained and looked at, and not changed. */
  declare readonly: boolean;
  /** It begins to train when it has opened. */
  declare autoplay: boolean;
  /** `light` or `dark`; otherwise as your page is (CSS `color-scheme`). */
  declare theme: string | null;
  /** `lazy`: nothing is loaded before the element comes near the window. */
  declare loading: string | null;

  #source: Source | null = null;
  #turns = new InSight(scheduler);
  #playground = this.#newPlayground();
  #telling: Telling | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Where it stood when it was taken out for good. */
  #left: LearnerState | null = null;
  #isBegun = false;
  #opened = new Promise<void>(() => undefined);
  #sight: IntersectionObserver | null = null;

  constructor() {
    super();
    this.src = null;
    this.preset = null;
    this.seed = null;
    this.readonly = false;
    this.autoplay = false;
    this.theme = null;
    this.loading = null;
    this.#waitForOpening();
  }

  get [held](): EmbeddedPlayground {
    return this.#playground;
  }

  #newPlayground(): EmbeddedPlayground {
    return new EmbeddedPlayground({ turns: this.#turns });
  }

  // ---- its life in a page

  /** `lang` is the browser's own; numbers follow it. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name !== 'lang' || now === null || now === before) return;
    writeNumbersIn(now);
    if (this.#isBegun) void this.#playground.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#takeEarlier();
    clearTimeout(this.#leaving);
    announceSession(this);
    this.#watchSight();
    if (this.#isBegun) return;
    // What stands in the element may still be on its way.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => void this.#begin(), { once: true });
    } else queueMicrotask(() => void this.#begin());
  }

  /** What a script set before the tag was defined lies on the element itself, and hides the property. */
  #takeEarlier(): void {
    for (const name of ['project', 'state', 'selection'] as const) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (!own) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, own.value);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight?.disconnect();
    this.#leaving = setTimeout(() => {
      this.#end();
    }, grace);
  }

  /** The workers are free again; put back, it goes on where it stood. */
  #end(): void {
    if (!this.#isBegun) return;
    this.#left = this.state;
    this.#telling?.end();
    this.#telling = null;
    this.#playground.dispose();
    this.#playground = this.#newPlayground();
    this.#isBegun = false;
    this.#waitForOpening();
  }

  #watchSight(): void {
    if (typeof IntersectionObserver === 'undefined') return;
    this.#sight = new IntersectionObserver(
      ([entry]) => {
        // What has no looks, as a session, is always in sight.
        const isSeen = (entry?.isIntersecting ?? true) || this.getClientRects().length === 0;
        this.#turns.setSeen(isSeen);
        if (isSeen && this.loading === 'lazy') void this.#begin();
      },
      { rootMargin: '200px' },
    );
    this.#sight.observe(this);
  }

  // ---- what is open

  /** Null where there is nothing to open yet, or it is not yet time. */
  #begin(): Promise<boolean> | null {
    if (this.#isBegun || !this.isConnected) return null;
    if (this.waitsForClick() || (this.loading === 'lazy' && !this.#isNear())) return null;
    const left = this.#left && sourceOf(this.#left);
    const source = left ?? this.#source ?? this.#sourceInPage();
    if (!source) return null;
    this.#isBegun = true;
    this.#telling = new Telling(this, this.#playground);
    this.#playground.readonly = this.readonly;
    announceSession(this);
    return this.#open(source);
  }

  /** Whether nothing is loaded before the person asks for it. */
  protected waitsForClick(): boolean {
    return false;
  }

  /** Begins now, if it has not yet. */
  protected load(): void {
    void this.#begin();
  }

  #isNear(): boolean {
    const { top, bottom } = this.getBoundingClientRect();
    return bottom > -200 && top < innerHeight + 200;
  }

  #sourceInPage(): Source | null {
    if (this.src !== null) return { kind: 'src', address: this.src };
    if (this.preset !== null) return { kind: 'preset', name: this.preset };
    const text = textInside(this);
    return text === null ? null : { kind: 'text', text };
  }

  #openedNow: () => void = () => undefined;
  #refused: (fault: EdgewiseError) => void = () => undefined;

  #waitForOpening(): void {
    this.#opened = new Promise((resolve, reject) => {
      this.#openedNow = resolve;
      this.#refused = reject;
    });
    // Nobody may be waiting.
    this.#opened.catch(() => undefined);
  }

  /** Where nothing could be opened, commands that wait for it are refused with the same words. */
  #tellWaiting({ message, opened }: EmbeddedPlayground): void {
    if (opened || !message) return;
    const { code = '', text } = message;
    this.#refused(new EdgewiseError({ code, path: '', message: text }));
    this.#waitForOpening();
  }

  /** False where it is refused: what was open stays. */
  async #open(source: Source): Promise<boolean> {
    const playground = this.#playground;
    playground.pause();
    const opening = { isDone: false };
    await playground.begin(async (open) => {
      opening.isDone = (await playground.attempt(() => openSource(source, open))) ?? false;
    });
    if (playground !== this.#playground) return false;
    if (!opening.isDone) {
      this.#tellWaiting(playground);
      return false;
    }
    if (this.seed !== null && !this.#left) await playground.startFrom(this.seed);
    this.#left = null;
    this.#openedNow();
    this.#telling?.ready(source.kind === 'project' ? (source.told ?? null) : null);
    if (this.autoplay) playground.play();
    return true;
  }

  /** The last of them that is set wins. */
  #give(source: Source): Promise<boolean> {
    this.#source = source;
    this.#left = null;
    if (this.#isBegun) return this.#open(source);
    const opened = () => true;
    return this.#begin() ?? this.#opened.then(opened, () => false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#playground.readonly = this.readonly;
    if (!this.hasUpdated) return;
    if (changed.has('src') && this.src !== null) {
      void this.#give({ kind: 'src', address: this.src });
    }
    if (changed.has('preset') && this.preset !== null) {
      void this.#give({ kind: 'preset', name: this.preset });
    }
  }

  /** The document as it was opened or has been set since; weights as of the last frame. */
  get project(): Project | null {
    return this.#playground.lastKnown();
  }

  set project(project: Project | null) {
    if (project) void this.#give({ kind: 'project', project });
  }

  /** The numbers of the last frame. */
  get metrics(): Metrics | null {
    return this.#playground.frame?.metrics ?? null;
  }

  /** Whether it trains. */
  get running(): boolean {
    return this.#playground.running;
  }

  /** Whether a project is open. */
  get loaded(): boolean {
    return this.#playground.opened !== null;
  }

  /** The neuron or edge that is chosen in the figure. */
  get selection(): Selection {
    return this.#playground.selection;
  }

  set selection(selection: Selection) {
    this.#playground.select(selection);
  }

  /** All of a learner's work, as small JSON to be stored and given back. */
  get state(): LearnerState | null {
    const project = this.project;
    return project && stateOf(project, this.#telling);
  }

  set state(state: LearnerState | null) {
    if (state) void this.setState(state);
  }

  // ---- commands

  /** Settles when something is open; rejects where what was given cannot be opened. */
  #whenOpen(): Promise<EmbeddedPlayground> {
    return this.#opened.then(() => this.#playground);
  }

  /** Trains until it is paused, or its rules end it. */
  async play(): Promise<void> {
    (await this.#whenOpen()).play();
  }

  /** Settles when it rests: from then on the numbers stand. */
  async pause(): Promise<void> {
    const playground = await this.#whenOpen();
    playground.pause();
    await playground.settled();
  }

  /** Trains so many examples or epochs; one epoch where it is not said. */
  async step(amount: TrainRequest = { epochs: 1 }): Promise<Metrics | null> {
    const playground = await this.#whenOpen();
    await playground.step(amount);
    return playground.frame?.metrics ?? null;
  }

  /** Back to the same start, or to that of another seed. */
  async reset({ seed }: { seed?: number } = {}): Promise<void> {
    await (await this.#whenOpen()).startFrom(seed);
  }

  /** What goes into and out of each neuron for one example: the chosen one where none is given. */
  async trace(inputs?: number[], targets?: number[]): Promise<Trace> {
    const playground = await this.#whenOpen();
    if (inputs) return playground.trace(inputs, targets);
    return (await playground.traceExample()).trace;
  }

  /** The same as `save`, where a large table may stay in its Blob. */
  protected async present(): Promise<Project | null> {
    return (await this.#whenOpen()).present();
  }

  /** The project with its weights and all its cells: reopening it gives the same bits. */
  async save(): Promise<Project | null> {
    const project = await this.present();
    return project && wholeProject(project);
  }

  /** Opens a project in place of the present one; false where it is refused, and all stays as it was. */
  restore(project: Project): Promise<boolean> {
    return this.#give({ kind: 'project', project });
  }

  /** A learner's work as small JSON, to be stored and given back. */
  async getState(): Promise<LearnerState | null> {
    const project = await this.save();
    return project && stateOf(project, this.#telling);
  }

  /** Goes on from a state that was stored; refused, with a message, where it is none of ours. */
  async setState(state: LearnerState): Promise<boolean> {
    return this.#give(sourceOf(checkedState(state)));
  }
}
