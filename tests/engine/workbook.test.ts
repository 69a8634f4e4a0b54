/** Workbooks of spreadsheet programs: their cells are read by the rules of all other tables. */

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../wasm/src/node.js';
import { rejectionOf } from './support.js';

type CellOfSheet = string | number | boolean | Date | null;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Days since the end of 1899, as workbooks count them. */
const dayNumber = (date: Date) => date.getTime() / 86_400_000 + 25_569;

function cellXml(value: CellOfSheet, at: string): string {
  if (value === null) return '';
  if (value instanceof Date) return `<c r="${at}" s="1"><v>${String(dayNumber(value))}</v></c>`;
  if (typeof value === 'number') return `<c r="${at}"><v>${String(value)}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? '1' : '0'}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

function sheetXml(rows: readonly (readonly CellOfSheet[])[]): string {
  const lines = rows.map((row, r) => {
    const cells = row.map((value, c) => cellXml(value, `${'ABCDEFGH'[c] ?? ''}${String(r + 1)}`));
    return `<row r="${String(r + 1)}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** The bytes of a workbook with these sheets. */
function workbook(sheets: Record<string, readonly (readonly CellOfSheet[])[]>): Uint8Array {
  const names = Object.keys(sheets);
  const each = (text: (name: string, number: number) => string) =>
    names.map((name, k) => text(name, k + 1)).join('');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((_, k) => `<Override PartName="/xl/worksheets/sheet${String(k)}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, k) => `<sheet name="${escaped(name)}" sheetId="${String(k)}" r:id="rId${String(k)}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${each((_, k) => `<Relationship Id="rId${String(k)}" Type="${office}/worksheet" Target="worksheets/sheet${String(k)}.xml"/>`)}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, k) => {
    files[`xl/worksheets/sheet${String(k + 1)}.xml`] = sheetXml(sheets[name] ?? []);
  });
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  );
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const plants = [
  ['Plants of the school garden', null, null, null],
  ['sown', 'height', 'in the sun', 'kind'],
  [day('2024-03-01'), 12.5, true, 'bean'],
  [day('2024-03-08'), 14, false, 'pea'],
  [day('2024-03-15'), 9.25, true, 'bean'],
  [day('2024-03-22'), 11, false, 'pea, late'],
];

describe('a workbook', () => {
  it('is read as a CSV file of the same cells is; dates stay dates', async () => {
    const { data, table, report } = await readTable(workbook({ Garden: plants }), {
      name: 'garden.xlsx',
    });
    expect(report.format).toBe('spreadsheet');
    expect(table.columns.map(({ name }) => name)).toEqual(['sown', 'height', 'in the sun', 'kind']);
    expect(table.columns[0]?.values[0]).toBe('2024-03-01');
    expect(table.columns[1]?.values).toEqual([12.5, 14, 9.25, 11]);
    expect(table.columns[3]?.values).toEqual(['bean', 'pea', 'bean', 'pea, late']);
    expect(data).toMatchObject({ inputs: ['height', 'in the sun'], targets: ['kind'] });
    expect(report.notes.join(' ')).toMatch(/"sown" holds dates/);
    expect(report.notes.join(' ')).toMatch(/Plants of the school garden/);
  });

  it('of several sheets asks which one is meant', async () => {
    const sheets = workbook({
      Notes: [['only'], ['words']],
      Garden: plants,
      'A & B': [
        ['x', 'y'],
        [1, 2],
        [2, 4],
        [3, 6],
      ],
    });
    const first = await readTable(sheets, { name: 'garden.xlsx' });
    expect(first.report.entries[0]).toMatchObject({
      kind: 'sheet',
      taken: 'Garden',
      options: ['Notes', 'Garden', 'A & B'],
      ask: true,
    });
    const other = await readTable(sheets, {
      name: 'garden.xlsx',
      choices: [{ kind: 'sheet', where: '', taken: 'A & B' }],
    });
    expect(other.table.columns.map(({ values }) => values)).toEqual([
      [1, 2, 3],
      [2, 4, 6],
    ]);
  });

  it('that is damaged or empty is refused with what to do', async () => {
    const whole = workbook({ Garden: plants });
    const cut = await rejectionOf(readTable(whole.slice(0, -40), { name: 'cut.xlsx' }));
    expect(cut.message).toMatch(/workbook|spreadsheet/);
    const empty = await rejectionOf(
      readTable(workbook({ One: [], Two: [[null]] }), { name: 'a.xlsx' }),
    );
    expect(empty.message).toBe('The sheets of "a.xlsx" are empty.');
  });
});
