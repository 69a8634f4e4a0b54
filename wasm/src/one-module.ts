/**
 * One module for all workers of a page: the first one compiles it and passes it on (a page's policy may
 * forbid the page itself to), the others only instantiate it.
 */

import type { SentSource } from './wasm-source.js';

type Compiled = WebAssembly.Module | null;

/**
 * To a worker, once: the module, or null and the source where it has to compile it, and where the rest is of a
 * module that is only the first part. From that one, once: the module, or null where it could not be had.
 */
export interface ModuleMessage {
  module: Compiled;
  source?: SentSource;
  rest?: SentSource;
}

export function isModuleMessage(data: unknown): data is ModuleMessage {
  return typeof data === 'object' && data !== null && 'module' in data;
}

const nowhere = () => Promise.resolve('');

type Port = Pick<Worker, 'postMessage' | 'addEventListener'>;

export class OneModule {
  /** Null where nobody has it, or is about to. */
  compiled: Promise<Compiled> | null = null;
  readonly source: () => Promise<SentSource>;
  readonly rest: () => Promise<SentSource>;

  /**
   * @param source where the module comes from
   * @param rest where what completes it does, if it is only the first part
   */
  constructor(source: () => Promise<SentSource>, rest: () => Promise<SentSource> = nowhere) {
    this.source = source;
    this.rest = rest;
  }

  /**
   * Tells a worker its module as soon as there is one, or to compile it.
   * @param ended aborted when it is gone; those that wait for its module go on without it
   */
  async give(worker: Port, ended: AbortSignal): Promise<void> {
    const rest = this.rest().catch(nowhere);
    while (this.compiled) {
      const module = await this.compiled;
      if (ended.aborted) return;
      if (module) {
        worker.postMessage({ module, rest: await rest } satisfies ModuleMessage);
        return;
      }
    }
    const compiled = said(worker, ended);
    this.compiled = compiled;
    // Where it is not to be had, the worker says so to whoever asks it.
    const source = await this.source().catch(nowhere);
    worker.postMessage({ module: null, source, rest: await rest } satisfies ModuleMessage);
    if ((await compiled) === null) this.compiled = null;
  }

  /** The module, if some worker has it or will have it in a moment. */
  async known(): Promise<Compiled> {
    return this.compiled;
  }
}

/** What a worker says of its module; null where it is gone before. */
function said(worker: Port, ended: AbortSignal): Promise<Compiled> {
  return new Promise((resolve) => {
    const nothing = () => {
      resolve(null);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isModuleMessage(data)) resolve(data.module);
    });
    worker.addEventListener('error', nothing);
    ended.addEventListener('abort', nothing);
  });
}
