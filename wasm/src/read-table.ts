/**
 * Reads a table with the core's reader: the same file is the same table in the page, in Node and on
 * the command line.
 */

import createModule from '#reader-module';
import type { RawReader, ReaderModule } from '../reader.js';
import {
  checkFunctions,
  checkRequest,
  checkSignal,
  checkTexts,
  isObject,
  wrongType,
} from './check.js';
import { EdgewiseError, unwrap } from './error.js';
import { compile, instantiate } from './load.js';
import type { WasmSource } from './wasm-source.js';
import type { Data, Table } from './project.js';
import type { Choice, ReportEntry, TableReport } from './report.js';
import { checkFileSize } from './text-file.js';
import { narrowed, plainTable, type TypedColumn } from './typed-table.js';

/** A file or its content. A File brings its name along. */
export type TableSource = string | ArrayBuffer | Uint8Array | Blob;

/** Told how much of the work is done, 0 to 1. */
export type OnProgress = (share: number) => void;

export interface ReadOptions {
  /** Of the file, with its ending. */
  name?: string;
  /** Entries of an earlier report, turned over. */
  choices?: readonly Choice[];
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Names of the columns to predict from, to predict, and of the one that says which rows train. */
export type Roles = Pick<Data, 'inputs' | 'targets' | 'split'>;

/** A table as it was read, whole or in typed columns. */
export interface Reading<T> {
  table: T;
  roles: Roles;
  report: TableReport;
}

export interface ReadTable {
  table: Table;
  /** The `data` part of a project: the table, and the roles of its columns. */
  data: Data;
  report: TableReport;
}

/** Shares of the work: bringing the bytes, and making sense of them. */
const bringing = 0.2;

function cancelled(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Cancelled.');
}

async function* piecesOf(source: TableSource): AsyncGenerator<Uint8Array> {
  if (typeof source === 'string') yield new TextEncoder().encode(source);
  else if (source instanceof ArrayBuffer) yield new Uint8Array(source);
  else if (source instanceof Uint8Array) yield source;
  else {
    const bytes = source.stream().getReader();
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      yield value;
    }
  }
}

function sizeOf(source: TableSource): number {
  if (typeof source === 'string') return source.length;
  return source instanceof Blob ? source.size : source.byteLength;
}

function isSource(source: unknown): source is TableSource {
  return (
    typeof source === 'string' ||
    source instanceof ArrayBuffer ||
    source instanceof Uint8Array ||
    source instanceof Blob
  );
}

function checkArguments(source: unknown, options: unknown): void {
  if (!isSource(source)) throw wrongType('source', 'text, bytes, or a file');
  checkRequest(options, 'options', ['name', 'choices', 'onProgress', 'signal']);
  const { choices = [], signal } = options as ReadOptions;
  checkTexts(options as ReadOptions, '', ['name']);
  checkFunctions(options as ReadOptions, '', ['onProgress']);
  checkSignal(signal);
  if (!Array.isArray(choices)) throw wrongType('choices', 'a list');
  for (const [k, choice] of (choices as unknown[]).entries()) {
    if (!isObject(choice)) throw wrongType(`choices[${String(k)}]`, 'an object');
    checkTexts(choice, `choices[${String(k)}]`, ['kind', 'where', 'taken']);
  }
}

async function bring(reader: RawReader, source: TableSource, options: ReadOptions): Promise<void> {
  const { signal, onProgress, name = '' } = options;
  const size = Math.max(1, sizeOf(source));
  let brought = 0;
  try {
    for await (const piece of piecesOf(source)) {
      if (signal?.aborted) throw cancelled(signal);
      unwrap(reader.add(piece));
      brought += piece.length;
      onProgress?.(bringing * Math.min(1, brought / size));
    }
  } catch (cause) {
    if (cause instanceof EdgewiseError || signal?.aborted) throw cause;
    throw new EdgewiseError({
      code: 'file',
      path: name,
      message: `"${name}" could not be read: ${String(cause)}`,
    });
  }
}

function understand(reader: RawReader, { signal, onProgress }: ReadOptions) {
  let failed: unknown = null;
  const outcome = reader.finish((share) => {
    try {
      onProgress?.(bringing + (1 - bringing) * share);
    } catch (error) {
      failed = error;
    }
    return failed === null && signal?.aborted !== true;
  });
  if (failed !== null) throw failed as Error;
  if (signal?.aborted) throw cancelled(signal);
  return unwrap(outcome);
}

/** What reads workbooks is loaded for the first one. */
async function spreadsheets() {
  try {
    return await import('./spreadsheet.js');
  } catch (cause) {
    throw new EdgewiseError({
      code: 'load',
      path: '',
      message: `The reader of workbooks could not be loaded: ${String(cause)}`,
    });
  }
}

/** The bytes of a workbook; null of any other source, of which only the beginning is looked at. */
async function workbookOf(source: TableSource): Promise<Uint8Array | null> {
  if (typeof source === 'string') return null;
  const isBlob = source instanceof Blob;
  const bytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
  const head = isBlob ? await bytes(source.slice(0, 2)) : new Uint8Array(source).subarray(0, 2);
  if (head[0] !== 0x50 || head[1] !== 0x4b) return null;
  const all = isBlob ? await bytes(source) : new Uint8Array(source);
  return (await spreadsheets()).isWorkbook(all) ? all : null;
}

/** Reads with a module that is there already. Rejects as `readTable` does. */
async function readWith(
  module: ReaderModule,
  source: TableSource,
  options: ReadOptions,
): Promise<Reading<TypedColumn[]>> {
  const named = source instanceof Blob && 'name' in source ? String(source.name) : '';
  const { name = named, choices = [] } = options;
  checkFileSize(name, sizeOf(source));
  const workbook = await workbookOf(source);
  if (workbook) {
    const { sheetText } = await spreadsheets();
    const { text, entries } = await sheetText(workbook, name, choices);
    const fixed = { ...options, name, choices: [...choices, ...ofSheets] };
    const reading = await readText(module, text, fixed);
    const report = { ...reading.report, format: 'spreadsheet' as const, delimiter: '' };
    return { ...reading, report: withEntries(report, [...entries, ...report.entries]) };
  }
  return readText(module, source, { ...options, name, choices });
}

/** How the text of a sheet is written, whatever its cells hold. */
const ofSheets: readonly Choice[] = [
  { kind: 'delimiter', where: '', taken: ',' },
  { kind: 'decimal', where: '', taken: 'point' },
];

function withEntries(
  report: Omit<TableReport, 'notes' | 'entries'>,
  entries: ReportEntry[],
): TableReport {
  return { ...report, entries, notes: entries.map(({ sentence }) => sentence) };
}

async function readText(
  module: ReaderModule,
  source: TableSource,
  options: ReadOptions,
): Promise<Reading<TypedColumn[]>> {
  const { name = '', choices = [] } = options;
  const reader = new module.Reader({ name, choices });
  try {
    await bring(reader, source, options);
    const { report, inputs, targets, split } = understand(reader, options);
    const table = Array.from({ length: report.columns }, (_, place): TypedColumn => {
      const { values, ...column } = reader.column(place);
      return { ...column, values: narrowed(values) };
    });
    const names = table.map(({ name: column }) => column);
    const roles: Roles = { inputs, targets, ...(split !== '' && { split: { column: split } }) };
    return { table, roles, report: withEntries({ ...report, names }, report.entries) };
  } finally {
    reader.delete();
  }
}

export type ReadTyped = (
  source: TableSource,
  options?: ReadOptions,
) => Promise<Reading<TypedColumn[]>>;

/**
 * What reads tables into typed columns, with a module that is loaded once, when it is first needed.
 * It rejects with an EdgewiseError that names the true line, or with the signal's reason.
 */
export function typedReader(wasm: () => WasmSource | Promise<WasmSource>): ReadTyped {
  let loading: Promise<ReaderModule> | null = null;
  const load = async () => instantiate(createModule, await compile(await wasm()));
  return async (source, options = {}) => {
    checkArguments(source, options);
    options.signal?.throwIfAborted();
    loading ??= load();
    const module = await loading.catch((cause: unknown) => {
      // The next call tries again.
      loading = null;
      throw cause;
    });
    return readWith(module, source, options);
  };
}

/** The same with whole columns, as documents have them. */
export function plain({ table, roles, report }: Reading<TypedColumn[]>): ReadTable {
  const whole = plainTable(table);
  return { table: whole, data: { table: whole, ...roles }, report };
}
