/** The engine that opens projects, without long searches: what runs in a worker. */

import type { Construction } from './answers.js';
import { partedData, partedProject } from './apart.js';
import { unwrap } from './error.js';
import { loadModule } from './load.js';
import type { WasmSource } from './wasm-source.js';
import type { Data, Project } from './project.js';
import { checkWhole } from './check.js';
import { jsonOf } from './json.js';
import { ask, wrapSession } from './session.js';
import type { CoreSession, Engine } from './types.js';

export interface CoreEngine extends Omit<
  Engine,
  'open' | 'exportFormats' | 'importOnnx' | 'restarts' | 'exhaustive' | 'estimate' | 'sweep'
> {
  open: (...project: Parameters<Engine['open']>) => CoreSession;
  /** To be waited for before any question but `firstQuestions`, where there is something to wait for. */
  complete?: () => Promise<void>;
}

/** @param rest what completes a module that is only the first part */
export async function coreEngine(wasm: WasmSource, rest?: WasmSource): Promise<CoreEngine> {
  const { module, codeHost, complete } = await loadModule(wasm, rest);
  return {
    version: module.version(),
    complete,
    open: (project) => {
      if (typeof project === 'string' && /^\s*\{/.test(project)) {
        return wrapSession(unwrap(module.Session.open(project, [])), codeHost);
      }
      const { rest, apart } = partedProject(project as Project);
      return wrapSession(unwrap(module.Session.open(jsonOf(rest, 'project'), apart)), codeHost);
    },
    construct: (question) => {
      const { document, ...rest } = ask<Omit<Construction, 'project'> & { document: string }>(
        module.Session,
        'construct',
        question,
      );
      return { ...rest, project: JSON.parse(document) as Project };
    },
    count: (question) => ask(module.Session, 'count', question),
    fewestHidden: (question) => ask(module.Session, 'fewestHidden', question),
    functionValues: (question) => ask(module.Session, 'functionValues', question),
    describe: (data: Data) => {
      const { rest, apart } = partedData(data);
      return unwrap(module.Session.describe(jsonOf(rest, 'data'), apart));
    },
    suggest: (data: Data, options = {}) => {
      const { rest, apart } = partedData(data);
      const text = jsonOf(rest, 'data');
      const question = jsonOf(options, 'suggest');
      const project = JSON.parse(unwrap(module.Session.suggest(text, apart, question))) as Project;
      return { ...project, data };
    },
    preview: (data: Data, rows: number) => {
      checkWhole({ rows: (rows as unknown) ?? NaN }, '', ['rows'], 0, 1e9);
      const { rest, apart } = partedData(data);
      return unwrap(module.Session.preview(jsonOf(rest, 'data'), apart, rows));
    },
  };
}
