/**
 * One module for all workers of a page: the first one compiles it and passes it on (a page's policy may
 * forbid the page itself to), the others only instantiate it.
 */

import type { SentSource } from './wasm-source.js';

type Compiled = WebAssembly.Module | null;

/**
 * To a worker, once: the module, or null and the source where it has to compile it. From that one, once:
 * the module, or null where it could not be had.
 */
export interface ModuleMessage {
  module: Compiled;
  source?: SentSource;
}

export function isModuleMessage(data: unknown): data is ModuleMessage {
  return typeof data === 'object' && data !== null && 'module' in data;
}

type Port = Pick<Worker, 'postMessage' | 'addEventListener'>;

export class OneModule {
  /** Null where nobody has it, or is about to. */
  compiled: Promise<Compiled> | null = null;
  readonly source: () => Promise<SentSource>;

  /** @param source where the module comes from */
  constructor(source: () => Promise<SentSource>) {
    this.source = source;
  }

  /**
   * Tells a worker its module as soon as there is one, or to compile it.
   * @param ended aborted when it is gone; those that wait for its module go on without it
   */
  async give(worker: Port, ended: AbortSignal): Promise<void> {
    while (this.compiled) {
      const module = await this.compiled;
      if (ended.aborted) return;
      if (module) {
        worker.postMessage({ module } satisfies ModuleMessage);
        return;
      }
    }
    const compiled = said(worker, ended);
    this.compiled = compiled;
    // Where it is not to be had, the worker says so to whoever asks it.
    const source = await this.source().catch(() => '');
    worker.postMessage({ module: null, source } satisfies ModuleMessage);
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
