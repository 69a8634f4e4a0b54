/** The network as code, a model, a table: the dialog shows it, copies it and gives it as a file. */

import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const dialog = (): Locator => open.page.getByRole('dialog', { name: 'Export' });
const preview = (): Locator => dialog().getByRole('textbox', { name: 'Preview' });

async function show(): Promise<void> {
  await playground.button('Export').click();
  await open.page.getByRole('menuitem', { name: /^Code, model, table/ }).click();
}

const downloaded = () => playground.saved(dialog().getByRole('button', { name: 'Download' }));

it('shows code, which is the file that is downloaded', async () => {
  await show();
  await expect.poll(() => preview().inputValue()).toContain('export function predict');
  const shown = await preview().inputValue();
  const { name, content } = await downloaded();
  expect(name).toBe('network.mjs');
  expect(content.toString('utf8')).toBe(shown);
});

it('shows what is chosen, and says that a model is binary', async () => {
  await show();
  await dialog()
    .getByRole('radio', { name: /^Python/ })
    .check();
  await expect.poll(() => preview().inputValue()).toContain('import numpy as np');
  await dialog().getByRole('radio', { name: /^ONNX/ }).check();
  await dialog().getByText('This file is binary').waitFor();
  const { name, content } = await downloaded();
  expect(name).toBe('network.onnx');
  expect(content.includes('edgewise')).toBe(true);
});

it('closes, and the page goes on', async () => {
  await show();
  await preview().waitFor();
  await dialog().getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => dialog().count()).toBe(0);
  await playground.button('Step').waitFor();
});
