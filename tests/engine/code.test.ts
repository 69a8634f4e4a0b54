/** Straight-line code gives the bits that the core's loops give: in training, searches and maps. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import createModule from '#edgewise-module';
import type { EdgewiseModule, RawSession } from '../../wasm/edgewise.js';
import { createEngine, type Engine, type Project } from '../../wasm/src/node.js';
import { project } from './random-networks.js';

let engine: Engine;
/** Used without the engine, it has no code to run: only loops. */
let module: EdgewiseModule;

beforeAll(async () => {
  engine = await createEngine();
  const wasmBinary = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
  module = await createModule({ wasmBinary });
});

function loops(project: Project): RawSession {
  const opened = module.Session.open(JSON.stringify(project), []);
  if (opened.error) throw new Error(opened.error.message);
  return opened.value;
}

describe('straight-line code', () => {
  it('trains to the bits of the loops, however the run is cut', () => {
    fc.assert(
      fc.property(
        project,
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }),
        (p, cuts) => {
          const raw = loops(p);
          const session = engine.open(p);
          for (const samples of [...cuts, 120]) {
            raw.train({ samples });
            session.train({ samples });
            expect(session.fingerprint()).toBe(raw.fingerprint());
          }
          expect(session.metrics).toEqual(raw.metrics());
          expect(raw.wantsCode()).toBe(true);
          raw.delete();
          session.dispose();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('trains classes with softmax to the bits of the loops', () => {
    for (const layers of [
      [4, 3],
      [4, 5, 3],
      [4, 11, 9, 3],
    ]) {
      for (const batch of [1, 7, 16]) {
        const iris: Project = {
          edgewise: 1,
          network: { layers, hidden: 'rectifier', output: 'softmax' },
          data: { builtin: 'iris' },
          training: { loss: 'cross-entropy', batch, stepSize: { initial: 0.1 } },
        };
        const session = engine.open(iris);
        const raw = loops(iris);
        session.train({ epochs: 5 });
        raw.train({ epochs: 5 });
        expect(session.fingerprint()).toBe(raw.fingerprint());
      }
    }
  });

  it('searches and maps like the loops', () => {
    fc.assert(
      fc.property(project, (p) => {
        const raw = loops(p);
        const session = engine.open(p);
        // Twice eight side by side, then four in lanes, then one.
        const question = { from: 0, to: 21, epochs: 3 };
        expect(session.restarts(question)).toEqual(
          JSON.parse(raw.ask('restarts', JSON.stringify(question)).value ?? ''),
        );
        const request = { x: 'x1', y: 'x2', resolution: 9, neurons: true };
        expect(session.map(request)).toEqual(raw.map(request, null).value);
        raw.delete();
        session.dispose();
      }),
      { numRuns: 50 },
    );
  });

  it('follows another loss', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
      training: { batch: 5, stepSize: { initial: 0.1 } },
    };
    const session = engine.open(p);
    const raw = loops(p);
    for (const loss of ['squared', 'cross-entropy', 'absolute'] as const) {
      session.configure({ loss });
      raw.configure(JSON.stringify({ loss }));
      session.train({ epochs: 2 });
      raw.train({ epochs: 2 });
      expect(session.fingerprint()).toBe(raw.fingerprint());
    }
  });

  it('is not needed: where a host refuses the module, the loops do the work', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
    };
    const module = vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('out of memory');
    });
    const session = engine.open(p);
    session.train({ epochs: 2 });
    module.mockRestore();
    const raw = loops(p);
    raw.train({ epochs: 2 });
    expect(session.fingerprint()).toBe(raw.fingerprint());
  });

  it('reuses the places of sessions that are gone', () => {
    const p: Project = {
      edgewise: 1,
      network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
      data: { generator: { name: 'circle', samples: 50 } },
    };
    const grow = vi.spyOn(WebAssembly.Table.prototype, 'grow');
    for (let k = 0; k < 5; ++k) {
      const session = engine.open(p);
      session.train({ epochs: 1 });
      session.dispose();
    }
    expect(grow.mock.calls.length).toBeLessThanOrEqual(1);
    grow.mockRestore();
  });
});
