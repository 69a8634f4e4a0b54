/** Reading files, writing tables, exporting and importing networks, as calls that can cross to a worker. */

import { mostCells } from './held-table.js';
import type { ExportName, LossSeries } from './exported.js';
import { exporter } from './exporter.js';
import { hold, Unfolder, wholeTable } from './held.js';
import type { Project, Table } from './project.js';
import {
  plain,
  typedReader,
  type OnProgress,
  type ReadOptions,
  type ReadTyped,
  type TableSource,
} from './read-table.js';
import { toCsv } from './to-csv.js';
import type { SentSource } from './wasm-source.js';
import { faultOf, type Reply } from './wire.js';

/** With the module that the first call brings along. */
let readTyped: ReadTyped | null = null;

async function replyOf(act: () => Promise<unknown>): Promise<Reply> {
  try {
    return { value: await act(), fault: null };
  } catch (error) {
    return { value: null, fault: faultOf(error) };
  }
}

export const tableCalls = {
  /** Answers with a ReadTable; `holds`: a large table is held. */
  read: (
    source: TableSource,
    holds: boolean,
    options: Pick<ReadOptions, 'name' | 'choices'>,
    onProgress: OnProgress,
    wasm: SentSource,
  ) =>
    replyOf(async () => {
      readTyped ??= typedReader(() => wasm);
      const reading = await readTyped(source, { ...options, onProgress });
      const { table, roles, report } = reading;
      if (!holds || report.rows * report.columns <= mostCells) return plain(reading);
      const held = hold(table);
      return { table: held, data: { table: held, ...roles }, report };
    }),
  /** Answers with a Blob of CSV text, or of the JSON that a document holds. */
  write: (table: Table, format: 'csv' | 'json') =>
    replyOf(async () => {
      const whole = await wholeTable(table);
      return format === 'csv'
        ? new Blob([toCsv(whole)], { type: 'text/csv' })
        : new Blob([JSON.stringify(whole)], { type: 'application/json' });
    }),
  /** Answers with an Exported, of a document that may hold its table. */
  exported: (project: Project, format: ExportName, wasm: SentSource, losses?: LossSeries) =>
    replyOf(async () => {
      const whole = await new Unfolder().project(project);
      return exporter(() => wasm).exported(whole, format, losses);
    }),
  /** Answers with an Imported. */
  imported: (onnx: Uint8Array, wasm: SentSource) =>
    replyOf(async () => exporter(() => wasm).imported(onnx)),
  exportFormats: (wasm: SentSource) => replyOf(async () => exporter(() => wasm).formats()),
};

export type TableCalls = typeof tableCalls;
