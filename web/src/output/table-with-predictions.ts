/** All rows of the data with columns of what became of them: the set they are in, what is predicted. */

import type { Cell, Table } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';
import { tableOfRows } from '../project/tables.js';
import type { Playground } from '../session/playground.js';

export interface Extras {
  /** "train" or "test"; nothing in rows that are left out. */
  set: boolean;
  prediction: boolean;
  /** One column a class, of a single category target. */
  probabilities: boolean;
}

/** Rows that are asked for at once. */
const block = 5000;

interface Told {
  set: Map<number, Cell>;
  /** By target column and row. */
  predictions: Map<string, Map<number, Cell>>;
}

/** A name that no column has yet. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let k = 2; taken.has(name); ++k) name = `${wanted} (${String(k)})`;
  return name;
}

/** @returns null where the data have become others meanwhile */
export async function tableWith(playground: Playground, extras: Extras): Promise<Table | null> {
  const { opened } = playground;
  const info = opened?.data;
  if (!info) return null;
  const rows = await inBlocks(info.rows.total, (from, count) => playground.rawRows(from, count));
  const told = await toldOf(playground, info);
  const table = tableOfRows(info, rows);
  const taken = new Set(table.columns.map(({ name }) => name));
  const add = (wanted: string, type: 'number' | 'category', of: ReadonlyMap<number, Cell>) => {
    const name = freeName(wanted, taken);
    taken.add(name);
    table.columns.push({ name, type, values: rows.map((_, row) => of.get(row) ?? null) });
  };
  if (extras.set) add('set', 'category', told.set);
  if (extras.prediction) {
    for (const [target, cells] of told.predictions) {
      const type = info.columns.find(({ name }) => name === target)?.type;
      add(`predicted ${target}`, type === 'number' ? 'number' : 'category', cells);
    }
  }
  if (extras.probabilities) {
    for (const [category, cells] of await probabilitiesOf(playground, info, rows, told)) {
      add(`probability of ${category}`, 'number', cells);
    }
  }
  return playground.opened === opened ? table : null;
}

async function inBlocks<T>(
  total: number,
  get: (from: number, count: number) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let from = 0; from < total; from += block) {
    all.push(...(await get(from, Math.min(block, total - from))));
  }
  return all;
}

async function toldOf(playground: Playground, info: DataInfo): Promise<Told> {
  const told: Told = { set: new Map(), predictions: new Map() };
  for (const set of ['train', 'test'] as const) {
    const examples = await inBlocks(
      info.rows[set],
      async (from, count) =>
        (await playground.inspect('listing', { set, from, count, order: 'row' })).examples,
    );
    for (const { row, predictions } of examples) {
      told.set.set(row, set);
      for (const [target, cell] of Object.entries(predictions)) {
        const cells = told.predictions.get(target) ?? new Map<number, Cell>();
        told.predictions.set(target, cells.set(row, cell));
      }
    }
  }
  return told;
}

/** By category and row, of the rows that train or test: the others may have gaps. */
async function probabilitiesOf(
  playground: Playground,
  info: DataInfo,
  rows: readonly Cell[][],
  told: Told,
): Promise<Map<string, Map<number, Cell>>> {
  const kept = [...told.set.keys()].toSorted((a, b) => a - b);
  const cellsOf = (row: number) =>
    Object.fromEntries(
      info.columns.flatMap(({ name, role }, c) =>
        role === 'input' ? [[name, rows[row]?.[c] ?? null] as const] : [],
      ),
    );
  const predictions = await inBlocks(kept.length, (from, count) =>
    playground.predictions(kept.slice(from, from + count).map(cellsOf)),
  );
  const columns = new Map<string, Map<number, Cell>>();
  for (const [k, { probabilities }] of predictions.entries()) {
    for (const { category, value } of probabilities ?? []) {
      const cells = columns.get(category) ?? new Map<number, Cell>();
      columns.set(category, cells.set(kept[k] ?? -1, value));
    }
  }
  return columns;
}
