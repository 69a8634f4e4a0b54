/** What the files of the package are in the script that holds them all (wasm/vite.config.ts). */

import { inflateSync } from 'fflate';

/** @param code of a classic script */
export function workerFrom(code: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}

/** @param text base64 of deflated bytes */
export function bytesFrom(text: string): Uint8Array<ArrayBuffer> {
  return inflateSync(Uint8Array.from(atob(text), (char) => char.charCodeAt(0))).slice();
}
