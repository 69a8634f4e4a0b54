/** Why a table could not be read or written, in a sentence. */

import { EdgewiseError } from '../../../wasm/src/error.js';

export function tableFault(error: unknown): string {
  // Its own words are for those who serve the files.
  if (error instanceof EdgewiseError && error.code === 'load') {
    return 'The reader could not be loaded. Try again when there is a connection.';
  }
  return error instanceof Error ? error.message : String(error);
}
