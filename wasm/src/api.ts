/** What every entry of the package exports, whatever it runs in. */

export { EdgewiseError } from './error.js';
export { parseCsv, toCsv } from './csv.js';
export { readTableFile } from './upload.js';
export type { EngineOptions } from './engine.js';
export type * from './answers.js';
export type * from './project.js';
export type * from './types.js';
