/** Long names that begin alike, told apart. */

import { expect, it } from 'vitest';
import { cutName, tellingParts } from '../../web/src/kit/long-name.js';

/** What stays in sight of each name, when its beginning gives way. */
const ends = (names: readonly string[]) =>
  [...tellingParts(names)].map(([name, from]) => name.slice(from)).toSorted();

it('keeps the word in which names begin to differ', () => {
  const asked = 'On a scale from 1 to 10, how satisfied are you';
  expect(
    ends([
      `${asked} with the cafeteria food at lunch?`,
      `${asked} with the cafeteria food at dinner?`,
      `${asked} overall?`,
    ]),
  ).toEqual(['dinner?', 'lunch?', 'overall?']);
  expect(ends(['sepal_length_cm', 'sepal_width_cm'])).toEqual(['length_cm', 'width_cm']);
  expect(ends(['Island = Torgersen', 'Island = Biscoe, north'])).toEqual([
    'Biscoe, north',
    'Torgersen',
  ]);
});

it('keeps the end of a name that another one goes on from', () => {
  expect(ends(['Age of the person', 'Age of the person at entry'])).toEqual(['at entry', 'person']);
});

it('keeps letters where the word is a long one', () => {
  expect(ends(['abcdefghijklmnopqrstuvwxyz1', 'abcdefghijklmnopqrstuvwxyz2'])).toEqual(['1', '2']);
});

it('leaves names alone that are short, or begin otherwise', () => {
  expect(ends(['x1', 'x2', 'weight', 'height'])).toEqual([]);
  expect(ends(['temperature outside', 'humidity of the air'])).toEqual([]);
  expect(ends([])).toEqual([]);
});

it('cuts a text in its middle where that tells more', () => {
  const columns = [
    { name: 'How satisfied are you with the lunch?' },
    { name: 'How satisfied are you with the dinner?' },
    { name: 'A temperature measured outside' },
  ];
  const cut = (k: number, most: number) => cutName(columns[k]?.name ?? '', columns, most);
  expect(cut(0, 17)).toBe('How satisf…lunch?');
  expect(cut(1, 17)).toBe('How satis…dinner?');
  expect(cut(2, 17)).toBe('A temperature me…');
  expect(cut(0, 60)).toBe('How satisfied are you with the lunch?');
});
