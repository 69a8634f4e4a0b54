/** Fetches, checks and compiles the WebAssembly module. */

import createModule from '#edgewise-module';
import type { EdgewiseModule, ModuleOptions } from '../edgewise.js';
import { CodeHost } from './code.js';
import { EdgewiseError } from './error.js';
import type { WasmSource } from './wasm-source.js';

// The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat …).
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

function checkSupport(): void {
  if (typeof WebAssembly !== 'object') {
    throw new EdgewiseError({
      code: 'unsupported-browser',
      path: '',
      message: 'This browser has no WebAssembly, or it is switched off. Edgewise needs it.',
    });
  }
  if (!WebAssembly.validate(simdProbe)) {
    throw new EdgewiseError({
      code: 'unsupported-browser',
      path: '',
      message:
        'This browser has no WebAssembly SIMD. Edgewise needs Chrome 91, Firefox 89, Safari 16.4 or newer.',
    });
  }
}

/** What an author can do about a module that is not there. */
const wayOut = (url: string) =>
  url.includes('/.vite/deps/')
    ? "Vite's development server has to leave the package as it is: optimizeDeps: { exclude: ['edgewise'] } in vite.config.js."
    : 'Check that it is served there; what a bundler does not bring along is to be copied there from the package.';

async function fetchModule(url: string | URL): Promise<Response> {
  try {
    return await fetch(url);
  } catch (cause) {
    throw new EdgewiseError({
      code: 'load',
      path: String(url),
      message: `The file ${String(url)} could not be fetched: ${String(cause)}. ${wayOut(String(url))}`,
    });
  }
}

function checkResponse(response: Response): void {
  const type = response.headers.get('content-type') ?? 'none';
  if (!response.ok || type.startsWith('text/html')) {
    throw new EdgewiseError({
      code: 'load',
      path: response.url,
      message: `No WebAssembly at ${response.url}: status ${response.status}, content type ${type}. ${wayOut(response.url)}`,
    });
  }
}

/** Compiles while it comes, where the server names its type. Browsers keep only the code of such. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** The compiled module, which any number of threads can instantiate. */
export async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  checkSupport();
  if (source instanceof WebAssembly.Module) return source;
  const isAddress = typeof source === 'string' || source instanceof URL;
  const content = isAddress ? await fetchModule(source) : source;
  const isResponse = content instanceof Response;
  if (isResponse) checkResponse(content);
  try {
    return await (isResponse ? compileResponse(content) : WebAssembly.compile(content));
  } catch (cause) {
    throw new EdgewiseError({
      code: 'load',
      path: isAddress ? String(source) : '',
      message: `This is not the WebAssembly module of Edgewise, or the page's policy forbids it (script-src needs 'wasm-unsafe-eval'): ${String(cause)}`,
    });
  }
}

/** What the first part of a module imports in the place of what the second part has. */
function absent(): never {
  throw new Error('The second part is not there.');
}

function cannotStart(cause: unknown): EdgewiseError {
  return new EdgewiseError({
    code: 'load',
    path: '',
    message: `The WebAssembly module of Edgewise cannot be started: ${String(cause)}. Is it of this version, and is there memory left?`,
  });
}

export interface LoadedModule {
  module: EdgewiseModule;
  codeHost: CodeHost | null;
  /** Brings the second part, where the module is only the first; what fails can be tried again. */
  complete: () => Promise<void>;
}

/** A module's exports by its glue code; rejects where the browser cannot make an instance. */
export function instantiate<M>(
  create: (options: ModuleOptions) => Promise<M>,
  compiled: WebAssembly.Module,
  onInstance: (instance: WebAssembly.Instance) => void = () => undefined,
): Promise<M> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => {
      reject(cannotStart(cause));
    };
    const instantiateWasm: ModuleOptions['instantiateWasm'] = (imports, receive) => {
      WebAssembly.instantiate(compiled, { ...imports, later: new Proxy({}, { get: () => absent }) })
        .then((instance) => {
          onInstance(instance);
          receive(instance, compiled);
        })
        .catch(fail);
      return {};
    };
    create({ instantiateWasm }).then(resolve, fail);
  });
}

function incomplete(): EdgewiseError {
  return new EdgewiseError({
    code: 'load-part',
    path: '',
    message:
      'What answers this could not be loaded. Is there a connection? Training goes on without it; ask again later.',
  });
}

/**
 * The raw module, ready for use.
 * @param second what completes a module that is only the first part
 */
export async function loadModule(
  source: WasmSource,
  second: WasmSource = '',
): Promise<LoadedModule> {
  const compiled = await compile(source);
  let codeHost: CodeHost | null = null;
  let first: WebAssembly.Exports = {};
  const module = await instantiate(createModule, compiled, (instance) => {
    codeHost = CodeHost.of(instance);
    first = instance.exports;
  });
  const isWhole = WebAssembly.Module.imports(compiled).every(({ module }) => module !== 'later');
  let completing: Promise<unknown> | null = null;
  const complete = async () => {
    if (isWhole) return;
    // Its functions take their places in the table of the first.
    completing ??= compile(second).then((rest) => WebAssembly.instantiate(rest, { first }));
    try {
      await completing;
    } catch {
      completing = null;
      throw incomplete();
    }
  };
  return { module, codeHost, complete };
}
