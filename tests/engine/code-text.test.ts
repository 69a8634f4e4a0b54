/**
 * The code that is written for networks, looked at by a tool of others: wabt finds every module right,
 * whatever the network, the function, the loss and the batch, and makes text of it.
 */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import createModule from '#edgewise-module';
import { codeOf } from '../../.tools/code.mjs';
import { validate } from '../../.tools/lib/code-text.mjs';
import type { EdgewiseModule } from '../../wasm/edgewise.js';
import type { Project } from '../../wasm/src/node.js';
import { lossNames } from '../../wasm/src/training-names.js';
import { project } from './random-networks.js';
import { slopedFunctions } from './support.js';

let module: EdgewiseModule;

beforeAll(async () => {
  const wasmBinary = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
  module = await createModule({ wasmBinary });
});

function codeFor(project: Project): Uint8Array {
  const opened = module.Session.open(JSON.stringify(project), []);
  if (opened.error) throw new Error(opened.error.message);
  const code = opened.value.code();
  opened.value.delete();
  return code;
}

it('is valid for random networks', () => {
  fc.assert(
    fc.property(project, (p) => {
      validate(codeFor(p));
    }),
    { numRuns: 100 },
  );
});

it('is valid for every function, loss and kind of batch', () => {
  for (const hidden of slopedFunctions) {
    for (const loss of lossNames) {
      for (const batch of [1, 2, 16]) {
        const output = loss === 'cross-entropy' ? 'softmax' : hidden;
        validate(
          codeFor({
            edgewise: 1,
            network: { layers: [4, 5, 3], hidden, output },
            data: { builtin: 'iris' },
            training: { loss, batch },
          }),
        );
      }
    }
  }
});

it('a module that is broken is refused, with what is wrong', () => {
  const code = codeFor({
    edgewise: 1,
    network: { layers: [1, 1] },
    data: {
      table: {
        columns: [
          { name: 'x', values: [1, 2] },
          { name: 'y', values: [1, 2] },
        ],
      },
    },
  });
  expect(() => {
    validate(code.subarray(0, -9));
  }).toThrow('wasm-validate refuses the module');
});

it('is text with the names of parameters, numbers and edges', async () => {
  const text = await codeOf(
    JSON.stringify({
      edgewise: 1,
      network: {
        layers: [2, 2, 1],
        hidden: 'rectifier',
        frozen: [{ from: '1', to: '4', weight: 1 }],
      },
      data: { generator: { name: 'plane', samples: 9 } },
      training: { batch: 5 },
    } satisfies Project),
  );
  expect(text).toContain('(func $descendByBatch');
  expect(text).toContain('(param $weights i32) (param $next i32) (param $inputs i32)');
  expect(text).toMatch(/v128\.load32_splat offset=8\s+\(local\.get \$weights\) \(; 3 -> 4 ;\)/);
  expect(text).toMatch(/v128\.const i32x4( 0x40000000){4}\) \(; 2 ;\)/);
});
