import { describe, expect, it } from 'vitest';
import type { Table } from '../../wasm/src/project.js';
import { withTestRows } from '../../web/src/project/test-rows.js';

const table: Table = {
  columns: [
    { name: 'x', type: 'number', values: [1, 2] },
    { name: 'kind', type: 'category', values: ['a', 'b'] },
    { name: 'note', type: 'category', values: ['p', null] },
  ],
};

describe('test rows', () => {
  it('stand below the others, whatever the order of their columns, with a word in each row', () => {
    const test: Table = {
      columns: [
        { name: 'kind', type: 'category', values: ['b'] },
        { name: 'more', type: 'number', values: [7] },
        { name: 'x', type: 'number', values: [3] },
      ],
    };
    expect(withTestRows(table, test, ['x', 'kind'])).toEqual({
      column: 'set',
      table: {
        columns: [
          { name: 'x', type: 'number', values: [1, 2, 3] },
          { name: 'kind', type: 'category', values: ['a', 'b', 'b'] },
          { name: 'note', type: 'category', values: ['p', null, null] },
          { name: 'set', type: 'category', values: ['train', 'train', 'test'] },
        ],
      },
    });
  });

  it('need the columns that are used, by their names', () => {
    const test: Table = { columns: [{ name: 'X', type: 'number', values: [3] }] };
    expect(withTestRows(table, test, ['x', 'kind'])).toContain('there is no “x”, no “kind”');
  });

  it('have numbers where the others have', () => {
    const test: Table = {
      columns: [
        { name: 'x', type: 'category', values: ['three'] },
        { name: 'kind', type: 'category', values: ['a'] },
      ],
    };
    expect(withTestRows(table, test, ['x', 'kind'])).toBe(
      '“x” holds numbers here, but texts in the test rows.',
    );
  });

  it('leave a column called "set" alone', () => {
    const own: Table = { columns: [...table.columns, { name: 'set', values: [1, 2] }] };
    const test: Table = { columns: [{ name: 'x', type: 'number', values: [3] }] };
    const joined = withTestRows(own, test, ['x']);
    expect(typeof joined === 'string' ? joined : joined.column).toBe('set 2');
  });
});
