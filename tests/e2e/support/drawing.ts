/** Draws on a pad as a person does, with the pointer. */

import type { Locator } from 'playwright-core';

/** @param line in shares of the pad, from its upper left corner */
export async function drawOn(pad: Locator, line: readonly [number, number][]): Promise<void> {
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is nothing to draw on.');
  const { mouse } = pad.page();
  const [first, ...rest] = line.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
  await mouse.move(first?.[0] ?? 0, first?.[1] ?? 0);
  await mouse.down();
  for (const [x = 0, y = 0] of rest) await mouse.move(x, y, { steps: 8 });
  await mouse.up();
}
