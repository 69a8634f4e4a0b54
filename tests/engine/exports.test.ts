/**
 * Exports prove themselves: over two hundred random networks (layered and of any shape) on random data
 * compute in their own worlds what the engine does.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import type { ExportName } from '../../wasm/src/exported.js';
import { agreementOf, casesOf, type Case, type Predicted } from './exports/cases.js';
import { checkedOnnx, inCpp, inNode, inOnnx, inPython } from './exports/worlds.js';

const count = 220;
const folder = mkdtempSync(join(tmpdir(), 'edgewise-exports-'));

let engine: Engine;
let cases: Case[];

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  engine = await createEngine();
  cases = casesOf(count, engine);
  const files: [ExportName, string][] = [
    ['javascript', 'mjs'],
    ['cpp', 'hpp'],
    ['numpy', 'py'],
    ['onnx', 'onnx'],
  ];
  for (const { name, project } of cases) {
    const session = engine.open(project);
    for (const [format, ending] of files) {
      const { bytes } = await session.export(format);
      writeFileSync(join(folder, `${name}.${ending}`), bytes);
    }
    session.dispose();
  }
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
});

function check(world: string, found: Predicted[][]) {
  const { networks, rows, apart, largest, wrong } = agreementOf(cases, found);
  console.log(
    `- ${world}: ${String(rows)} rows of ${String(networks)} networks, largest difference ${largest.toExponential(1)}; ${String(apart)} rows apart`,
  );
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(2000);
  expect(apart).toBeLessThan(rows / 50);
}

describe('exported networks compute what the engine does', () => {
  it('has networks of every kind', () => {
    expect(cases).toHaveLength(count);
    const free = cases.filter(({ project }) => 'neurons' in project.network);
    expect(free.length).toBeGreaterThan(50);
    expect(cases.filter(({ onStep }) => onStep.length > 0).length).toBe(count);
  });

  it('as JavaScript in Node', async () => {
    check('JavaScript', await inNode(folder, cases));
  });

  it('as Python with NumPy', async () => {
    check('NumPy', await inPython(folder));
  });

  it('as ONNX, in ONNX Runtime and to the checker of ONNX', async () => {
    expect(await checkedOnnx(folder)).toBe('checked');
    check('ONNX Runtime', await inOnnx(folder, cases));
  });

  it.each(['g++', 'clang++'])('as a C++ header, by %s', async (compiler) => {
    check(compiler, await inCpp(folder, compiler, cases));
  });
});
