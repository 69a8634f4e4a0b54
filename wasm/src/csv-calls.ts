/** Reading CSV files and writing tables, as calls that can cross to a worker. */

import { toCsv, type CsvReport, type OnProgress } from './csv.js';
import { hold, mostCells, Unfolder } from './held.js';
import type { Table } from './project.js';
import { readTableFile } from './upload.js';
import { faultOf, type Reply } from './wire.js';

async function replyOf(act: () => Promise<unknown>): Promise<Reply> {
  try {
    return { value: await act(), fault: null };
  } catch (error) {
    return { value: null, fault: faultOf(error) };
  }
}

export const csvCalls = {
  /** Answers with {table, report}; a large table is held. */
  read: (file: File, onProgress: OnProgress) =>
    replyOf(async () => {
      const { table, report } = await readTableFile(file, onProgress);
      const isLarge = report.rows * report.columns > mostCells;
      return { table: isLarge ? hold(table) : table, report };
    }),
  /** Answers with a Blob of CSV text. */
  write: (table: Table) =>
    replyOf(async () => {
      const { table: whole } = await new Unfolder().data({ table });
      return new Blob([toCsv(whole ?? table)], { type: 'text/csv' });
    }),
};

export type CsvCalls = typeof csvCalls;

export interface ReadTable {
  table: Table;
  report: CsvReport;
}
