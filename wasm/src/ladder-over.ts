/** The ladder of places that run another module than the package's own. */

import { EdgewiseError } from './error.js';
import { laddered } from './ladder.js';
import { OneModule } from './one-module.js';
import type { PlaceMaker } from './place.js';
import type { SentSource, WasmSource } from './wasm-source.js';

function addressOf(text: string): string {
  try {
    return new URL(text, document.baseURI).href;
  } catch {
    throw new EdgewiseError({
      code: 'load',
      path: 'wasm',
      message: `"${text}" is no address of a file. Give a whole one, or what the file holds.`,
    });
  }
}

/** What workers are told; a response can be read once only. */
async function sentOf(source: WasmSource): Promise<SentSource> {
  if (source instanceof URL) return source.href;
  if (typeof source === 'string') return addressOf(source);
  if (source instanceof Response) return await source.arrayBuffer();
  return source as SentSource;
}

export function ladderOver(wasm: WasmSource): readonly PlaceMaker[] {
  const sent = sentOf(wasm);
  sent.catch(() => undefined);
  const module = new OneModule(() => sent);
  if (wasm instanceof WebAssembly.Module) module.compiled = Promise.resolve(wasm);
  return laddered(module);
}
