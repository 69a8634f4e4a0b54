/** The JS API: an engine that opens projects. */

import { unwrap } from './error.js';
import { loadModule, type WasmSource } from './load.js';
import { jsonOf, wrapSession } from './session.js';
import type { Data, Project } from './project.js';
import type { Engine } from './types.js';

export interface EngineOptions {
  /** The WebAssembly file, when it is not where the package has it. */
  wasm?: WasmSource;
}

/** Loads the core from `wasm` and makes an engine of it. */
export async function engineFrom(wasm: WasmSource): Promise<Engine> {
  const module = await loadModule(wasm);
  return {
    version: module.version(),
    open: (project: Project) =>
      wrapSession(unwrap(module.Session.open(jsonOf(project, 'project')))),
    describe: (data: Data) => unwrap(module.Session.describe(jsonOf(data, 'data'))),
    preview: (data: Data, rows: number) =>
      unwrap(module.Session.preview(jsonOf(data, 'data'), rows)),
  };
}
