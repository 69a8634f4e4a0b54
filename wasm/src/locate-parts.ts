import type { FileSource } from './wasm-source.js';

/**
 * Where the two parts of the engine's module lie beside this code, before and after bundling: what trains, and what
 * answers questions. A module that is whole needs only the place of the first.
 */
export const firstSource = (): FileSource =>
  new URL('../../build/wasm/parts/edgewise.wasm', import.meta.url);
export const restSource = (): FileSource =>
  new URL('../../build/wasm/parts/questions.wasm', import.meta.url);
