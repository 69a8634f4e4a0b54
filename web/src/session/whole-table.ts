/** The data at hand as one table, and what a change of that table makes of the project. Loaded on demand. */

import { isHeld, mostCells } from '../../../wasm/src/held-table.js';
import type { Data, Project, Table } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { changedWords, withWords } from '../project/keep-training.js';
import { dataSetOf } from '../project/sets.js';
import { tableOfRows, withTable, withTypes } from '../project/tables.js';
import type { RunParts } from './run.js';

interface TableParts extends RunParts {
  run: { frame: { weights: Float32Array } | null };
}

/** Another table, or what makes it of the present one: null leaves it. */
export type TableChange = Table | ((table: Table) => Table | null);

/** All rows of the data; null, with a notice, where they are too many for the page. */
export async function wholeTable({
  client,
  document,
  notices,
}: Pick<RunParts, 'client' | 'document' | 'notices'>): Promise<Table | null> {
  const data = document.project?.data;
  const info = document.opened?.data;
  if (!data || !info) return null;
  if (isHeld(data.table)) {
    notices.note(
      `This table is too large to be edited here: at most ${mostCells.toLocaleString('en')} cells. Take a sample of its rows.`,
    );
    return null;
  }
  if (data.table) return withTypes(data.table, info);
  const rows = await notices.attempt(() => client.preview(data, info.rows.total));
  return rows ? tableOfRows(info, rows) : null;
}

interface ChangedTable {
  data: (data: Data, info: DataInfo) => Data;
  /** The set whose table is now an own one. */
  origin: string | undefined;
  /** The project as it stands, where the other table says the same in other words. */
  project: Project | null;
}

/** Null where nothing is changed. */
export async function changedTable(
  parts: TableParts,
  change: TableChange,
  renamed: ReadonlyMap<string, string> = new Map(),
): Promise<ChangedTable | null> {
  const { project } = parts.document;
  const whole = await wholeTable(parts);
  const table = typeof change === 'function' ? whole && change(whole) : change;
  if (!table) return null;
  const data = (before: Data, info: DataInfo) => withTable(before, info, table, renamed);
  return {
    data,
    origin: dataSetOf(project?.data, project?.view)?.label,
    project: whole && (await reworded(parts, whole, table, data, renamed)),
  };
}

async function reworded(
  { client, document, notices, run }: TableParts,
  before: Table,
  after: Table,
  change: ChangedTable['data'],
  renamed: ReadonlyMap<string, string>,
): Promise<Project | null> {
  const { project, opened } = document;
  const { frame } = run;
  const info = opened?.data;
  if (!project?.data || !info || !frame) return null;
  const words = changedWords(before, after, renamed, info);
  if (!words) return null;
  const data = change(project.data, info);
  const present = await document.present();
  const described = await notices.attempt(() => client.describe(data));
  if (!present || !described) return null;
  const { network } = opened;
  return withWords(present, words, data, described, { network, weights: frame.weights });
}
