/** How calls cross to a worker: faults keep their code and path, arrays are moved, not copied. */

import * as Comlink from 'comlink';
import type { Fault } from '../edgewise.js';
import type { Host } from './host.js';
import { EdgewiseError } from './error.js';

/** Every call answers with one of these; Comlink alone would reduce an error to its message. */
export type Reply = { value: unknown; fault: null } | { value: null; fault: Fault };

export type Method = Exclude<keyof Host, symbol>;

/** The one function that a worker exposes. */
export type Serve = (method: Method, args: unknown[]) => Promise<Reply>;

/** The buffers of all typed arrays inside a value. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) buffersOf(member, found);
  }
  return [...found];
}

export function serve(host: Host): Serve {
  return async (method, args) => {
    try {
      const calls = host as unknown as Record<Method, (...args: unknown[]) => Promise<unknown>>;
      const reply: Reply = { value: await calls[method](...args), fault: null };
      return Comlink.transfer(reply, buffersOf(reply.value));
    } catch (error) {
      return { value: null, fault: faultOf(error) };
    }
  };
}

export function faultOf(error: unknown): Fault {
  if (error instanceof EdgewiseError) {
    const { code, path, message, neurons } = error;
    return { code, path, message, neurons: [...neurons] };
  }
  return { code: 'internal', path: '', message: `Edgewise failed: ${String(error)}` };
}
