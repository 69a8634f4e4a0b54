/** The reader as a program sees it: sources, options, cancelling, what it says, what it refuses. */

import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseCsv, readTable, toCsv, type ReadTable } from '../../wasm/src/node.js';
import { rejectionOf, textOf } from './support.js';

const valuesOf = ({ table }: ReadTable, column = 0) => table.columns[column]?.values;
const namesOf = ({ table }: ReadTable) => table.columns.map(({ name }) => name);

describe('sources', () => {
  it('reads a text, its bytes, a Buffer and a Blob alike', async () => {
    const text = textOf('core/data/iris.csv');
    const bytes = new TextEncoder().encode(text);
    const sources = [text, bytes, bytes.buffer, Buffer.from(text), new Blob([text])];
    const [first, ...others] = await Promise.all(sources.map((source) => readTable(source)));
    expect(first?.report).toMatchObject({ rows: 150, columns: 5, delimiter: ',', missing: 0 });
    expect(valuesOf(first!)?.slice(0, 2)).toEqual([5.1, 4.9]);
    for (const other of others) expect(other).toEqual(first);
    expect(await parseCsv(text)).toEqual(first);
  });

  it('takes the name of a File', async () => {
    const file = new File([Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10])], 'cat.png');
    expect((await rejectionOf(readTable(file))).message).toContain('cat.png');
  });

  it.each([
    ['nothing', undefined],
    ['a number', 5],
    ['a table', { columns: [] }],
  ])('refuses %s', async (_, source) => {
    const fault = await rejectionOf(readTable(source as unknown as string));
    expect(fault).toMatchObject({ code: 'type', path: 'source' });
  });

  it('refuses options of the wrong type', async () => {
    const wrong = [{ name: 5 }, { choices: 'names' }] as unknown as { name: string }[];
    for (const options of wrong) {
      expect((await rejectionOf(readTable('a,b\n1,2\n', options))).code).toBe('type');
    }
  });

  it('refuses 200 MB before reading', async () => {
    const fault = await rejectionOf(readTable(new Uint8Array(200_000_000), { name: 'huge.csv' }));
    expect(fault.code).toBe('limit');
    expect(fault.message).toContain('200 MB');
    expect(fault.message).toContain('120 MB');
  });

  it('tells of a file that cannot be read', async () => {
    class Gone extends File {
      override stream(): never {
        throw new Error('gone');
      }
    }
    const fault = await rejectionOf(readTable(new Gone(['a,b'], 'x.csv')));
    expect(fault).toMatchObject({ code: 'file', path: 'x.csv' });
  });
});

describe('the report', () => {
  it('has the roles of the columns, ready for a project', async () => {
    const { data, table, report } = await readTable(textOf('core/data/iris.csv'));
    expect(data.table).toBe(table);
    expect(data.targets).toEqual(['species']);
    expect(data.inputs).toHaveLength(4);
    expect(report.notes).toEqual(report.entries.map(({ sentence }) => sentence));
  });

  it('is turned over entry by entry', async () => {
    const text = '5.1,3.5,a\n4.9,3.0,b\n7.0,3.2,a\n6.4,3.2,b\n';
    const before = await readTable(text);
    expect(namesOf(before)).toEqual(['x1', 'x2', 'x3']);
    const entry = before.report.entries.find(({ kind }) => kind === 'header');
    expect(entry).toMatchObject({ taken: 'data', other: 'names' });
    const choices = [{ kind: 'header', where: '', taken: 'names' }];
    const after = await readTable(text, { choices });
    expect(namesOf(after)).toEqual(['5.1', '3.5', 'a']);
    expect(after.report.rows).toBe(3);
    expect(after.report.entries.find(({ kind }) => kind === 'header')).toMatchObject({
      taken: 'names',
      other: 'data',
    });
  });
});

describe('a long file', () => {
  const rows = Array.from({ length: 100_000 }, (_, k) => `${String(k * 0.5)},${String(k % 7)},a`);
  const text = `x,y,kind\n${rows.join('\n')}\n`;

  it('tells how far it is', async () => {
    const shares: number[] = [];
    await readTable(new Blob([text]), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('can be cancelled before, and while it is read', async () => {
    const reason = new Error('enough');
    await expect(readTable(text, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const at of [0.1, 0.5]) {
      const aborter = new AbortController();
      const reading = readTable(new Blob([text]), {
        signal: aborter.signal,
        onProgress: (share) => {
          if (share > at) aborter.abort(reason);
        },
      });
      await expect(reading).rejects.toBe(reason);
    }
  });

  it('ends with what a report of progress throws', async () => {
    const onProgress = () => {
      throw new Error('mine');
    };
    await expect(readTable(text, { onProgress })).rejects.toThrow('mine');
    expect((await readTable('a,b\n1,2\n2,3\n')).report.rows).toBe(2);
  });
});

/** Spellings that differ in blanks are not taken together. */
const apart = (where: string) => ({ kind: 'spelling', where, taken: 'apart' });

describe('well-formed files', () => {
  /** Texts that mean nothing else: no numbers, gaps, dates, totals, or two spellings of one. */
  const word = fc
    .string({ unit: fc.constantFrom('k', 'w', 'x', 'z', ',', '"', '\n', ';', '\t', ' ', 'ß') })
    .map((text) => `q${text}q`);

  it('are split into cells as Papa Parse splits them', async () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(word, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    );
    const choices = [
      { kind: 'header', where: '', taken: 'names' },
      { kind: 'delimiter', where: '', taken: ',' },
      ...Array.from({ length: 5 }, (_, k) => apart(`name ${String(k)}`)),
    ];
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, newline) => {
        const names = rows[0]!.map((_, column) => `name ${String(column)}`);
        const text = Papa.unparse([names, ...rows], { newline });
        const read = await readTable(text, { choices });
        const cells = rows.map((_, row) => read.table.columns.map(({ values }) => values[row]));
        expect(namesOf(read)).toEqual(names);
        expect(cells).toEqual(Papa.parse<string[]>(text, { delimiter: ',' }).data.slice(1));
      }),
      { numRuns: 300 },
    );
  });

  const spectrum = new URL('../../node_modules/csv-spectrum/', import.meta.url);
  const samples = readdirSync(new URL('csvs/', spectrum)).map((file) => file.replace('.csv', ''));

  it.each(samples)('are read as csv-spectrum has them: %s', async (sample) => {
    const text = readFileSync(new URL(`csvs/${sample}.csv`, spectrum));
    const json: unknown = JSON.parse(
      readFileSync(new URL(`json/${sample}.json`, spectrum), 'utf8'),
    );
    const expected = [json].flat() as Record<string, string>[];
    const choices = [{ kind: 'header', where: '', taken: 'names' }];
    const { table } = await readTable(text, { choices });
    expect(table.columns.map(({ name }) => name)).toEqual(Object.keys(expected[0]!));
    for (const [row, cells] of expected.entries()) {
      // Its "location_coordinates" has another number in the JSON than in the CSV.
      if (sample === 'location_coordinates') cells['Contact Phone Number'] = '2095257564';
      for (const { name, values } of table.columns) {
        expect(values[row] === null ? '' : String(values[row])).toBe(cells[name]);
      }
    }
  });
});

describe('refusals', () => {
  const cases: [string, string, string, string][] = [
    ['nothing', '', 'empty', ''],
    ['blank lines', '\n\n  \n', 'empty', ''],
    ['only names', 'a,b\n', 'empty', 'line 1'],
    ['a long row', 'a,b\n1,2\n3,4\n5,6,7\n', 'ragged', 'line 4'],
    ['a long row after a cell of two lines', 'a,b\n"x\ny",2\nz,2\n5,6,7\n', 'ragged', 'line 5'],
    ['a quote that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', 'quotes', 'line 3'],
  ];

  it.each(cases)('of %s say what and where', async (_, text, code, path) => {
    expect(await rejectionOf(readTable(text))).toMatchObject({ code, path });
  });

  it('of too many columns name the limit', async () => {
    const wide = Array.from({ length: 1001 }, (_, k) => `c${String(k)}`).join(',');
    const fault = await rejectionOf(readTable(`${wide}\n${wide}`));
    expect(fault.code).toBe('limit');
    expect(fault.message).toMatch(/1,?000/);
  });

  it('of binary files say how to save them', async () => {
    const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]);
    expect((await rejectionOf(readTable(png))).code).toBe('binary');
    const noise = Uint8Array.from({ length: 400 }, (_, k) => (k * 37) % 256);
    expect((await rejectionOf(readTable(noise))).code).toBe('binary');
  });
});

const written = (cell: string | number | null) => (cell === null ? null : String(cell));

describe('writing', () => {
  it('reads back what it writes', async () => {
    const text = fc
      .string({ unit: fc.constantFrom('k', 'w', 'x', ',', '"', '\n', ' ', "'", '-') })
      .map((inner) => `q${inner}q`);
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    const columns = fc
      .integer({ min: 1, max: 20 })
      .chain((rows) =>
        fc.array(
          fc.oneof(
            fc.array(fc.option(number), { minLength: rows, maxLength: rows }),
            fc.array(fc.option(text), { minLength: rows, maxLength: rows }),
          ),
          { minLength: 2, maxLength: 5 },
        ),
      );
    await fc.assert(
      fc.asyncProperty(columns, async (drawn) => {
        // A row of gaps alone is a blank line.
        const all = [drawn[0]!.map((_, k) => `row ${String(k)}`), ...drawn];
        const table = {
          columns: all.map((values, k) => ({ name: `name ${String(k)}`, values })),
        };
        const choices = [
          { kind: 'header', where: '', taken: 'names' },
          { kind: 'decimal', where: '', taken: 'point' },
          ...table.columns.map(({ name }) => apart(name)),
        ];
        const read = (await readTable(toCsv(table), { choices })).table;
        for (const [column, { values }] of table.columns.entries()) {
          const cells = read.columns[column]!.values;
          // Two different numbers to predict count as classes, whose names are texts.
          expect(cells.map(written)).toEqual(values.map(written));
        }
      }),
    );
  });
});

describe('a column that says which rows train', () => {
  const rows = 'x,y,set\n1,2,train\n2,4,train\n3,6,test\n4,8,train\n5,10,test\n6,12,train\n';

  it('is taken at its word, and said', async () => {
    const { data, report } = await readTable(rows);
    expect(data).toMatchObject({ inputs: ['x'], targets: ['y'], split: { column: 'set' } });
    expect(report.notes).toContain('"set" says which rows train and which test.');
    const entry = report.entries.find(({ where }) => where === 'set');
    const other = await readTable(rows, {
      choices: [{ kind: 'role', where: 'set', taken: entry?.other ?? '' }],
    });
    expect(other.data.inputs).toEqual(['x', 'set']);
    expect(other.data.split).toBeUndefined();
  });
});
