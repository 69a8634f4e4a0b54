/** Cells, columns and tables as they are edited; pictures as they are drawn. */

import { describe, expect, it } from 'vitest';
import { isHeld } from '../../wasm/src/held-table.js';
import { documentBlob, hold, rowsOf, Unfolder, wholeTable } from '../../wasm/src/held.js';
import type { Project, Table } from '../../wasm/src/project.js';
import { narrowed, type TypedColumn } from '../../wasm/src/typed-table.js';
import type { DataInfo } from '../../wasm/src/types.js';
import { asType, readCell } from '../../web/src/project/columns.js';
import { Ink } from '../../web/src/kit/ink.js';
import { pictureOf } from '../../web/src/project/picture.js';
import { isProject } from '../../web/src/data/reading.js';
import { TableEdits } from '../../web/src/data/table-edits.js';
import { mostFrequent, withTable } from '../../web/src/project/tables.js';
import { columnInfo } from './support/column-info.js';

const table = (): Table => ({
  columns: [
    { name: 'x', type: 'number', values: [1, 2, 3] },
    { name: 'label', type: 'category', values: ['a', 'b', 'b'] },
  ],
});

describe('a typed cell', () => {
  it('is a number, a text, or missing', () => {
    expect(readCell(' 1.5e3 ', 'number')).toEqual({ cell: 1500 });
    expect(readCell('\u22122', 'number')).toEqual({ cell: -2 });
    expect(readCell('', 'number')).toEqual({ cell: null });
    expect(readCell('a b', 'category')).toEqual({ cell: 'a b' });
  });

  it('is refused where it is no number, or too large a one', () => {
    expect(readCell('abc', 'number')).toEqual({ fault: '"abc" is not a number.' });
    expect(readCell('1e999', 'number')).toEqual({ fault: '1e999 is too large a number.' });
  });
});

it('makes a column of texts one of numbers only if all of them are', () => {
  const column = { name: 'c', type: 'category' as const, values: ['1', null, '2.5'] };
  expect(asType(column, 'number')).toEqual({
    column: { name: 'c', type: 'number', values: [1, null, 2.5] },
  });
  const result = asType({ ...column, values: ['1', 'two'] }, 'number');
  expect('fault' in result && result.fault).toMatch(/in row 2 "two" is not a number/);
});

describe('a table that is edited', () => {
  const cells = (edits: TableEdits) => edits.table.columns.map(({ values }) => values);

  it('says a class in another word, everywhere at once', () => {
    const edits = new TableEdits(table());
    expect(edits.relabel(0, 1, ' first ')).toBe('');
    const [, before] = table().columns;
    expect(cells(edits)[1]).toEqual(before?.values.map((one) => (one === 'a' ? 'first' : one)));
    expect(edits.relabel(0, 1, 'b')).toMatch(/Another class is called "b"/);
    expect(edits.relabel(0, 1, ' ')).toMatch(/needs a name/);
  });

  it('takes in cells of a spreadsheet, all of them or none', () => {
    const edits = new TableEdits(table());
    const { rows } = edits;
    expect(edits.paste(0, 0, [['0,5', 'p'], ['1/4', ''], ['\u22122']])).toBe('');
    expect(cells(edits).map((values) => values.slice(0, 3))).toEqual([
      [0.5, 0.25, -2],
      ['p', null, table().columns[1]?.values[2]],
    ]);
    expect(edits.paste(rows - 1, 0, [['7'], ['8']])).toBe('');
    expect(edits.rows).toBe(rows + 1);
    expect(edits.paste(0, 0, [['1'], ['1,000']])).toBe(
      '"x", row 2: "1,000" could be 1 or 1000: write 1 or 1000.',
    );
    expect(edits.paste(0, 1, [['a', 'b']])).toMatch(/2 columns, .* has 1\. Add columns/);
    expect(cells(edits)[0]?.[0]).toBe(0.5);
    edits.undo();
    edits.undo();
    expect(cells(edits)).toEqual(cells(new TableEdits(table())));
  });

  it('moves columns, with their names at the beginning', () => {
    const edits = new TableEdits(table());
    edits.rename(0, 'length');
    edits.moveColumn(0, 1);
    edits.moveColumn(1, 1);
    expect(edits.columns.map(({ name }) => name)).toEqual(['label', 'length']);
    expect([...edits.renamed]).toEqual([['x', 'length']]);
  });

  it('changes cells, rows and names, and takes each change back', () => {
    const edits = new TableEdits(table());
    expect(edits.enter(0, 0, '5')).toBe('');
    edits.insertRow(1);
    edits.deleteRows(2, 3);
    expect(edits.rename(0, 'length')).toBe('');
    expect(edits.table.columns.map((column) => column.values)).toEqual([
      [5, null],
      ['a', null],
    ]);
    expect([...edits.renamed]).toEqual([['x', 'length']]);
    for (let k = 0; k < 4; ++k) edits.undo();
    expect(edits.table).toEqual(table());
    expect(edits.changed).toBe(false);
    expect(edits.canUndo).toBe(false);
    edits.redo();
    expect(edits.columns[0]?.values).toEqual([5, 2, 3]);
  });

  it('refuses a wrong cell and a name that is taken or empty', () => {
    const edits = new TableEdits(table());
    expect(edits.enter(0, 0, 'abc')).toMatch(/not a number/);
    expect(edits.rename(0, 'label')).toMatch(/Another column/);
    expect(edits.rename(0, '  ')).toMatch(/needs a name/);
    expect(edits.changed).toBe(false);
  });
});

it('keeps roles with their columns when a set becomes an own table', () => {
  const columns = [columnInfo({}), columnInfo({ name: 'label', type: 'category', role: 'target' })];
  const data: DataInfo = {
    columns,
    rows: { total: 3, kept: 3, dropped: 0, train: 2, test: 1 },
    inputWidth: 1,
    outputWidth: 2,
    split: { train: 0.8, seed: 1, stratify: true, column: null, why: '', columns: [] },
    classes: [],
    suggested: { width: 1, output: 'logistic', loss: 'cross-entropy' },
    warnings: [],
  };
  const { columns: old } = table();
  const renamed = { columns: old.map((one, c) => (c === 0 ? { ...one, name: 'length' } : one)) };
  expect(
    withTable({ builtin: 'iris', scale: 'none' }, data, renamed, new Map([['x', 'length']])),
  ).toEqual({ scale: 'none', table: renamed, inputs: ['length'], targets: ['label'] });
});

it('finds the most frequent cell', () => {
  expect(mostFrequent(['a', 'b', null, 'b', null, null])).toBe('b');
  expect(mostFrequent([null])).toBe(null);
});

it('tells a project from a table, in JSON too', async () => {
  const tells = (text: string) => isProject(new File([text], 'own.json'));
  expect(await tells('\ufeff\n {"edgewise": 1}')).toBe(true);
  expect(await tells('{"network": {"layers": [1, 1]}}')).toBe(true);
  expect(await tells('a,b\n1,2\n')).toBe(false);
  expect(await tells('{"a": [1, 2], "b": [3, 4]}')).toBe(false);
  expect(await tells('[{"network": "x", "edgewise": 1}]')).toBe(false);
});

describe('a picture', () => {
  const cells = (rows: number, columns: number) =>
    Array.from({ length: rows * columns }, (_, k) =>
      columnInfo({ name: `pixel_${String(Math.floor(k / columns))}_${String(k % columns)}` }),
    );

  it('is known by the names of its columns', () => {
    expect(pictureOf(cells(8, 8))).toMatchObject({ rows: 8, columns: 8, most: 16 });
    expect(pictureOf(cells(8, 8).slice(1))).toBe(null);
    expect(pictureOf([...cells(8, 8), columnInfo({ name: 'age' })])).toBe(null);
    expect(pictureOf([])).toBe(null);
  });

  it('takes ink as whole numbers up to its darkest, over what was there', () => {
    const picture = pictureOf(cells(8, 8));
    if (!picture) throw new Error('no picture');
    const before = picture.names.map((_, k) => (k === 63 ? 9 : 0));
    const ink = new Ink(picture, before);
    ink.line(0.1, 0.1, 0.9, 0.1);
    const { values } = ink;
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 16)).toBe(
      true,
    );
    expect(values.slice(1, 7).every((value) => value >= 8)).toBe(true);
    expect(values.slice(24, 63).every((value) => value === 0)).toBe(true);
    expect(values[63]).toBe(9);
  });
});

describe('a large table', () => {
  const columns: TypedColumn[] = [
    { name: 'x', type: 'number', values: Uint8Array.of(1, 2, 3) },
    { name: 'y', type: 'number', values: Float32Array.of(0.5, NaN, -2) },
    {
      name: 'label',
      type: 'category',
      values: Int32Array.of(0, 1, -1),
      categories: ['a', 'b'],
    },
  ];
  const plain: Table = {
    columns: [
      { name: 'x', type: 'number', values: [1, 2, 3] },
      { name: 'y', type: 'number', values: [0.5, null, -2] },
      { name: 'label', type: 'category', values: ['a', 'b', null] },
    ],
  };

  it('is held in typed columns, and unfolded to what it was', async () => {
    const held = hold(columns);
    expect(isHeld(held)).toBe(true);
    expect(held.rows).toBe(3);
    expect(await wholeTable(held)).toEqual(plain);
    const { table: unfolded } = await new Unfolder().data({ table: held, scale: 'none' });
    expect(rowsOf(unfolded!, 3, 0)).toEqual([
      [1, 0.5, 'a'],
      [2, null, 'b'],
      [3, -2, null],
    ]);
    expect(rowsOf(unfolded!, 5, 2)).toEqual([[3, -2, null]]);
  });

  it('stands in its place in a file', async () => {
    const project: Project = {
      edgewise: 1,
      network: { layers: [1, 1] },
      data: { table: hold(columns) },
    };
    const blob = await documentBlob(
      project,
      async (held) => new Blob([JSON.stringify(await wholeTable(held))]),
    );
    expect(JSON.parse(await blob.text())).toEqual({ ...project, data: { table: plain } });
  });

  it('has numbers in the smallest arrays that hold the same', () => {
    const kindOf = (...numbers: number[]) => narrowed(Float64Array.from(numbers)).constructor.name;
    expect(kindOf(0, 255)).toBe('Uint8Array');
    expect(kindOf(-1, 300)).toBe('Int16Array');
    expect(kindOf(0, 70_000)).toBe('Float64Array');
    expect(kindOf(0.5)).toBe('Float64Array');
    expect(kindOf(1, NaN)).toBe('Float64Array');
    expect(kindOf(1, -0)).toBe('Float64Array');
  });
});
