/** Messy files of real kinds are read as their owners mean them, without a choice. */

import { expect, it } from 'vitest';
import { readTable } from '../../wasm/src/node.js';
import { messyFiles } from '../cases/messy-files.js';

it.each(messyFiles)('$name', async ({ name, bytes, inputs, target, type, rows }) => {
  const { data, table, report } = await readTable(bytes, { name });
  expect(data.inputs).toEqual(inputs);
  expect(data.targets).toEqual([target]);
  expect(table.columns.find((column) => column.name === target)?.type).toBe(type);
  expect(report.rows).toBe(rows);
});
