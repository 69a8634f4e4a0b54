/** Pictures of one's own: uploaded or dropped, asked about, learnt, and drawn on. */

import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { freshPages } from './support/fresh.js';

const { open, playground } = freshPages();

const side = 24;
type Inked = (x: number, y: number) => boolean;

/** A grey PNG, black where it is inked; with the chunk of an animation if wanted. */
function png(inked: Inked, animated = false): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const rows = Buffer.alloc(side * (side + 1));
  for (let y = 0; y < side; ++y) {
    for (let x = 0; x < side; ++x) rows[y * (side + 1) + 1 + x] = inked(x, y) ? 0 : 255;
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    ...(animated ? [chunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const bar = (at: number, along: boolean): Inked =>
  along ? (x) => Math.abs(x - at) < 4 : (_, y) => Math.abs(y - at) < 4;
const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const standing = (count: number, word = 'standing') =>
  Array.from({ length: count }, (_, k) =>
    file(`${word}-${String(k + 1)}.png`, png(bar(5 + k, true))),
  );
const lying = (count: number, word = 'lying') =>
  Array.from({ length: count }, (_, k) =>
    file(`${word}-${String(k + 1)}.png`, png(bar(5 + k, false))),
  );

const dialog = (): Locator => open.page.getByRole('dialog', { name: 'Your pictures' });
const figure = (): Locator => open.page.getByRole('figure', { name: 'Network' });

it('become a table by the words in their names, are learnt, and leave out what is broken or moves', async () => {
  await playground.upload.setInputFiles([
    ...standing(12),
    ...lying(12),
    file('standing-broken.png', Buffer.from('no picture at all')),
    file('lying-moving.png', png(bar(9, false), true)),
    file('notes.txt', Buffer.from('a,b\n1,2\n'), 'text/plain'),
    file('plan.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
  ]);
  await dialog()
    .getByRole('region', { name: 'standing', exact: true })
    .getByText('12 pictures')
    .waitFor();
  await dialog()
    .getByRole('region', { name: 'lying', exact: true })
    .getByText('12 pictures')
    .waitFor();
  const leftOut = dialog().getByRole('region', { name: 'Left out' });
  await leftOut.getByText('4 files were left out').waitFor();
  await leftOut.getByText('standing-broken.png: it cannot be read as a picture').waitFor();
  await leftOut.getByText('lying-moving.png: it is animated').waitFor();
  await leftOut.getByText('notes.txt: it is no picture').waitFor();
  await leftOut.getByText('plan.svg: it is a drawing without pixels').waitFor();
  await dialog().getByRole('combobox', { name: 'Pixels' }).selectOption('8');
  await dialog().getByRole('button', { name: 'Use these 24 pictures' }).click();
  await dialog().waitFor({ state: 'detached' });

  const data = open.page.getByRole('region', { name: 'Data' });
  await data.getByText('24 rows').waitFor();
  await data.getByText('64 pixels, 8 × 8').waitFor();
  expect(await data.getByLabel('Role of class', { exact: true }).inputValue()).toBe('target');
  expect(await data.getByLabel('Role of file', { exact: true }).inputValue()).toBe('ignore');
  await figure().getByText('8 × 8 inputs, together').waitFor();
  await playground.trainTo(60);
  expect(await playground.metric('training loss')).toBeLessThan(0.2);
  const form = open.page.getByRole('region', { name: 'Try an input' });
  await form.getByText('Row 1, correct answer: standing').waitFor();
  await expect.poll(() => form.locator('.answer').innerText()).toBe('standing');

  await playground.button('Undo').click();
  await expect.poll(() => playground.dataSet.inputValue()).toBe('exclusive-or');
});

it('are asked about where their names say nothing, and can be named otherwise', async () => {
  await playground.upload.setInputFiles([...standing(4, 'IMG'), ...lying(2, 'flat')]);
  await dialog().getByText('4 pictures have no class yet.').waitFor();
  await dialog().getByRole('textbox', { name: 'Name of the class flat' }).fill('lying');
  await dialog().getByRole('combobox', { name: 'Class of IMG-2.png' }).fill('odd');
  await dialog().getByRole('combobox', { name: 'Class of IMG-2.png' }).press('Enter');
  await dialog().getByText('3 pictures have no class yet.').waitFor();
  await dialog().getByRole('region', { name: 'lying', exact: true }).waitFor();
  await dialog().getByRole('combobox', { name: 'Class of all of them' }).fill('standing');
  await dialog().getByRole('combobox', { name: 'Class of all of them' }).press('Enter');
  await dialog()
    .getByRole('region', { name: 'standing', exact: true })
    .getByText('3 pictures')
    .waitFor();
  // More come to those that are there.
  await dialog().getByLabel('Add pictures').setInputFiles(lying(2, 'lying'));
  await dialog()
    .getByRole('region', { name: 'lying', exact: true })
    .getByText('4 pictures')
    .waitFor();
  await dialog().getByRole('textbox', { name: 'Name of what is to be told' }).fill('way');
  await dialog().getByRole('button', { name: 'Use these 8 pictures' }).click();
  await dialog().waitFor({ state: 'detached' });
  await figure().getByText('16 × 16 inputs, together').waitFor();
  await open.page
    .getByRole('region', { name: 'Data' })
    .getByLabel('Role of way', { exact: true })
    .waitFor();
});

it('are dropped, and one class alone is not enough', async () => {
  const content = png(bar(9, true)).toString('base64');
  await open.page.evaluate((base64) => {
    const transfer = new DataTransfer();
    for (const name of ['cat 1.png', 'cat 2.png']) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: 'image/png' }));
    }
    document.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    );
  }, content);
  await dialog()
    .getByRole('region', { name: 'cat', exact: true })
    .getByText('2 pictures')
    .waitFor();
  await dialog().getByText('As data a second class is needed').waitFor();
  expect(await dialog().getByRole('button', { name: 'Use these 2 pictures' }).isDisabled()).toBe(
    true,
  );
  await dialog().getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await playground.dataSet.inputValue()).toBe('exclusive-or');
});

it('are shown to a network that has learnt pictures, one at a time', async () => {
  await playground.dataSet.selectOption('digits');
  await figure().getByText('8 × 8 inputs, together').waitFor();
  await playground.trainUntil(30);
  // A standing bar in the middle: a 1.
  await playground.upload.setInputFiles([
    file(
      'mine.png',
      png((x, y) => Math.abs(x - 11.5) < 3 && y > 1 && y < 22),
    ),
  ]);
  await dialog().getByRole('button', { name: 'Show it to the network' }).click();
  await dialog().waitFor({ state: 'detached' });
  await figure().getByText('drawn', { exact: true }).waitFor();
  const form = open.page.getByRole('region', { name: 'Try an input' });
  await expect.poll(() => form.locator('.answer').innerText()).toBe('1');
});
