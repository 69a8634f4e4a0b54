import { EdgewiseError } from './error.js';
import type { FileSource } from './wasm-source.js';

/**
 * Where a file of the package is. In a bundle of another kind (a single script, a module from a blob: or
 * data: address, CommonJS) nothing is beside this code, and asking for it throws.
 */
export function besideThis(name: string, located: () => FileSource): FileSource {
  try {
    return located();
  } catch {
    throw new EdgewiseError({
      code: 'load',
      path: 'wasm',
      message: `It is not known where ${name} lies, since this code is no file of the package any more. Give the engine's module as the option \`wasm\`, or load the package's own files; the tags are also in one script with everything inside, edgewise-element.global.js.`,
    });
  }
}
