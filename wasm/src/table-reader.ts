/**
 * Tables read and written in a worker of their own, which Cancel ends; on the caller's own thread
 * where no worker can be had.
 */

import * as Comlink from 'comlink';
import { besideThis } from './beside-this.js';
import { EdgewiseError } from './error.js';
import type { ExportName, LossSeries } from './exported.js';
import { readerSource } from './locate-reader.js';
import type { TableCalls } from './table-calls.js';
import type { Project, Table } from './project.js';
import type { OnProgress, ReadOptions, ReadTable, TableSource } from './read-table.js';
import { viaBlob, type Start } from './start.js';
import { fileTableWorker } from './start-table.js';
import { sentFile, type SentSource } from './wasm-source.js';
import type { Reply } from './wire.js';

export type { ReadOptions, ReadTable } from './read-table.js';

/** Where a call runs: a worker's end of it, or the calls themselves. */
interface Callee {
  read(
    source: TableSource,
    holds: boolean,
    options: Pick<ReadOptions, 'name' | 'choices'>,
    onProgress: OnProgress,
    wasm: SentSource,
  ): Promise<Reply>;
  write(table: Table, format: 'csv' | 'json'): Promise<Reply>;
  exported(
    project: Project,
    format: ExportName,
    wasm: SentSource,
    losses?: LossSeries,
  ): Promise<Reply>;
  imported(onnx: Uint8Array, wasm: SentSource): Promise<Reply>;
  exportFormats(wasm: SentSource): Promise<Reply>;
}

/** There is no worker to be had. */
class NotStarted extends Error {}

/** Runs one call in a new worker; an aborted one rejects with the signal's reason. */
async function inWorker(
  start: Start,
  call: (remote: Callee) => Promise<Reply>,
  signal?: AbortSignal,
): Promise<Reply> {
  let worker: Worker;
  try {
    worker = start();
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
    return await Promise.race([call(Comlink.wrap<TableCalls>(worker) as Callee), ended]);
  } finally {
    worker.terminate();
  }
}

export async function run<T>(
  call: (callee: Callee) => Promise<Reply>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  const started = (error: unknown) => {
    if (!(error instanceof NotStarted)) throw error;
  };
  const reply =
    (await inWorker(fileTableWorker, call, signal).catch(started)) ??
    (await inWorker(viaBlob(fileTableWorker), call, signal).catch(started)) ??
    (await onThisThread(call));
  if (reply.fault !== null) throw new EdgewiseError(reply.fault);
  return reply.value as T;
}

async function onThisThread(call: (callee: Callee) => Promise<Reply>): Promise<Reply> {
  const { tableCalls } = await import('./table-calls.js').catch(() => {
    throw new EdgewiseError({
      code: 'load',
      path: '',
      message: `The reader of tables could not be loaded. Is there a connection?`,
    });
  });
  return call(tableCalls);
}

async function read(source: TableSource, holds: boolean, options: ReadOptions): Promise<ReadTable> {
  const { onProgress, signal, ...rest } = options;
  const report: OnProgress = Comlink.proxy(onProgress ?? (() => undefined));
  const named = source instanceof File ? { name: source.name } : {};
  const wasm = sentFile(besideThis('reader.wasm', readerSource));
  return run((callee) => callee.read(source, holds, { ...named, ...rest }, report, wasm), signal);
}

/**
 * Reads a file or its content. Rejects with an EdgewiseError that names the true line, or with the
 * signal's reason.
 */
export function readTable(source: TableSource, options: ReadOptions = {}): Promise<ReadTable> {
  return read(source, false, options);
}

/** The same for a page, which only holds a large table and passes it on. */
export function readHeld(source: TableSource, options: ReadOptions = {}): Promise<ReadTable> {
  return read(source, true, options);
}

/** The table as CSV text, or as JSON for a document. */
export function tableFile(table: Table, format: 'csv' | 'json'): Promise<Blob> {
  return run((callee) => callee.write(table, format));
}
