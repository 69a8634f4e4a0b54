/**
 * Exports prove themselves: over two hundred random networks (layered and of any shape) on random data
 * compute in their own worlds what the engine does.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, readTable, type Engine } from '../../wasm/src/node.js';
import { jsonOf } from '../../wasm/src/json.js';
import type { ExportName } from '../../wasm/src/exported.js';
import { agreementOf, casesOf, type Case, type Predicted } from './exports/cases.js';
import { checkedOnnx, inCpp, inNode, inOnnx, inPython, inWasm } from './exports/worlds.js';
import { iris, rejectionOf } from './support.js';

const count = 220;
const folder = mkdtempSync(join(tmpdir(), 'edgewise-exports-'));

const command = fileURLToPath(new URL('../../build/native/core/edgewise', import.meta.url));
const needsData: ExportName[] = ['pytorch', 'keras'];
const files: [ExportName, string][] = [
  ['javascript', 'mjs'],
  ['cpp', 'hpp'],
  ['numpy', 'py'],
  ['onnx', 'onnx'],
  ['wasm', 'wasm'],
  ['pytorch', 'torch.py'],
  ['keras', 'keras.py'],
];
const names: ExportName[] = [
  'javascript',
  'cpp',
  'numpy',
  'onnx',
  'wasm',
  'pytorch',
  'pytorch-notebook',
  'keras',
  'keras-notebook',
  'predictions',
  'table',
  'numbers',
];

let engine: Engine;
let cases: Case[];

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

beforeAll(async () => {
  engine = await createEngine();
  cases = casesOf(count, engine);
  for (const { name, project } of cases) {
    const session = engine.open(project);
    for (const [format, ending] of files) {
      if (needsData.includes(format) && !project.data) continue;
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
  return largest;
}

describe('exports', () => {
  it('are the same bytes from the native command', () => {
    for (const { name, project } of cases.filter((one) => one.project.data).slice(0, 12)) {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, jsonOf(project, 'project'));
      for (const [format, ending] of files) {
        const native = execFileSync(command, ['export', file, '--format', format]);
        expect(native.equals(readFileSync(join(folder, `${name}.${ending}`)))).toBe(true);
      }
    }
  });

  it('are told with a sentence each', async () => {
    const formats = await engine.exportFormats();
    expect(formats.map(({ name }) => name)).toEqual(names);
    for (const { about, fileName, mediaType } of formats) {
      expect(about).toMatch(/^[A-Z].*\.$/);
      expect(fileName).toMatch(/^\w+\.\w+$/);
      expect(mediaType).toMatch(/^\w+\/[\w+-]+$/);
    }
  });

  it('are refused where there is no such format, or no data to export', async () => {
    const session = engine.open({ edgewise: 1, network: { layers: [2, 1] } });
    const unknown = await rejectionOf(session.export('fortran' as ExportName));
    expect([unknown.code, unknown.path]).toEqual(['name', 'format']);
    expect(unknown.message).toContain('javascript, cpp, numpy, onnx');
    expect((await rejectionOf(session.export(7 as never))).code).toBe('type');
    for (const format of ['pytorch', 'pytorch-notebook', 'predictions', 'table'] as const) {
      expect((await rejectionOf(session.export(format))).code).toBe('data');
    }
    session.dispose();
    expect((await rejectionOf(session.export('numpy'))).code).toBe('disposed');
  });

  it('of tables say which rows train, and what is predicted for them', async () => {
    const session = engine.open(iris);
    session.train({ epochs: 3 });
    const textFor = async (format: ExportName) =>
      new TextDecoder().decode((await session.export(format)).bytes);
    const { table } = await readTable(await textFor('predictions'));
    const column = (name: string) => table.columns.find((one) => one.name === name)?.values ?? [];
    expect([...column('set')].filter((cell) => cell === 'test')).toHaveLength(30);
    const raw = engine.preview({ builtin: 'iris' }, 150).map((row) => row.slice(0, 4));
    const predictions = session.predict(raw);
    expect([...column('predicted species')]).toEqual(
      predictions.map(({ values }) => values.species),
    );
    const shares = [...column('probability of virginica')] as number[];
    shares.forEach((share, row) => {
      expect(share).toBeCloseTo(predictions[row]?.outputs[2] ?? NaN, 6);
    });
    const told = await readTable(await textFor('table'));
    expect(told.data.split).toEqual({ column: 'set' });
    session.dispose();
  });

  it('of all numbers hold the losses, the weights and what they began as', async () => {
    const session = engine.open({
      ...iris,
      training: { ...iris.training, optimizer: { name: 'momentum' } },
    });
    const losses = { epoch: [0], train: [session.metrics.trainLoss ?? 0], test: [null] };
    const [start] = session.weights;
    session.train({ epochs: 2 });
    const { bytes } = await session.export('numbers', { losses });
    const { table } = await readTable(new TextDecoder().decode(bytes));
    const [what, epoch, , , value] = table.columns.map(({ values }) => [...values]);
    const of = (name: string) =>
      (value ?? []).filter((_, k) => what?.[k] === name) as unknown as number[];
    const weights = [...session.weights];
    expect([...of('weight'), ...of('bias')].toSorted()).toEqual(weights.toSorted());
    expect(of('starting weight')[0]).toBeCloseTo(start ?? NaN, 6);
    expect(of('moment of weight')).toHaveLength(of('weight').length);
    expect(of('training loss')).toHaveLength(2);
    expect(of('training loss').at(-1)).toBeCloseTo(session.metrics.trainLoss ?? NaN, 6);
    expect(epoch?.[what?.lastIndexOf('training loss') ?? 0]).toBe(2);
    const wrong = session.export('numbers', { losses: { epoch: [1] } as never });
    expect((await rejectionOf(wrong)).path).toBe('losses');
    session.dispose();
  });

  it('as a notebook hold the cells of the script', async () => {
    const session = engine.open(iris);
    const [script, notebook] = await Promise.all(
      (['pytorch', 'pytorch-notebook'] as const).map(async (format) =>
        new TextDecoder().decode((await session.export(format)).bytes),
      ),
    );
    const { cells, nbformat } = JSON.parse(notebook ?? '') as {
      nbformat: number;
      cells: { cell_type: string; source: string[] }[];
    };
    expect(nbformat).toBe(4);
    const code = cells.filter(({ cell_type: type }) => type === 'code');
    expect(code.length).toBeGreaterThan(6);
    for (const { source } of code) expect(script).toContain(source.join(''));
    session.dispose();
  });
});

describe('exported networks compute what the engine does', () => {
  it('has networks of every kind', () => {
    expect(cases).toHaveLength(count);
    const free = cases.filter(({ project }) => 'neurons' in project.network);
    expect(free.length).toBeGreaterThan(50);
    const documents = cases.map(({ project }) => JSON.stringify(project));
    const kinds = '"step" "softmax" "gelu" "sine" "bytes" "single":true "fill":true "minmax"';
    for (const kind of kinds.split(' ')) {
      const having = documents.filter((document) => document.includes(kind));
      expect(having.length, kind).toBeGreaterThan(5);
    }
  });

  it('as JavaScript in Node', async () => {
    check('JavaScript', await inNode(folder, cases));
  });

  it('as a WebAssembly module of its own, to the same bits', async () => {
    expect(check('WebAssembly', await inWasm(folder, cases))).toBe(0);
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
