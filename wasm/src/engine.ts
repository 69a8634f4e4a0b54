/** The JS API: an engine that opens projects and searches over them. */

import { isObject } from './check.js';
import { coreEngine } from './core-engine.js';
import type { ExportName, LossSeries } from './exported.js';
import type { Exporter } from './exporter.js';
import { Host } from './host.js';
import type { Project } from './project.js';
import type { WasmSource } from './wasm-source.js';
import { hostPlace, type PlaceMaker } from './place.js';
import { estimate, exhaustive, restarts } from './search.js';
import { sweep } from './sweep.js';
import type { Engine } from './types.js';

export interface EngineOptions {
  /** The WebAssembly file, when it is not where the package has it. */
  wasm?: WasmSource;
}

function coresOfBrowser(): number {
  return (globalThis.navigator as Navigator | undefined)?.hardwareConcurrency ?? 1;
}

/**
 * Loads the core from `wasm` and makes an engine of it, which exports by `exports`. `makers`: where long searches may run, best
 * first; without any they run here, in slices. `cores`: how many places to take, unless told.
 */
export async function engineFrom(
  wasm: WasmSource,
  exports: Exporter,
  makers: readonly PlaceMaker[] = [],
  cores = coresOfBrowser(),
): Promise<Engine> {
  const { complete, ...core } = await coreEngine(wasm);
  await complete?.();
  const open: Engine['open'] = (project) => {
    const session = core.open(project);
    return Object.assign(session, {
      export: async (format: ExportName, { losses }: { losses?: LossSeries } = {}) =>
        exports.exported(session.save(), format, losses),
    });
  };
  /** What is no object of options is told by whoever reads them. */
  const onAll = <T extends { workers?: number }>(options: T): T =>
    isObject(options) && options.workers === undefined ? { ...options, workers: cores } : options;
  const places = [...makers, () => hostPlace(new Host(Promise.resolve(core)))];
  return {
    ...core,
    open,
    exportFormats: exports.formats,
    importOnnx: exports.imported,
    restarts: (project: Project, options) => restarts(project, onAll(options), places),
    exhaustive: (project: Project, options) => exhaustive(project, onAll(options), places),
    estimate: (project: Project, question) => estimate(core.open, project, onAll(question)),
    sweep: (project: Project, axes, options) => sweep(project, axes, onAll(options), places),
  };
}
