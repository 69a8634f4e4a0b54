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

it('shows scripts and numbers of the run, and says that WebAssembly is binary', async () => {
  await playground.button('Step').click();
  await show();
  const choose = (name: RegExp) => dialog().getByRole('radio', { name }).check();
  await choose(/^Keras script/);
  await expect.poll(() => preview().inputValue()).toContain('import keras');
  await choose(/^Numbers of the run/);
  await expect.poll(() => preview().inputValue()).toContain('starting weight,0,');
  const lines = (await preview().inputValue()).split('\n');
  // Before training and after it.
  expect(lines.filter((line) => line.startsWith('training loss,')).length).toBeGreaterThan(1);
  await choose(/^WebAssembly/);
  await dialog().getByText('This file is binary').waitFor();
  const { name, content } = await downloaded();
  expect(name).toBe('network.wasm');
  expect(WebAssembly.validate(Uint8Array.from(content))).toBe(true);
});

it('opens a model that it has exported, and refuses what is none', async () => {
  await show();
  await dialog().getByRole('radio', { name: /^ONNX/ }).check();
  await dialog().getByText('This file is binary').waitFor();
  const { content } = await downloaded();
  await dialog().getByRole('button', { name: 'Close' }).click();
  const bring = (buffer: Buffer) =>
    playground.upload.setInputFiles({
      name: 'network.onnx',
      mimeType: 'application/octet-stream',
      buffer,
    });
  await bring(content.subarray(0, content.length / 2));
  await expect.poll(() => playground.dataFault.innerText()).toContain('This is no ONNX model');
  await bring(content);
  await open.page.getByText(/only "outputs" is taken/).waitFor();
});

it('closes, and the page goes on', async () => {
  await show();
  await preview().waitFor();
  await dialog().getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => dialog().count()).toBe(0);
  await playground.button('Step').waitFor();
});
