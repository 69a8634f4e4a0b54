/**
 * CSV files read and written in a worker of their own, which Cancel ends; on the caller's own thread
 * where no worker can be had.
 */

import * as Comlink from 'comlink';
import type { CsvCalls, ReadTable } from './csv-calls.js';
import type { OnProgress } from './csv.js';
import { EdgewiseError } from './error.js';
import type { Table } from './project.js';
import type { Reply } from './wire.js';

export type { ReadTable } from './csv-calls.js';

export interface ReadOptions {
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Where a call runs: a worker's end of it, or the calls themselves. */
type Callee = Pick<CsvCalls, 'write'> & {
  read: (file: File, onProgress: OnProgress) => Promise<Reply>;
};

/** There is no worker to be had. */
class NotStarted extends Error {}

/** Runs one call in a new worker; an aborted one rejects with the signal's reason. */
async function inWorker(
  call: (remote: Callee) => Promise<Reply>,
  signal?: AbortSignal,
): Promise<Reply> {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./csv-worker.ts', import.meta.url), { type: 'module' });
  } catch (cause) {
    throw new NotStarted('', { cause });
  }
  try {
    const ended = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        // Its calls catch their own faults: what comes here is that it could not start.
        event.preventDefault();
        reject(new NotStarted());
      });
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
    return await Promise.race([call(Comlink.wrap<CsvCalls>(worker) as Callee), ended]);
  } finally {
    worker.terminate();
  }
}

async function run<T>(call: (callee: Callee) => Promise<Reply>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  const reply = await inWorker(call, signal).catch(async (error: unknown) => {
    if (!(error instanceof NotStarted)) throw error;
    return call((await import('./csv-calls.js')).csvCalls);
  });
  if (reply.fault !== null) throw new EdgewiseError(reply.fault);
  return reply.value as T;
}

/** Throws as readTableFile does. */
export function readTable(
  file: File,
  { onProgress, signal }: ReadOptions = {},
): Promise<ReadTable> {
  const report: OnProgress = Comlink.proxy(onProgress ?? (() => undefined));
  return run((callee) => callee.read(file, report), signal);
}

/** The table as CSV text. */
export function csvOf(table: Table): Promise<Blob> {
  return run((callee) => callee.write(table));
}
