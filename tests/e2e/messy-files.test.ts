/**
 * Messy files of real kinds go from drop to a network that has learnt, by full speed and Play, on a
 * wide page and on a narrow one.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import type { Project } from '../../wasm/src/project.js';
import { messyFiles, type MessyFile } from '../cases/messy-files.js';
import { freshPages } from './support/fresh.js';
import { narrow, wide } from './support/site.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

/** Accuracy, or R² of a number: over the test rows, or all where there are none. */
function measured(project: Project, { type }: MessyFile): number {
  const session = engine.open(project);
  const { rSquared } = session.measures();
  const { accuracy } = session.metrics;
  session.dispose();
  return (type === 'category' ? accuracy : rSquared[0]?.value) ?? NaN;
}

describe.each([
  ['wide', wide],
  ['narrow', narrow],
])('%s', (_, viewport) => {
  const { open, playground } = freshPages({ viewport });

  it.each(messyFiles)('$name', async (file) => {
    const { page } = open;
    const transfer = await page.evaluateHandle(
      ([name, bytes]) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([Uint8Array.from(bytes)], name));
        return dropped;
      },
      [file.name, [...file.bytes]] as const,
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect.poll(async () => (await playground.keptNow())?.title).not.toBe(undefined);
    await expect.poll(() => playground.dataSet.inputValue()).toBe('own');
    await playground.trainTo(300);
    const project = await playground.kept(({ progress }) => (progress?.samples ?? 0) > 0);
    expect(measured(project, file)).toBeGreaterThanOrEqual(file.least);
  });
});

afterAll(() => {
  expect(messyFiles).toHaveLength(10);
});
