import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxColumns, parseCsv, toCsv } from '../../wasm/src/csv.js';
import { readTableFile } from '../../wasm/src/upload.js';
import { faultOf, rejectionOf, textOf } from './support.js';

const valuesOf = (text: string, column = 0) => parseCsv(text).table.columns[column]?.values;
const namesOf = (text: string) => parseCsv(text).table.columns.map((column) => column.name);
const notesOf = (text: string) => parseCsv(text).report.notes.join(' ');

describe('plain files', () => {
  it('reads the iris file', () => {
    const { table, report } = parseCsv(textOf('core/data/iris.csv'));
    expect(report).toMatchObject({ rows: 150, columns: 5, delimiter: ',', missing: 0, notes: [] });
    expect(table.columns.map((column) => column.type)).toEqual([
      'number',
      'number',
      'number',
      'number',
      'category',
    ]);
    expect(table.columns[0]?.values.slice(0, 2)).toEqual([5.1, 4.9]);
  });

  it('counts the gaps of the penguins', () => {
    expect(parseCsv(textOf('core/data/penguins.csv')).report.missing).toBe(18);
  });

  it('keeps quoted delimiters, quotes and line ends in cells', () => {
    expect(valuesOf('a,b\n"x, y",1\n"say ""hi""",2\n"two\nlines",3\n')).toEqual([
      'x, y',
      'say "hi"',
      'two\nlines',
    ]);
  });

  it('skips blank lines and a byte order mark', () => {
    expect(namesOf('\ufeffa,b\n\n1,2\n\n\n3,4\n')).toEqual(['a', 'b']);
    expect(valuesOf('a,b\n\n1,2\n\n\n3,4\n')).toEqual([1, 3]);
  });

  it('takes any kind of line end', () => {
    expect(valuesOf('a,b\r\n1,2\r\n3,4\r\n')).toEqual([1, 3]);
    expect(valuesOf('a,b\r1,2\r3,4')).toEqual([1, 3]);
  });
});

describe('other ways to write a table', () => {
  it('finds semicolons, tabs and bars', () => {
    for (const [name, delimiter] of Object.entries({ semi: ';', tab: '\t', bar: '|' })) {
      const text = `a${delimiter}b\n1${delimiter}${name}\n`;
      expect(parseCsv(text).report.delimiter).toBe(delimiter);
      expect(valuesOf(text, 1)).toEqual([name]);
    }
  });

  it('reads decimal commas where the delimiter is none', () => {
    const text = 'a;b\n1,5;x\n-2,25;y\n3;z\n1.234,5;w\n';
    expect(valuesOf(text)).toEqual([1.5, -2.25, 3, 1234.5]);
    expect(parseCsv(text).report.decimalComma).toBe(true);
  });

  it('leaves points alone in such a file', () => {
    expect(valuesOf('a;b\n1.5;2\n2.5;3\n')).toEqual([1.5, 2.5]);
  });

  it('names the columns of a file without names', () => {
    expect(namesOf('1,2\n3,4\n')).toEqual(['x1', 'x2']);
    expect(valuesOf('1,2\n3,4\n')).toEqual([1, 3]);
    expect(notesOf('1,2\n3,4\n')).toContain('x1, x2');
  });

  it('drops the empty column that a delimiter at the end of each line makes', () => {
    expect(namesOf('a,b,\n1,2,\n3,4,\n')).toEqual(['a', 'b']);
  });

  it('tells repeated and empty names apart and says so', () => {
    const text = 'a,a,,b\n1,2,3,4\n';
    expect(namesOf(text)).toEqual(['a', 'a (2)', 'column 3', 'b']);
    expect(notesOf(text)).toContain('"a (2)"');
    expect(notesOf(text)).toContain('"column 3"');
  });
});

describe('odd columns', () => {
  it('reads missing marks as gaps', () => {
    expect(valuesOf('a,b\n1,x\n,x\nNA,x\nn/a,x\nNaN,x\nnull,x\n?,x\n-,x\n')).toEqual([
      1,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads numbers with spaces, plus signs and exponents', () => {
    expect(valuesOf('a,b\n 1 ,x\n+2,x\n3e2,x\n.5,x\n4.,x\n')).toEqual([1, 2, 300, 0.5, 4]);
  });

  it('keeps dates, hexadecimal and truth values as texts', () => {
    for (const text of ['2024-01-31', '0x1F', 'true', '5 % or so', '1,00']) {
      expect(valuesOf(`a,b\n"${text}",1\n`)).toEqual([text]);
    }
  });

  it('reads percentages, money and grouped digits as numbers, and says so', () => {
    expect(valuesOf('a,b\n5 %,1\n,2\n12.5%,3\n')).toEqual([5, null, 12.5]);
    expect(valuesOf('a,b\n"$1,000",1\n$950.50,2\n')).toEqual([1000, 950.5]);
    expect(valuesOf('a;b\n3,50 €;1\n4 €;2\n')).toEqual([3.5, 4]);
    expect(valuesOf('a;b\n1,234,567;1\n12;2\n')).toEqual([1_234_567, 12]);
    expect(notesOf('a,b\n"$1,000",1\n$950.50,2\n')).toMatch(/without its "\$".* a thousand/s);
    // Where the signs differ, so do the meanings.
    expect(valuesOf('a,b\n$1,1\n€1,2\n')).toEqual(['$1', '€1']);
  });

  it('lets texts go in byte by byte where nothing else can tell the rest', () => {
    const lines = Array.from({ length: 30 }, (_, k) => `text ${String(k)},${String(k % 2)}`);
    const messages = `message,kind\n${lines.join('\n')}`;
    const types = (text: string) => parseCsv(text).table.columns.map(({ type }) => type);
    expect(types(messages)).toEqual(['bytes', 'number']);
    expect(notesOf(messages)).toContain('"message" go in byte by byte');
    const priced = lines.map((line, k) => `${line}${String(k)}`).join('\n');
    expect(types(`name,price\n${priced}`)).toEqual(['category', 'number']);
    const named = lines.map((line, k) => `${line},${String(k)}`).join('\n');
    expect(types(`name,kind,x\n${named}`)).toEqual(['category', 'number', 'number']);
  });

  it('reads a column with a slip as categories and points at the slip', () => {
    const text = 'a,b\n1,x\n2,x\n3 kg,x\n4,x\n5,x\n';
    expect(parseCsv(text).table.columns[0]?.type).toBe('category');
    expect(notesOf(text)).toContain('line 4');
    expect(notesOf(text)).toContain('3 kg');
  });

  it('says when a column is empty or constant', () => {
    expect(notesOf('a,b\n,1\n,2\n')).toContain('"a" is empty');
    expect(notesOf('a,b\n7,1\n7,2\n')).toContain('"a" has the same value');
  });

  it('reads one column, one row, and ten thousand classes', () => {
    expect(valuesOf('a\n1\n2\n')).toEqual([1, 2]);
    expect(parseCsv('a,b\n1,2\n').report.rows).toBe(1);
    const many = Array.from({ length: 10_000 }, (_, k) => `c${String(k)},${String(k)}`).join('\n');
    expect(parseCsv(`a,b\n${many}`).report.rows).toBe(10_000);
  });
});

describe('refusals say what and where', () => {
  const cases: [string, string, string, string][] = [
    ['nothing', '', 'empty', ''],
    ['blank lines', '\n\n  \n', 'empty', ''],
    ['only names', 'a,b\n', 'header-only', ''],
    ['a short row', 'a,b\n1,2\n3\n', 'ragged', 'line 3'],
    ['a long row', 'a,b\n1,2\n3,4,5\n', 'ragged', 'line 3'],
    ['a row after a cell of two lines', 'a,b\n"x\ny",2\n3\n', 'ragged', 'line 4'],
    ['a quote that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', 'quotes', 'line 3'],
    ['a number beyond all bounds', 'a,b\n1,2\n1e999,4\n', 'range', 'line 3'],
    ['infinity', 'a,b\n1,2\n-Infinity,4\n', 'range', 'line 3'],
  ];
  it.each(cases)('%s', (_, text, code, path) => {
    expect(faultOf(() => parseCsv(text))).toMatchObject({ code, path });
  });

  it('too many columns', () => {
    const wide = Array.from({ length: maxColumns + 1 }, (_, k) => `c${String(k)}`).join(',');
    expect(faultOf(() => parseCsv(`${wide}\n${wide}`)).code).toBe('limit');
  });
});

describe('files', () => {
  const file = (bytes: Uint8Array<ArrayBuffer>, size = bytes.length) => ({
    name: 'data.csv',
    size,
    arrayBuffer: () => Promise.resolve(bytes.buffer),
  });
  const encode = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

  it('refuses 200 MB before reading', async () => {
    const huge = {
      name: 'huge.csv',
      size: 200_000_000,
      arrayBuffer: () => Promise.reject(new Error('it was read')),
    };
    const fault = await rejectionOf(readTableFile(huge));
    expect(fault.code).toBe('limit');
    expect(fault.message).toContain('200 MB');
    expect(fault.message).toContain('20 MB');
  });

  it('refuses a binary file', async () => {
    const png = file(Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]));
    expect((await rejectionOf(readTableFile(png))).code).toBe('binary');
    const noise = file(Uint8Array.from({ length: 400 }, (_, k) => 128 + (k % 32)));
    expect((await rejectionOf(readTableFile(noise))).code).toBe('binary');
  });

  it('reads UTF-8, UTF-16 and what older spreadsheets write', async () => {
    const utf8 = file(new TextEncoder().encode('größe,b\n1,2\n'));
    expect((await readTableFile(utf8)).table.columns[0]?.name).toBe('größe');
    const utf16 = new Uint8Array([0xff, 0xfe, 97, 0, 44, 0, 98, 0, 10, 0, 49, 0, 44, 0, 50, 0]);
    expect((await readTableFile(file(utf16))).table.columns[0]?.name).toBe('a');
    const windows = file(encode('gr\xf6\xdfe,b\n1,2\n'));
    expect((await readTableFile(windows)).table.columns[0]?.name).toBe('größe');
  });

  it('tells of a file that cannot be read', async () => {
    const gone = { name: 'x.csv', size: 3, arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect((await rejectionOf(readTableFile(gone))).code).toBe('file');
  });
});

describe('writing', () => {
  it('reads back what it writes', () => {
    const text = fc
      .string()
      .map((s) => `t${s.replaceAll(/\p{Cc}/gu, '')}x`)
      .filter((s) => s === s.trim());
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    const columns = fc
      .integer({ min: 1, max: 20 })
      .chain((rows) =>
        fc.uniqueArray(
          fc.tuple(
            text,
            fc.oneof(
              fc.array(fc.option(number), { minLength: rows, maxLength: rows }),
              fc.array(fc.option(text), { minLength: rows, maxLength: rows }),
            ),
          ),
          { minLength: 2, maxLength: 5, selector: ([name]) => name },
        ),
      );
    fc.assert(
      fc.property(columns, (drawn) => {
        // A row of gaps alone is a blank line.
        const key = { name: 'key', values: drawn[0]?.[1].map((_, k) => k) ?? [] };
        const table = { columns: [key, ...drawn.map(([name, values]) => ({ name, values }))] };
        const read = parseCsv(toCsv(table)).table;
        expect(read.columns.map((c) => c.name)).toEqual(table.columns.map((c) => c.name));
        expect(read.columns.map((c) => c.values)).toEqual(table.columns.map((c) => c.values));
      }),
    );
  });
});
