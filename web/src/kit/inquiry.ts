/**
 * A controller that keeps the answer to a question about what is open: asked when the element comes
 * into a page, again with new weights, less often while it trains, and at once when the question
 * itself has changed. One question is under way at a time. Once something else has been opened, or the
 * element is gone, an answer that still comes is dropped, and so is what was wrong with it.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { coalesce } from './coalesce.js';

/** What is asked: a session, or anything that has weights which change. */
export interface Asked {
  /** What is open; another object once something else is. */
  readonly opened: unknown;
  readonly frame: { readonly weights: unknown } | null;
  readonly running: boolean;
  /** Settles when what a person has asked for before is done: no question delays that. */
  readonly commandsDone?: () => Promise<void>;
}

export interface Question<S extends Asked, A> {
  /** Undefined says that there is nothing to tell at present: the last answer stays. */
  ask: (asked: S) => Promise<A | undefined>;
  /** What the question depends on, beside what is open and its weights; null to ask nothing. */
  about?: (asked: S) => readonly unknown[] | null;
  /** Milliseconds between two questions while it trains; `Infinity` to ask only at rest. */
  pause?: number;
  answered?: (answer: A) => void;
  /** Takes a fault; true where it need not be shown. */
  failed?: (error: unknown) => boolean;
}

const usualPause = 250;

export class Inquiry<S extends Asked, A> implements ReactiveController {
  /** The last one; null before the first. */
  answer: A | null = null;
  /** Why there is no newer answer; empty where there is one. */
  fault = '';
  readonly #host: ReactiveControllerHost;
  readonly #asked: () => S | null;
  readonly #question: Question<S, A>;
  #isConnected = false;
  #askedFor: readonly unknown[] | null = null;
  #askedWith: unknown = null;
  #askedAt = 0;
  #answered: readonly unknown[] | null = null;

  /** @param asked whom to ask now */
  constructor(host: ReactiveControllerHost, asked: () => S | null, question: Question<S, A>) {
    this.#host = host;
    this.#asked = asked;
    this.#question = question;
    host.addController(this);
  }

  /** The same where it answers the present question, if perhaps for the weights of a moment ago. */
  get current(): A | null {
    return isSame(this.#answered, this.#key()) ? this.answer : null;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#askedFor = null;
  }

  hostUpdate(): void {
    const asked = this.#asked();
    const key = this.#key();
    if (!this.#isConnected || !asked?.frame || !key) return;
    const { weights } = asked.frame;
    const isNew = !isSame(key, this.#askedFor);
    if (!isNew && weights === this.#askedWith) return;
    const { pause = usualPause } = this.#question;
    const isSoon = !isNew && performance.now() - this.#askedAt < pause;
    if (asked.running && (isSoon || pause === Infinity)) return;
    this.#askedFor = key;
    this.#askedWith = weights;
    void this.again();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
  }

  /** Asks once more, for something has changed that is not in `about`. */
  readonly again: () => Promise<void> = coalesce(async () => {
    await this.#asked()?.commandsDone?.();
    const asked = this.#asked();
    const key = this.#key();
    if (!asked || !key || !this.#isConnected) return;
    const { opened } = asked;
    const isDue = () => this.#isConnected && asked === this.#asked() && asked.opened === opened;
    this.#askedAt = performance.now();
    try {
      const answer = await this.#question.ask(asked);
      if (answer === undefined || !isDue()) return;
      this.answer = answer;
      this.#answered = key;
      this.fault = '';
      this.#question.answered?.(answer);
    } catch (error) {
      if (!isDue() || this.#question.failed?.(error)) return;
      this.fault = error instanceof Error ? error.message : String(error);
    }
    this.#host.requestUpdate();
  });

  #key(): readonly unknown[] | null {
    const asked = this.#asked();
    if (!asked?.opened) return null;
    const { about = () => [] } = this.#question;
    const parts = about(asked);
    return parts && [asked, asked.opened, ...parts];
  }
}

function isSame(a: readonly unknown[] | null, b: readonly unknown[] | null): boolean {
  return a !== null && a.length === b?.length && a.every((value, k) => value === b[k]);
}
