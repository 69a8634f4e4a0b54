/** One project and one fingerprint: in the page, in its link, on the command line, on several processes, and back. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../.tools/lib/find.mjs';
import { ask, askOnRanks } from './support/command.js';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages({ permissions: ['clipboard-read', 'clipboard-write'] });

interface Told {
  fingerprint: string;
}

const shown = () => open.page.getByText('Fingerprint of the weights').locator('code');

const why = findProgram(['mpirun']) === null ? ' (left out: there is no mpirun here)' : '';

it.skipIf(why !== '')(
  `a project of the page is searched by four processes, and goes back${why}`,
  async () => {
    await playground.dataSet.selectOption('iris');
    await expect.poll(() => open.page.title()).toMatch(/iris/i);
    await playground.trainTo(3);
    await open.page.getByRole('tab', { name: 'Measures', exact: true }).click();
    await playground.button('Share').click();
    await open.page.getByText('The link is copied').waitFor();
    const link = await open.page.evaluate(() => navigator.clipboard.readText());
    const { fingerprint: carried } = await ask<Told>(['check', link]);
    await expect.poll(() => shown().innerText()).toBe(carried);

    const folder = await mkdtemp(join(tmpdir(), 'edgewise-ranks-'));
    const out = join(folder, 'best.json');
    try {
      const search = ['restarts', link, '--count', '60', '--epochs', '10'];
      const found = await askOnRanks<Told>(4, [...search, '--out', out]);
      expect(found).toEqual(await ask<Told>(search));
      expect(found.fingerprint).not.toBe(carried);
      expect((await ask<Told>(['evaluate', out])).fingerprint).toBe(found.fingerprint);

      await playground.upload.setInputFiles({
        name: 'best.json',
        mimeType: 'application/json',
        buffer: await readFile(out),
      });
      await expect.poll(() => playground.metric('epoch')).toBe(10);
      await expect.poll(() => shown().innerText()).toBe(found.fingerprint);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
