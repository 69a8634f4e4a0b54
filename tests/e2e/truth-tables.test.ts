/** Truth tables as people paste them are learnt by all of their rows, whatever the output function. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let engine: Engine;
let site: Site;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  engine = await createEngine();
  site = await openSite();
  open = await site.newPage();
  playground = new PlaygroundPage(open.page);
  await playground.ready();
});

afterAll(async () => {
  expect(open.watch.errors).toEqual([]);
  await site.close();
});

const tables = {
  'exclusive or': { inputs: 2, truth: [0, 1, 1, 0] },
  and: { inputs: 2, truth: [0, 0, 0, 1] },
  or: { inputs: 2, truth: [0, 1, 1, 1] },
  'parity of three': { inputs: 3, truth: [0, 1, 1, 0, 1, 0, 0, 1] },
};

const bitsOf = (row: number, inputs: number) =>
  Array.from({ length: inputs }, (_, k) => (row >> (inputs - 1 - k)) & 1);

function pasted({ inputs, truth }: { inputs: number; truth: readonly number[] }): string {
  const names = Array.from({ length: inputs }, (_, k) => `x${String(k + 1)}`);
  const rows = truth.map((y, row) => [...bitsOf(row, inputs), y].join('\t'));
  return [[...names, 'y'].join('\t'), ...rows].join('\n');
}

describe.each(Object.entries(tables))('%s', (_, table) => {
  beforeEach(async () => {
    await playground.dataSet.selectOption('circle');
    await playground.button('Paste').click();
    const area = open.page.getByRole('textbox', { name: 'Paste data', exact: true });
    await area.fill(pasted(table));
    await playground.button('Use this').click();
    await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
    const rows = String(table.truth.length);
    await open.page.getByText(`${rows} rows: ${rows} train, 0 test.`).waitFor();
  });

  const others = table === tables['exclusive or'] ? ['tanh', 'identity', 'rectifier'] : [];

  it.each(['as it is', ...others])('outputs: %s', async (output) => {
    if (output !== 'as it is') {
      const loss = open.page.getByRole('combobox', { name: 'Loss', exact: true });
      if (!(await loss.isVisible())) await open.page.getByText('More settings').click();
      await loss.selectOption('squared');
      const select = open.page.getByRole('combobox', { name: 'Function of the outputs' });
      await select.selectOption(output);
    }
    await playground.trainTo(2000);
    const project = await playground.kept(
      ({ progress, data, network }) =>
        (progress?.samples ?? 0) >= 2000 * table.truth.length &&
        data?.table?.columns.at(-1)?.values.map(Number).join() === table.truth.join() &&
        ('output' in network ? network.output : '') ===
          (output === 'as it is' ? 'logistic' : output),
    );
    const session = engine.open(project);
    const predictions = session
      .predict(table.truth.map((_, row) => bitsOf(row, table.inputs)))
      .map(({ values }) => Math.round(Number(values.y)));
    session.dispose();
    expect(predictions).toEqual(table.truth);
  });
});
