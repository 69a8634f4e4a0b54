/**
 * The page's handle on a session that runs elsewhere: calls go one after the other, and a worker
 * that dies or hangs is replaced by another that goes on from the last snapshot.
 */

import { encodeFloats } from './base64.js';
import type { Client, ClientOptions, Frame, Opened } from './client-types.js';
import { EdgewiseError } from './error.js';
import { merged } from './merge.js';
import { isAnsweredFirst } from './parts.js';
import type { Place, PlaceMaker } from './place.js';
import type { Progress, Project, Training } from './project.js';
import type { Metrics } from './types.js';
import type { Method } from './wire.js';

const defaultPatience = 10_000;

/** The call that loads what training does not need. */
const completing = 'complete' satisfies Method;

/** The worker is gone: the call may be repeated in another one. */
class Lost extends Error {}

/** What is needed to go on elsewhere: the project, and the weights and progress of some frame. */
class Snapshot {
  #project: Project;
  #weights: Float32Array | null = null;
  #progress: Progress;
  /** The author's; where no weight has been seen yet, the project says it all. */
  readonly #starts: Float32Array | null;

  constructor(project: Project, starts: Float32Array | null) {
    this.#project = project;
    this.#starts = starts;
    this.#progress = project.progress ?? { samples: 0 };
  }

  saw(weights: Float32Array, progress: Progress): void {
    // A copy: the page may transfer or change its own.
    this.#weights = weights.slice();
    this.#progress = progress;
  }

  /** Other weights, while training stands where it stood. */
  given(weights: Float32Array): void {
    this.#weights = weights.slice();
  }

  changed(training: Training): void {
    this.#project = { ...this.#project, training: merged(this.#project.training ?? {}, training) };
  }

  document(): Project {
    if (this.#weights === null) return this.#project;
    const starts = this.#starts;
    // Once trained, weights are the seed's but for what is said.
    const needsSaying = starts && (starts.length > 0 || this.#progress.samples === 0);
    return {
      ...this.#project,
      weights: encodeFloats(this.#weights),
      progress: { ...this.#progress, ...(needsSaying && { start: encodeFloats(starts) }) },
    };
  }

  /** Another document of the same session. */
  saved(project: Project): Snapshot {
    return new Snapshot(project, this.#starts);
  }
}

function lostTwice(reason: string): EdgewiseError {
  return new EdgewiseError({
    code: 'worker-lost',
    path: '',
    message: `The computation stopped twice in a row (${reason}). The last state is kept: go on from it, or save the project and reload the page.`,
  });
}

/** Functions and the like cannot be passed on to a worker. */
function cannotCross(error: DOMException): EdgewiseError {
  return new EdgewiseError({
    code: 'type',
    path: '',
    message: `What was given holds something that is no data: ${error.message}`,
  });
}

class PlaceClient implements Client {
  readonly #options: ClientOptions;
  readonly #makers: PlaceMaker[];
  #place: Place | null = null;
  #died = new Promise<never>(() => undefined);
  #lose: (error: Lost) => void = () => undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #snapshot: Snapshot | null = null;
  #answered = false;
  #disposed = false;
  #isComplete = false;

  constructor(options: ClientOptions, makers: readonly PlaceMaker[]) {
    this.#options = options;
    this.#makers = [...makers];
  }

  describe: Client['describe'] = (data) => this.#send('describe', [data]);
  construct: Client['construct'] = (question) => this.#later('construct', [question]);
  ask: Client['ask'] = (name, question) => this.#later('ask', [name, question]);
  preview: Client['preview'] = (data, rows, from = 0) => this.#send('preview', [data, rows, from]);
  predict: Client['predict'] = (rows) => this.#later('predict', [rows]);
  trace: Client['trace'] = (inputs, targets) => this.#later('trace', [inputs, targets]);
  points: Client['points'] = (request) => this.#send('points', [request]);
  inspect: Client['inspect'] = (name, question) =>
    isAnsweredFirst(name, question as object | null)
      ? this.#send('inspect', [name, question])
      : this.#later('inspect', [name, question]);
  fingerprint: Client['fingerprint'] = () => this.#send('fingerprint', []);

  save: Client['save'] = async () => {
    const project = await this.#send<Project>('save', []);
    this.#snapshot = this.#snapshot?.saved(project) ?? null;
    return project;
  };

  snapshot: Client['snapshot'] = () => this.#snapshot?.document() ?? null;

  open: Client['open'] = async (project: Project) => {
    const opened = await this.#send<Opened>('open', [project]);
    this.#snapshot = new Snapshot(project, opened.starts);
    this.#snapshot.saw(opened.weights, opened.progress);
    return opened;
  };

  frame: Client['frame'] = (request) => this.#seen(this.#send('frame', [request]));

  reset: Client['reset'] = async (options) => {
    const frame = await this.#seen(this.#send('reset', [options ?? {}]));
    if (options?.seed !== undefined) this.#snapshot?.changed({ init: { seed: options.seed } });
    return frame;
  };

  configure: Client['configure'] = async (training) => {
    const metrics = await this.#send<Metrics>('configure', [training]);
    this.#snapshot?.changed(training);
    return metrics;
  };

  setWeights: Client['setWeights'] = async (weights) => {
    const metrics = await this.#send<Metrics>('setWeights', [weights]);
    this.#snapshot?.given(weights);
    return metrics;
  };

  dispose(): void {
    this.#disposed = true;
    this.#lose(new Lost('it was ended'));
    this.#end();
  }

  async #seen(answer: Promise<Frame>): Promise<Frame> {
    const frame = await answer;
    if (frame.progress) this.#snapshot?.saw(frame.weights, frame.progress);
    return frame;
  }

  /** What the second part of the module answers: until that is there, calls that are made later go first. */
  async #later<T>(method: Method, args: unknown[]): Promise<T> {
    if (!this.#isComplete) await this.#send(completing, []);
    this.#isComplete = true;
    return this.#send(method, args);
  }

  /** Queues a call; repeats it elsewhere if the worker is lost over it, but not for ever. */
  #send<T>(method: Method, args: unknown[]): Promise<T> {
    const answer = this.#queue.then(async () => {
      let reason = '';
      for (let losses = 0; ;) {
        try {
          const value = await this.#call<T>(method, args);
          if (losses > 0 && this.#snapshot) this.#options.onRestart?.(reason);
          return value;
        } catch (error) {
          if (!(error instanceof Lost)) throw error;
          reason = error.message;
        }
        // A place that never answered cannot be had here: down the ladder.
        if (!this.#answered && this.#makers.length > 1) this.#makers.shift();
        else if (++losses > 1) throw lostTwice(reason);
      }
    });
    if (method !== completing) this.#queue = answer.catch(() => undefined);
    return answer;
  }

  async #call<T>(method: Method, args: unknown[]): Promise<T> {
    if (this.#disposed) {
      throw new EdgewiseError({
        code: 'disposed',
        path: '',
        message: 'This client has been disposed of. Create another.',
      });
    }
    if (this.#place === null) {
      this.#begin();
      if (this.#snapshot && method !== 'open') {
        await this.#ask('open', [this.#snapshot.document()]).catch((error: unknown) => {
          // Half a place is none: the next call begins again.
          this.#end();
          throw error;
        });
      }
    }
    return this.#ask(method, args);
  }

  async #ask<T>(method: Method, args: unknown[]): Promise<T> {
    const place = this.#place;
    if (place === null) throw new Lost('it was ended');
    const patience = this.#options.patience ?? defaultPatience;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hung = new Promise<never>((_, reject) => {
      // How long a file takes to come says nothing of the worker.
      if (method === completing) return;
      timer = setTimeout(() => {
        reject(new Lost(`no answer for ${String(patience / 1000)} seconds`));
      }, patience);
    });
    try {
      const reply = await Promise.race([place.call(method, args), this.#died, hung]);
      this.#answered = true;
      // Without its module a place is of no use; the next one fetches it again.
      if (reply.fault?.code === 'load') this.#end();
      if (reply.fault !== null) throw new EdgewiseError(reply.fault);
      return reply.value as T;
    } catch (error) {
      if (error instanceof Lost) this.#end();
      if (error instanceof DOMException) throw cannotCross(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #begin(): void {
    const [make] = this.#makers;
    let place: Place;
    try {
      if (make === undefined) throw new Error('there is no place to run');
      place = make();
    } catch (error) {
      throw new Lost(String(error));
    }
    this.#place = place;
    this.#died = new Promise((_, reject) => {
      this.#lose = reject;
      place.onDeath((reason) => {
        reject(new Lost(reason));
      });
    });
    this.#died.catch(() => undefined);
  }

  #end(): void {
    this.#place?.end();
    this.#place = null;
    this.#isComplete = false;
  }
}

/** A client over given places, best first. */
export function clientOver(makers: readonly PlaceMaker[], options: ClientOptions = {}): Client {
  return new PlaceClient(options, makers);
}
