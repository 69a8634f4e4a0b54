/**
 * Runs the straight-line code that the core writes for a network: a module of its own on the core's
 * memory, its functions put where the core's function pointers find them.
 */

import type { RawSession } from '../edgewise.js';

/** In the order of `struct Code` (core/src/network/code.hpp), which says when they are there. */
const names = ['forward', 'addGradient', 'descend', 'descendBoth', 'descendByBatch'] as const;

export class CodeHost {
  readonly #memory: WebAssembly.Memory;
  readonly #table: WebAssembly.Table;
  /** First places of functions that nobody uses any more. */
  readonly #free: number[] = [];
  /** Their code was refused: written again, it would be again. */
  readonly #refused = new WeakSet<RawSession>();

  private constructor(memory: WebAssembly.Memory, table: WebAssembly.Table) {
    this.#memory = memory;
    this.#table = table;
  }

  /** For a running core; null where it shows no memory or table. */
  static of(core: WebAssembly.Instance): CodeHost | null {
    // The linker shortens their names.
    const exported = Object.values(core.exports);
    const memory = exported.find((value) => value instanceof WebAssembly.Memory);
    const table = exported.find((value) => value instanceof WebAssembly.Table);
    return memory && table ? new CodeHost(memory, table) : null;
  }

  /**
   * Gives the session code for its network, if it gains by it.
   * @param place where its earlier code stands, or null
   * @returns where its code stands now; to be given to release()
   */
  install(session: RawSession, place: number | null): number | null {
    if (this.#refused.has(session) || !session.wantsCode()) return place;
    const functions = this.#compile(session.code());
    if (functions === null) {
      this.#refused.add(session);
      return place;
    }
    const first = place ?? this.#free.pop() ?? this.#table.grow(names.length);
    names.forEach((name, k) => {
      this.#table.set(first + k, functions[name] ?? null);
    });
    session.useCode(first);
    return first;
  }

  /** Other settings make other code. */
  tryAgain(session: RawSession): void {
    this.#refused.delete(session);
  }

  release(place: number): void {
    this.#free.push(place);
  }

  /** Null where the browser refuses, for example under memory pressure: the core has loops too. */
  #compile(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Exports | null {
    try {
      const module = new WebAssembly.Module(bytes);
      return new WebAssembly.Instance(module, { host: { memory: this.#memory } }).exports;
    } catch {
      return null;
    }
  }
}
