/** Exports and imports networks by the core, in a module that is loaded when it is first needed. */

import createModule from '#exports-module';
import type { ExportsModule } from '../exports.js';
import { partedProject } from './apart.js';
import { isObject, wrongType } from './check.js';
import { unwrap } from './error.js';
import { noLosses } from './exported.js';
import type { Exported, ExportFormat, ExportName, Imported, LossSeries } from './exported.js';
import { jsonOf } from './json.js';
import { compile, instantiate } from './load.js';
import type { Project } from './project.js';
import type { WasmSource } from './wasm-source.js';

export interface Exporter {
  formats: () => Promise<ExportFormat[]>;
  exported: (project: Project, format: ExportName, losses?: LossSeries) => Promise<Exported>;
  imported: (onnx: Uint8Array) => Promise<Imported>;
}

function checkLosses(losses: unknown): asserts losses is LossSeries {
  const lists = isObject(losses) ? [losses.epoch, losses.train, losses.test] : [];
  const [epoch] = lists;
  const areLists = lists.length === 3 && lists.every((list) => Array.isArray(list));
  const isSeries =
    areLists &&
    lists.every((list) => list.length === (epoch as unknown[]).length) &&
    (epoch as unknown[]).every((at) => Number.isFinite(at));
  if (!isSeries) throw wrongType('losses', 'lists of as many: epoch, train and test');
}

export function exporter(wasm: () => WasmSource | Promise<WasmSource>): Exporter {
  let loading: Promise<ExportsModule> | null = null;
  const load = async () => {
    loading ??= (async () => instantiate(createModule, await compile(await wasm())))();
    try {
      return await loading;
    } catch (cause) {
      // The next call tries again.
      loading = null;
      throw cause;
    }
  };
  return {
    formats: async () => (await load()).formats(),
    exported: async (project, format, losses = noLosses) => {
      if (typeof format !== 'string') throw wrongType('format', 'the name of a format');
      checkLosses(losses);
      const { rest, apart } = partedProject(project);
      const module = await load();
      return unwrap(module.exported(jsonOf(rest, 'project'), apart, format, losses));
    },
    imported: async (onnx) => {
      if (!((onnx as unknown) instanceof Uint8Array)) {
        throw wrongType('onnx', 'the bytes of a file, a Uint8Array');
      }
      const { document, notes } = unwrap((await load()).imported(onnx));
      return { project: JSON.parse(document) as Project, notes };
    },
  };
}
