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
    : 'Check that edgewise.wasm is served there; what a bundler does not bring along is to be copied there from the package.';

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
      WebAssembly.instantiate(compiled, imports as WebAssembly.Imports)
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

/** The raw module, ready for use. */
export async function loadModule(source: WasmSource): Promise<LoadedModule> {
  const compiled = await compile(source);
  let codeHost: CodeHost | null = null;
  const module = await instantiate(createModule, compiled, (instance) => {
    codeHost = CodeHost.of(instance);
  });
  return { module, codeHost };
}
