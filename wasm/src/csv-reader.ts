/** CSV files read and written in a worker of their own, which Cancel ends. */

import * as Comlink from 'comlink';
import type { CsvCalls, ReadTable } from './csv-worker.js';
import type { OnProgress } from './csv.js';
import { EdgewiseError } from './error.js';
import type { Table } from './project.js';
import type { Reply } from './wire.js';

export type { ReadTable } from './csv-worker.js';

export interface ReadOptions {
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Runs one call in a new worker; an aborted one rejects with the signal's reason. */
async function inWorker<T>(
  call: (remote: Comlink.Remote<CsvCalls>) => Promise<Reply>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' });
  try {
    const ended = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'The worker that reads files could not start.'));
      });
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
    const reply = await Promise.race([call(Comlink.wrap<CsvCalls>(worker)), ended]);
    if (reply.fault !== null) throw new EdgewiseError(reply.fault);
    return reply.value as T;
  } finally {
    worker.terminate();
  }
}

/** Throws as readTableFile does. */
export function readTable(
  file: File,
  { onProgress, signal }: ReadOptions = {},
): Promise<ReadTable> {
  const report = Comlink.proxy(onProgress ?? (() => undefined));
  return inWorker((remote) => remote.read(file, report), signal);
}

/** The table as CSV text. */
export function csvOf(table: Table): Promise<Blob> {
  return inWorker((remote) => remote.write(table));
}
