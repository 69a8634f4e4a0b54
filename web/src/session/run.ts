/**
 * The run of what is open: its latest frame of numbers, its losses and earlier moments, and whether
 * and how fast it trains.
 */

import type { Turn } from '../../../wasm/src/answers.js';
import type { Client, Frame, FrameRequest, Opened } from '../../../wasm/src/client-types.js';
import type { Project, Training } from '../../../wasm/src/project.js';
import type { Moment, TrainRequest } from '../../../wasm/src/types.js';
import { coalesce } from '../kit/coalesce.js';
import { formatNumber } from '../kit/format.js';
import { nextFrame } from '../kit/next-frame.js';
import { trainingOf } from '../project/defaults.js';
import { calmerStepSize } from '../project/divergence.js';
import type { Commands } from './commands.js';
import type { OpenDocument } from './document.js';
import { LossHistory, type LossSeries } from './history.js';
import type { Notices } from './notices.js';
import type { SaveTimer } from './save-timer.js';
import type { Turns } from './scheduler.js';
import { Pace, usualSpeed, type Speed } from './speed.js';
import { Timeline, type Kept } from './timeline.js';
import type { Before, UndoStack } from './undo-stack.js';
import type { View } from './view.js';

export type StepAmount = 'example' | 'batch' | 'epoch' | TrainRequest;

/** The parts that a run needs. */
export interface RunParts {
  client: Client;
  commands: Commands;
  notices: Notices;
  document: OpenDocument;
  view: View;
  undo: UndoStack;
  saves: SaveTimer;
  /** Where several train on one page. */
  turns?: Turns | undefined;
}

export class Run {
  readonly #parts: RunParts;
  readonly #announce: (topic: 'frame' | 'run') => void;
  readonly #byHand: (training: Training) => Promise<boolean>;
  /** Earlier moments of this run. */
  readonly timeline = new Timeline();
  readonly #history = new LossHistory();
  readonly #pace = new Pace();
  frame: Frame | null = null;
  /** The example whose turn it was, while few are trained at a time. */
  turn: Turn | null = null;
  running = false;
  speed: Speed = usualSpeed;
  /** Runs that have begun: each with a timeline of its own. */
  #runs = 0;
  /** How often Play was asked for, and how many commands had been given by then. */
  #plays = 0;
  #playedAt = 0;
  #isLooping = false;
  /** The moment that was asked for and is not shown yet. */
  #wanted: Kept | null = null;
  /** It trained when the worker was lost for good. */
  #isInterrupted = false;

  /** @param byHand how settings change where a person takes what is offered here */
  constructor(
    parts: RunParts,
    announce: (topic: 'frame' | 'run') => void,
    byHand: (training: Training) => Promise<boolean>,
  ) {
    this.#parts = parts;
    this.#announce = announce;
    this.#byHand = byHand;
  }

  get losses(): LossSeries {
    return this.#history.series;
  }

  // ---- numbers

  /** The run of what has just been opened. */
  begin({ metrics, weights, progress }: Opened): void {
    this.forget();
    const none = { map: null, neuronMap: null, examples: null };
    this.#show({ metrics, weights, progress, ...none });
  }

  /** Another run begins: the losses and moments of the last one are gone. */
  forget(): void {
    this.#runs += 1;
    this.turn = null;
    this.#wanted = null;
    this.#history.clear();
    this.timeline.clear();
  }

  /** The losses of the same run, as far as training stands. */
  takeUp(losses: LossSeries): void {
    if (!this.frame) return;
    this.#history.takeUp(losses);
    this.#history.goBackTo(this.#epochOf(this.frame));
    this.#show(this.frame);
  }

  copyOfLosses(): LossSeries {
    return this.#history.copy();
  }

  /**
   * Asks for the numbers as they are now.
   * @param others what is asked for beside it, to be shown with it
   */
  async look(...others: Promise<unknown>[]): Promise<void> {
    const [frame] = await Promise.all([this.#answer({}), ...others]);
    if (frame) this.#show(frame);
  }

  /** The same between two commands, once more if asked again meanwhile. */
  readonly refresh = coalesce(() => this.#parts.commands.between(() => this.look()));

  /** Goes on from this moment, as another run if not told; false, with a notice, where its weights are refused. */
  async restartFrom(moment: Moment, isSameRun = false): Promise<boolean> {
    const frame = await this.#answer({ restore: moment });
    if (!frame) return false;
    if (!isSameRun) this.forget();
    this.#show(frame);
    return true;
  }

  async #ask(request: FrameRequest): Promise<Frame | undefined> {
    const frame = await this.#answer(request);
    if (frame && request.train) await this.#followTurn(request.train);
    if (frame) this.#show(frame);
    return frame;
  }

  #answer(request: FrameRequest): Promise<Frame | undefined> {
    const { client, notices, view } = this.#parts;
    return notices.attempt(() => client.frame(view.request(request, this.running)));
  }

  #show(frame: Frame): void {
    this.frame = frame;
    if (this.timeline.add(frame)) {
      for (const metrics of [...(frame.between ?? []), frame.metrics]) {
        this.#history.add(this.#epochOf({ metrics }), metrics.trainLoss, metrics.testLoss);
      }
    }
    this.#announce('frame');
  }

  /** With the part of the epoch that is done. */
  #epochOf({ metrics }: Pick<Frame, 'metrics'>): number {
    return metrics.samples / this.#parts.document.trainingRows;
  }

  /** The project as it stands at the latest moment: who only looks back loses nothing by that. */
  async atLatest(): Promise<Project | null> {
    const present = await this.#parts.document.present();
    return present && this.timeline.atLatest(present);
  }

  /** The same at once, as of some recent frame. */
  lastKnown(): Project | null {
    const last = this.#parts.client.snapshot();
    return last && this.timeline.atLatest(this.#parts.document.titled(last));
  }

  /** What a step of undo comes back to. */
  async before(): Promise<Before | null> {
    const project = await this.atLatest();
    return project && { project, losses: this.copyOfLosses() };
  }

  // ---- training

  /** Trains on, from the first moment at which all that was given before holds. */
  play(): void {
    if (this.running) return;
    this.running = true;
    this.#plays += 1;
    this.#playedAt = this.#parts.commands.given;
    this.#isInterrupted = false;
    this.#parts.notices.settle();
    this.#pace.restart();
    this.#announce('run');
    void this.#loop();
  }

  /** Holds at once: no further slice begins, whatever waits. */
  pause(): void {
    if (!this.running) return;
    this.hold();
    void this.refresh();
    this.#parts.saves.soon();
  }

  /** The same without another look at where it stands. */
  hold(): void {
    this.running = false;
    this.#announce('run');
  }

  setSpeed(speed: Speed): void {
    this.speed = speed;
    this.#pace.restart();
    this.#announce('run');
  }

  /** The time that something else took is not due. */
  skipTime(): void {
    this.#pace.restart();
  }

  /** The computation is gone for good; the answer is the way on. */
  lost(): () => unknown {
    this.#isInterrupted ||= this.running;
    return () => {
      if (this.#isInterrupted) this.play();
      else void this.refresh();
    };
  }

  /** The one loop: a slice between two commands, then the next once this one has been drawn. */
  async #loop(): Promise<void> {
    if (this.#isLooping) return;
    this.#isLooping = true;
    while (this.running) {
      const done = await this.#parts.turns?.take();
      await this.#parts.commands.between(() => this.#slice(), this.#playedAt);
      done?.();
      await nextFrame();
    }
    this.#isLooping = false;
  }

  async #slice(): Promise<void> {
    if (!this.running) return;
    const plays = this.#plays;
    this.goOn();
    const { data } = this.#parts.document.opened ?? {};
    const train = data && this.#pace.next(this.speed, data.rows.train);
    const frame = train && (await this.#ask({ train }));
    if (frame) this.#parts.saves.inAWhile();
    const isOver = frame ? frame.metrics.status !== 'running' : !data || train !== null;
    // Whoever has pressed Play since asks for another try.
    if (!isOver || plays !== this.#plays) return;
    this.hold();
    if (frame) this.#ended(frame);
  }

  #ended({ metrics: { status, reason } }: Frame): void {
    if (status === 'diverged') this.#offerCalmerStart(reason);
    else if (!this.#parts.document.tellsItself(status)) this.#parts.notices.note(reason);
    void this.refresh();
    this.#parts.saves.soon();
  }

  #offerCalmerStart(text: string): void {
    const initial = calmerStepSize(this.#parts.document);
    const act = async () => {
      if ((await this.#byHand({ stepSize: { initial } })) && (await this.reset())) this.play();
    };
    const label = `Start again with step size ${formatNumber(initial)}`;
    this.#parts.notices.tell({ kind: 'fault', text, fix: { label, act } });
  }

  step(amount: StepAmount): Promise<boolean> {
    this.pause();
    return this.#parts.commands.give(async () => {
      this.goOn();
      const frame = await this.#ask({ train: this.#requestOf(amount) });
      if (frame) this.#parts.saves.soon();
      return frame !== undefined;
    });
  }

  #requestOf(amount: StepAmount): TrainRequest {
    if (typeof amount === 'object') return amount;
    if (amount === 'epoch') return { epochs: 1 };
    return { samples: amount === 'batch' ? this.#toBatchEnd() : 1 };
  }

  /** Where few examples are trained at a time, the last of them is the one to look at. */
  async #followTurn({ samples = Infinity }: TrainRequest): Promise<void> {
    const { client, document, notices, view } = this.#parts;
    const isFew = samples <= trainingOf(document).batch;
    const turn = isFew ? await notices.attempt(() => client.inspect('turn', {})) : null;
    this.turn = turn ?? null;
    if (turn) view.setExample({ set: 'train', index: turn.index, input: null });
  }

  /** Examples until the next step of the weights; the last batch of an epoch may be shorter. */
  #toBatchEnd(): number {
    const { document } = this.#parts;
    const rows = document.trainingRows;
    const { batch } = trainingOf(document);
    const place = (this.frame?.metrics.samples ?? 0) % rows;
    return Math.min(batch - (place % batch), rows - place);
  }

  /** Back to the same start, or to the start of another seed. */
  reset(seed?: number | ((seed: number) => number)): Promise<boolean> {
    const { client, commands, document, notices, saves, undo } = this.#parts;
    return commands.give(async () => {
      const before = await this.before();
      const next = typeof seed === 'function' ? seed(trainingOf(document).init.seed) : seed;
      const options = next === undefined ? undefined : { seed: next };
      const frame = await notices.attempt(() => client.reset(options));
      if (!frame) return false;
      if (before) undo.remember(before);
      if (next !== undefined) document.setTraining({ init: { seed: next } });
      this.forget();
      notices.settle();
      const { map = null, neuronMap = null } = this.frame ?? {};
      this.#show({ ...frame, map, neuronMap });
      await this.look();
      this.skipTime();
      saves.soon();
      return true;
    });
  }

  /** Settings that need no restart, as a patch; refused ones are told and change nothing. */
  configure(training: Training): Promise<boolean> {
    const { client, commands, document, notices, saves, undo } = this.#parts;
    return commands.give(async () => {
      const before = await this.before();
      const metrics = await notices.attempt(() => client.configure(training));
      if (!metrics) return false;
      if (before) undo.remember(before);
      document.setTraining(training);
      notices.settle();
      await this.look();
      saves.soon();
      return true;
    });
  }

  // ---- the timeline

  /** The earlier moment that is looked at, or will be in a moment; null at the latest. */
  get shownMoment(): Kept | null {
    const wanted = this.#wanted;
    if (!wanted) return this.timeline.shown;
    const latest = this.timeline.moments.at(-1);
    return wanted.metrics.samples === latest?.metrics.samples ? null : wanted;
  }

  /** Its epoch. */
  get shownEpoch(): number | null {
    return this.shownMoment && this.#epochOf(this.shownMoment);
  }

  /** Looks at a moment of this run. Nothing is lost before training goes on from there. */
  showMoment(moment: Kept): Promise<boolean> {
    this.pause();
    const run = this.#runs;
    // For the hand that moves on before the network stands there.
    this.#want(moment);
    return this.#parts.commands.giveLatest('moment', async () => {
      const isThere = run === this.#runs && (await this.#lookBack(moment));
      if (this.#wanted === moment) this.#want(null);
      return isThere;
    });
  }

  #want(moment: Kept | null): void {
    this.#wanted = moment;
    this.#announce('frame');
  }

  /** @returns whether the run still has the moment */
  async #lookBack({ metrics: { samples } }: Kept): Promise<boolean> {
    const { timeline } = this;
    const latest = timeline.moments.at(-1);
    // Where training stands is known in full only once it is at rest.
    if ((this.frame?.metrics.samples ?? 0) >= (latest?.metrics.samples ?? 0)) await this.look();
    const moment = timeline.moments.find(({ metrics }) => metrics.samples === samples);
    if (!moment) return false;
    const { weights, progress } = moment;
    const frame = await this.#answer({ restore: { weights, progress } });
    if (!frame) return true;
    timeline.show(moment);
    this.#show(frame);
    return true;
  }

  /** Before anything changes the weights: what came after the moment looked at is left to Undo. */
  goOn(): void {
    const { shown } = this.timeline;
    if (!shown) return;
    const project = this.lastKnown();
    if (project) this.#parts.undo.remember({ project, losses: this.copyOfLosses() });
    this.timeline.goOn();
    this.#history.goBackTo(this.#epochOf(shown));
    if (this.frame) this.#show(this.frame);
  }
}
