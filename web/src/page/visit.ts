/**
 * The session of the page: it begins with what the page opens first, is kept as it goes on, and ends a
 * while after the page's element was taken out; put elsewhere at once, it goes on.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Playground } from '../session/playground.js';
import { begin, type Beginning } from './beginning.js';
import { Keeping } from './keeping.js';
import { entryOf } from './storage.js';

/** Milliseconds after which an element that was removed is not about to be put elsewhere. */
const grace = 1000;

export interface VisitActs {
  /** What was opened first stands there. */
  begun: (from: Beginning) => void;
  /** The way out where nothing can be kept. */
  saveFile: () => void;
}

export class Visit implements ReactiveController {
  readonly #acts: VisitActs;
  playground = new Playground();
  #keeping: Keeping | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  readonly #saveNow = (event: Event) => {
    if (document.hidden || event.type === 'pagehide') this.playground.saveNow();
  };

  constructor(host: ReactiveControllerHost, acts: VisitActs) {
    this.#acts = acts;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#leaving);
    document.addEventListener('visibilitychange', this.#saveNow);
    addEventListener('pagehide', this.#saveNow);
    if (!this.#keeping) void this.#begin();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#saveNow);
    removeEventListener('pagehide', this.#saveNow);
    this.#leaving = setTimeout(() => {
      this.#end();
    }, grace);
  }

  async #begin(): Promise<void> {
    const { playground } = this;
    const keeping = new Keeping(playground, this.#acts.saveFile);
    this.#keeping = keeping;
    keeping.begin();
    const began = entryOf(history.state);
    const { hash } = location;
    // A page in one file may hold a project (passing-on.ts).
    const { project = '' } = document.documentElement.dataset;
    const from = await begin(playground, hash || project);
    const parts = await playground.loaded('A part of the page', () => import('./entries.js'));
    if (playground !== this.playground) return;
    if (parts) keeping.entries = new parts.Entries(playground, began, hash);
    this.#acts.begun(from);
  }

  /** For good, unless the element is put back: then it begins again with what was kept. */
  #end(): void {
    this.playground.saveNow();
    this.#keeping?.end();
    this.#keeping = null;
    this.playground.dispose();
    this.playground = new Playground();
  }
}
