/** What is to be told to the person: a session only announces it, the page shows it. */

import { EdgewiseError } from '../../../wasm/src/error.js';

/** Something to tell: a fault of the user's, or what the page did by itself. */
export interface Notice {
  kind: 'fault' | 'note';
  text: string;
  /** Of a fault that something ended with: the stable code of its error, empty where it has none. */
  code?: string;
  /** Neurons of a refused cycle, to be shown in the drawing. */
  cycle?: readonly string[];
  /** A safe way on, as a button. */
  fix?: { label: string; act: () => Promise<void> };
}

export class Notices {
  readonly #announce: () => void;
  readonly #lost: () => () => unknown;
  /** The last one, until it is settled. */
  present: Notice | null = null;

  /** @param lost called when the computation is gone for good; answers with the way on */
  constructor(announce: () => void, lost: () => () => unknown) {
    this.#announce = announce;
    this.#lost = lost;
  }

  tell(notice: Notice): void {
    this.present = notice;
    this.#announce();
  }

  note(text: string): void {
    this.tell({ kind: 'note', text });
  }

  /** What was told is read, or no longer so. */
  settle(): void {
    if (!this.present) return;
    this.present = null;
    this.#announce();
  }

  /** Adds a way on to what was told. */
  offer(label: string, act: () => unknown): void {
    if (!this.present) return;
    const fix = {
      label,
      act: async () => {
        this.settle();
        await act();
      },
    };
    this.tell({ ...this.present, fix });
  }

  /** What comes of it; undefined, with a notice, where it fails. */
  async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  fail(error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    const code = error instanceof EdgewiseError ? error.code : '';
    if (code === 'disposed') return;
    const text =
      code === 'load' ? `The engine could not be loaded. Is there a connection? (${said})` : said;
    const cycle = error instanceof EdgewiseError ? error.neurons : [];
    this.tell({ kind: 'fault', text, code, ...(cycle.length > 0 && { cycle }) });
    if (code === 'worker-lost') this.offer('Go on', this.#lost());
  }

  /**
   * Gets a part of the page or its data over the connection; where that fails, says so and offers
   * to do `again` what led to it.
   */
  async loaded<T>(
    what: string,
    get: () => Promise<T>,
    again: () => unknown = get,
  ): Promise<T | undefined> {
    try {
      return await get();
    } catch {
      this.tell({ kind: 'fault', text: `${what} could not be loaded. Is there a connection?` });
      this.offer('Try again', again);
      return undefined;
    }
  }
}
