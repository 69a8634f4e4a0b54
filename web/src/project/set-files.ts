/** Where the data sets in files are; in a script that holds them, what they hold (wasm/vite.config.ts). */

import type { FileSource } from '../../../wasm/src/wasm-source.js';

// Asked when they are needed: code that is no file any more has no address.
const digits = (): FileSource => new URL('sets/digits.csv', import.meta.url);

export const setFiles = {
  wine: (): FileSource => new URL('sets/wine.csv', import.meta.url),
  cars: (): FileSource => new URL('sets/cars.csv', import.meta.url),
  digits,
  threes: digits,
  messages: (): FileSource => new URL('sets/messages.csv', import.meta.url),
} as const;
