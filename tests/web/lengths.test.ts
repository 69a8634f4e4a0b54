/** No source file is long without a reason, and the check of it finds what it is for. */

import { expect, it } from 'vitest';
import { longFiles, mostLines, tooLong } from '../../.tools/lib/lengths.mjs';

const lines = (count: number) => 'x;\n'.repeat(count);
const found = (text: string) => tooLong(new Map([['a.ts', text]]));

it('a file may have as many lines as the limit', () => {
  expect(found(lines(mostLines))).toEqual([]);
  expect(found(lines(mostLines + 1))).toHaveLength(1);
});

it('a longer one says why in its head, and only there', () => {
  expect(found(`/** A list. Long because it is one. */\n${lines(mostLines)}`)).toEqual([]);
  expect(
    found(`/**\n * A list,\n * long\n * because it is one.\n */\n${lines(mostLines)}`),
  ).toEqual([]);
  expect(found(`/** A list. */\n${lines(mostLines)}/** Long because. */\n`)).toHaveLength(1);
});

it('the sources keep to it', () => {
  expect(longFiles()).toEqual([]);
});
