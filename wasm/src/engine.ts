/** The JS API: an engine that opens projects. */

import { unwrap } from './error.js';
import { loadModule, type WasmSource } from './load.js';
import type { Construction } from './answers.js';
import { Host } from './host.js';
import { hostPlace, type PlaceMaker } from './place.js';
import { estimate, exhaustive, restarts, sweep } from './search.js';
import { ask, jsonOf, wrapSession } from './session.js';
import type { Data, Project } from './project.js';
import type { Engine } from './types.js';

export interface EngineOptions {
  /** The WebAssembly file, when it is not where the package has it. */
  wasm?: WasmSource;
}

function coresOfBrowser(): number {
  return (globalThis.navigator as Navigator | undefined)?.hardwareConcurrency ?? 1;
}

/**
 * Loads the core from `wasm` and makes an engine of it. `makers`: where long searches may run, best
 * first; without any they run here, in slices. `cores`: how many places to take, unless told.
 */
export async function engineFrom(
  wasm: WasmSource,
  makers: PlaceMaker[] = [],
  cores = coresOfBrowser(),
): Promise<Engine> {
  const { module, codeHost } = await loadModule(wasm);
  const open = (project: Project) =>
    wrapSession(unwrap(module.Session.open(jsonOf(project, 'project'))), codeHost);
  const engine: Engine = {
    version: module.version(),
    open,
    restarts: (project, options) => restarts(project, { workers: cores, ...options }, places),
    exhaustive: (project, options) =>
      exhaustive(open, project, { workers: cores, ...options }, places),
    estimate: (project, question) => estimate(open, project, { workers: cores, ...question }),
    sweep: (project, axes, options) => sweep(open, project, axes, options),
    construct: (question) => {
      const { document, ...rest } = ask<Omit<Construction, 'project'> & { document: string }>(
        (text) => module.Session.construct(text),
        question,
      );
      return { ...rest, project: JSON.parse(document) as Project };
    },
    count: (question) => ask((text) => module.Session.count(text), question),
    fewestHidden: (question) => ask((text) => module.Session.fewestHidden(text), question),
    functionValues: (question) => ask((text) => module.Session.functionValues(text), question),
    describe: (data: Data) => unwrap(module.Session.describe(jsonOf(data, 'data'))),
    preview: (data: Data, rows: number) =>
      unwrap(module.Session.preview(jsonOf(data, 'data'), rows)),
  };
  const places = [...makers, () => hostPlace(new Host(Promise.resolve(engine)))];
  return engine;
}
