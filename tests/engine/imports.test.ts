/**
 * ONNX models as projects: what ONNX's own helper makes computes here what it does in ONNX Runtime, what was exported comes
 * back with the same outputs, and what is no chain of dense layers is refused by name.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPython } from '../../.tools/lib/find.mjs';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import { casesOf } from './exports/cases.js';
import { onnxRuntime } from './exports/worlds.js';
import { rejectionOf } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'edgewise-imports-'));
const command = fileURLToPath(new URL('../../build/native/core/edgewise', import.meta.url));
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.onnx`)));

interface Models {
  taken: { name: string; rows: number[][]; type: number }[];
  refused: { name: string; words: string }[];
}

let engine: Engine;
let models: Models;

beforeAll(async () => {
  engine = await createEngine();
  const script = fileURLToPath(new URL('imports/make.py', import.meta.url));
  execFileSync(findPython('onnx') ?? 'python3', [script, folder]);
  models = JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8')) as Models;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('compute what they do in ONNX Runtime', async () => {
  const ort = await onnxRuntime();
  expect(models.taken.length).toBeGreaterThan(15);
  for (const { name, rows, type } of models.taken) {
    const { project } = await engine.importOnnx(bytesOf(name));
    const session = engine.open(project);
    const found = session.predict(rows).flatMap(({ outputs }) => outputs);
    const numbers = type === 11 ? Float64Array.from(rows.flat()) : Float32Array.from(rows.flat());
    const width = rows[0]?.length ?? 0;
    const kind = type === 11 ? 'float64' : 'float32';
    const model = await ort.InferenceSession.create(bytesOf(name));
    const { y } = await model.run({ x: new ort.Tensor(kind, numbers, [rows.length, width]) });
    const expected = Array.from((y?.data ?? []) as ArrayLike<number>);
    expect(found, name).toHaveLength(expected.length);
    found.forEach((output, k) => {
      const wanted = expected[k] ?? NaN;
      expect(Math.abs(output - wanted), name).toBeLessThan(1e-5 * Math.max(1, Math.abs(wanted)));
    });
    await model.release();
    session.dispose();
  }
});

it('are refused by the name of what no network here computes', async () => {
  for (const { name, words } of models.refused) {
    const { code, message } = await rejectionOf(engine.importOnnx(bytesOf(name)));
    expect(['unsupported', 'range']).toContain(code);
    expect(message, name).toContain(words);
  }
  expect((await rejectionOf(engine.importOnnx(new Uint8Array()))).code).toBe('format');
  expect((await rejectionOf(engine.importOnnx('x' as never))).code).toBe('type');
});

it('say what of them is left out', async () => {
  const { notes } = await engine.importOnnx(bytesOf('matmul'));
  expect(notes).toEqual([expect.stringContaining('(Dropout)')]);
});

it('that were exported from here give the same outputs to the bit', async () => {
  let taken = 0;
  for (const { name, project, rows, predictions, inputs } of casesOf(120, engine)) {
    const isLayered = 'layers' in project.network;
    if (!isLayered || inputs.some(({ type }) => type !== 'number')) continue;
    const session = engine.open(project);
    const { bytes } = await session.export('onnx');
    session.dispose();
    const again = engine.open((await engine.importOnnx(bytes)).project);
    const found = again.predict(rows).map(({ outputs }) => outputs);
    expect(found, name).toEqual(predictions.map(({ outputs }) => outputs));
    again.dispose();
    taken += 1;
  }
  console.log(`- ${String(taken)} networks came back`);
  expect(taken).toBeGreaterThan(15);
});

it('are the same project from the native command', async () => {
  const { project } = await engine.importOnnx(bytesOf('scaled'));
  const native = execFileSync(command, ['import', join(folder, 'scaled.onnx')], {
    encoding: 'utf8',
  });
  expect(JSON.parse(native)).toEqual(project);
  const refused = () =>
    execFileSync(command, ['import', join(folder, 'convolution.onnx')], { stdio: 'pipe' });
  expect(refused).toThrow(/\(Conv\)/);
});
