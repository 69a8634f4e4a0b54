/** Rows of another file, without a target or with one: matched by the names of columns and predicted. */

import { EdgewiseError } from '../../../wasm/src/error.js';
import type { Cell, Column, Table } from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo, Prediction } from '../../../wasm/src/types.js';
import { parseNumber } from '../kit/parse-number.js';
import { rowsOf } from '../project/tables.js';
import { freeName } from './table-with-predictions.js';

/** Rows that are predicted at once. */
const block = 500;

export interface PredictedRows {
  /** The file's own columns, and behind them what is predicted. */
  table: Table;
  /** Names of the columns with the predictions. */
  added: string[];
  predicted: number;
  /** Rows that could not be predicted, by their number from 1. */
  failed: { row: number; why: string }[];
}

type Predict = (rows: Record<string, Cell>[]) => Promise<Prediction[]>;

const alike = (name: string) => name.trim().toLowerCase();

/** Of each input its column in the file; a sentence where one is missing. */
function matched(inputs: readonly ColumnInfo[], table: Table): Map<string, Column> | string {
  const found = new Map<string, Column>();
  const missing: string[] = [];
  for (const { name } of inputs) {
    const column =
      table.columns.find((one) => one.name === name) ??
      table.columns.find((one) => alike(one.name) === alike(name));
    if (column) found.set(name, column);
    else missing.push(`"${name}"`);
  }
  if (missing.length === 0) return found;
  const has = table.columns.slice(0, 8).map(({ name }) => `"${name}"`);
  const more = table.columns.length > has.length ? ', …' : '';
  return `The file has no column ${missing.join(', ')}; it has ${has.join(', ')}${more}. Name its columns like the inputs.`;
}

/** A cell as the column takes it; what is no number for it is told. */
function cellFor({ name, type }: ColumnInfo, cell: Cell): { cell: Cell } | { fault: string } {
  if (cell === null) return { cell };
  if (type !== 'number') return { cell: String(cell) };
  if (typeof cell === 'number') return { cell };
  const read = parseNumber(cell);
  return 'fault' in read ? { fault: `"${name}": ${read.fault}` } : { cell: read.value };
}

/** @returns a sentence where the file cannot be predicted at all */
export async function predictRows(
  table: Table,
  info: DataInfo,
  predict: Predict,
  onProgress: (share: number) => void,
): Promise<PredictedRows | string> {
  const inputs = info.columns.filter(({ role }) => role === 'input');
  const columns = matched(inputs, table);
  if (typeof columns === 'string') return columns;
  const total = rowsOf(table);
  if (total === 0) return 'The file has no rows.';
  const failed: PredictedRows['failed'] = [];
  const predictions = new Map<number, Prediction>();
  for (let from = 0; from < total; from += block) {
    const rows = new Map<number, Record<string, Cell>>();
    for (let row = from; row < Math.min(total, from + block); ++row) {
      const cells = inputs.map((column) =>
        cellFor(column, columns.get(column.name)?.values[row] ?? null),
      );
      const fault = cells.find((one) => 'fault' in one);
      if (fault) failed.push({ row: row + 1, why: fault.fault });
      else {
        const named = inputs.map(({ name }, k): [string, Cell] => {
          const read = cells[k];
          return [name, read && 'cell' in read ? read.cell : null];
        });
        rows.set(row, Object.fromEntries(named));
      }
    }
    for (const [row, answer] of await predictedOf(rows, predict)) {
      if (typeof answer === 'string') failed.push({ row: row + 1, why: answer });
      else predictions.set(row, answer);
    }
    onProgress(Math.min(1, (from + block) / total));
  }
  failed.sort((a, b) => a.row - b.row);
  return { ...withColumns(table, info, predictions, total), predicted: predictions.size, failed };
}

/** All at once; where one is refused each by itself, to know which and why. */
async function predictedOf(
  rows: ReadonlyMap<number, Record<string, Cell>>,
  predict: Predict,
): Promise<[number, Prediction | string][]> {
  const numbers = [...rows.keys()];
  if (numbers.length === 0) return [];
  try {
    const predictions = await predict([...rows.values()]);
    return numbers.flatMap((row, k) => (predictions[k] ? [[row, predictions[k]]] : []));
  } catch (error) {
    if (!isOfRow(error)) throw error;
    if (numbers.length === 1) return [[numbers[0] ?? 0, error.message]];
  }
  const middle = Math.ceil(numbers.length / 2);
  const part = (from: number, to?: number) => new Map([...rows].slice(from, to));
  return [
    ...(await predictedOf(part(0, middle), predict)),
    ...(await predictedOf(part(middle), predict)),
  ];
}

/** Faults of the data, not of what computes. */
function isOfRow(error: unknown): error is EdgewiseError {
  return (
    error instanceof EdgewiseError && !['worker-lost', 'disposed', 'load'].includes(error.code)
  );
}

function withColumns(
  table: Table,
  info: DataInfo,
  predictions: ReadonlyMap<number, Prediction>,
  total: number,
): Pick<PredictedRows, 'table' | 'added'> {
  const columns = [...table.columns];
  const taken = new Set(columns.map(({ name }) => name));
  const added: string[] = [];
  const add = (
    wanted: string,
    type: 'number' | 'category',
    of: (one: Prediction) => Cell | undefined,
  ) => {
    const name = freeName(wanted, taken);
    taken.add(name);
    added.push(name);
    const values = Array.from({ length: total }, (_, row): Cell => {
      const prediction = predictions.get(row);
      return prediction ? (of(prediction) ?? null) : null;
    });
    columns.push({ name, type, values });
  };
  for (const { name, role, type } of info.columns) {
    if (role !== 'target') continue;
    add(
      `predicted ${name}`,
      type === 'number' ? 'number' : 'category',
      ({ values }) => values[name],
    );
  }
  const [first] = predictions.values();
  for (const [k, { category }] of (first?.probabilities ?? []).entries()) {
    add(`probability of ${category}`, 'number', ({ probabilities }) => probabilities?.[k]?.value);
  }
  return { table: { columns }, added };
}
