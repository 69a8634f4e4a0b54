/** The worlds that exports go to: each predicts the rows of all cases by itself. */

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findPython } from '../../../.tools/lib/find.mjs';
import { onnxRuntimeFolder } from '../../../.tools/lib/paths.mjs';
import type { Cell } from '../../../wasm/src/project.js';
import type { Case, Predicted } from './cases.js';

const runFile = promisify(execFile);
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const python = findPython('numpy') ?? 'python3';

interface Network {
  predict(rows: Cell[][]): { values: Record<string, Cell>; outputs: number[] }[];
  check(): number;
}

export async function inNode(folder: string, cases: readonly Case[]): Promise<Predicted[][]> {
  const told: Predicted[][] = [];
  for (const { name, rows, targets } of cases) {
    const file = pathToFileURL(join(folder, `${name}.mjs`)).href;
    const network = (await import(/* @vite-ignore */ file)) as Network;
    told.push(
      network.predict(rows).map(({ values, outputs }) => ({
        outputs,
        values: targets.map((target) => values[target.name] ?? null),
      })),
    );
  }
  return told;
}

interface WasmNetwork {
  memory: WebAssembly.Memory;
  inputs: WebAssembly.Global;
  outputs: WebAssembly.Global;
  heap: WebAssembly.Global;
  forward(inputs: number, outputs: number, rows: number): void;
  check(): number;
}

/** By the module alone, with nothing given to it. Values are not decoded there: those that are expected stand for them. */
export async function inWasm(folder: string, cases: readonly Case[]): Promise<Predicted[][]> {
  const told: Predicted[][] = [];
  for (const { name, encoded, predictions } of cases) {
    const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, `${name}.wasm`)));
    const network = instance.exports as unknown as WasmNetwork;
    if (network.check() !== 0) throw new Error(`${name} differs from its own samples.`);
    const [width, height] = [Number(network.inputs.value), Number(network.outputs.value)];
    const from = Number(network.heap.value);
    const to = from + 4 * encoded.length * width;
    const end = to + 4 * encoded.length * height;
    const missing = Math.ceil((end - network.memory.buffer.byteLength) / 65536);
    if (missing > 0) network.memory.grow(missing);
    new Float32Array(network.memory.buffer, from, encoded.length * width).set(encoded.flat());
    network.forward(from, to, encoded.length);
    const all = new Float32Array(network.memory.buffer, to, encoded.length * height);
    told.push(
      predictions.map(({ values }, r) => ({
        outputs: [...all.subarray(r * height, (r + 1) * height)],
        values,
      })),
    );
  }
  return told;
}

export async function inPython(folder: string): Promise<Predicted[][]> {
  const { stderr } = await runFile(python, [here('predict.py'), folder], { maxBuffer: 1e9 });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(readFileSync(join(folder, 'python.json'), 'utf8')) as Predicted[][];
}

/** What ONNX's own checker says. */
export async function checkedOnnx(folder: string): Promise<string> {
  const { stdout } = await runFile(python, [here('check_onnx.py'), folder]);
  return stdout.trim();
}

/** What is used of ONNX Runtime, which is large, and therefore installed apart (by `npm test`). */
interface OnnxTensor {
  data: ArrayLike<Cell>;
  dims: readonly number[];
}

interface OnnxRuntime {
  env: { logLevel: string; wasm: { numThreads: number } };
  Tensor: new (type: string, data: ArrayLike<Cell>, shape: readonly number[]) => OnnxTensor;
  InferenceSession: {
    create(model: Uint8Array): Promise<{
      inputNames: readonly string[];
      outputNames: readonly string[];
      run(inputs: Record<string, OnnxTensor>): Promise<Record<string, OnnxTensor>>;
      release(): Promise<void>;
    }>;
  };
}

export async function onnxRuntime(): Promise<OnnxRuntime> {
  const file = join(onnxRuntimeFolder, 'node_modules/onnxruntime-web/dist/ort.wasm.min.mjs');
  if (!existsSync(file)) throw new Error('`npm run test:engine` installs ONNX Runtime.');
  const ort = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as OnnxRuntime;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort;
}

/** The rows as the model's inputs take them: one tensor where all columns are numbers, else one each. */
function tensorsOf(
  ort: OnnxRuntime,
  { inputs, rows }: Case,
  names: readonly string[],
): Record<string, OnnxTensor> {
  const numbers = (cells: readonly (Cell | undefined)[]) =>
    Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : NaN));
  if (inputs.every(({ type }) => type === 'number')) {
    const shape = [rows.length, inputs.length];
    return { [names[0] ?? '']: new ort.Tensor('float64', numbers(rows.flat()), shape) };
  }
  return Object.fromEntries(
    inputs.map(({ type, bytes = 0, categories, typical = '' }, k): [string, OnnxTensor] => {
      const cells = rows.map((row) => row[k] ?? null);
      const name = names[k] ?? '';
      if (type === 'number') {
        return [name, new ort.Tensor('float64', numbers(cells), [rows.length, 1])];
      }
      // A text has no mark for a gap where the empty one is a text like others.
      const gap = type === 'bytes' || categories?.includes('') ? String(typical) : '';
      const texts = cells.map((cell) => String(cell ?? gap));
      if (type === 'category') return [name, new ort.Tensor('string', texts, [rows.length, 1])];
      const all = new Uint8Array(rows.length * bytes);
      texts.forEach((text, r) => {
        all.set(new TextEncoder().encode(text), r * bytes);
      });
      return [name, new ort.Tensor('uint8', all, [rows.length, bytes])];
    }),
  );
}

/** By ONNX Runtime, in WebAssembly. */
export async function inOnnx(folder: string, cases: readonly Case[]): Promise<Predicted[][]> {
  const ort = await onnxRuntime();
  const told: Predicted[][] = [];
  for (const one of cases) {
    const model = await ort.InferenceSession.create(readFileSync(join(folder, `${one.name}.onnx`)));
    const found = await model.run(tensorsOf(ort, one, model.inputNames));
    const [outputs = '', ...values] = model.outputNames;
    const width = Number(found[outputs]?.dims[1]);
    const columnOf = (name: string) => Array.from(found[name]?.data ?? []);
    const all = columnOf(outputs) as number[];
    const columns = values.map(columnOf);
    told.push(
      one.rows.map((_, r) => ({
        outputs: all.slice(r * width, (r + 1) * width),
        values: columns.map((column) => column[r] ?? null),
      })),
    );
    await model.release();
  }
  return told;
}

/** The headers in one program, each in a namespace of its own, as two networks in one program have it. */
function joinedHeaders(folder: string, cases: readonly Case[]): string {
  const headers = cases.map(({ name }) =>
    readFileSync(join(folder, `${name}.hpp`), 'utf8')
      .replaceAll('NETWORK_HPP', `${name.toUpperCase()}_HPP`)
      .replaceAll(/\b(namespace )network\b/g, `$1${name}`)
      .replaceAll(/\bnetwork::/g, `${name}::`),
  );
  const calls = cases.map(
    ({ name }) => `  [](const std::vector<AnyCell>& row) {
    const auto told = ${name}::predict(row);
    return AnyPrediction{told.values, told.outputs};
  },`,
  );
  return `${headers.join('\n')}
using AnyCell = std::variant<std::monostate, double, std::string>;
struct AnyPrediction {
  std::vector<AnyCell> values;
  std::vector<float> outputs;
};
const std::vector<AnyPrediction (*)(const std::vector<AnyCell>&)> predictors = {
${calls.join('\n')}
};
`;
}

const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');

function word(cell: Cell): string {
  if (cell === null) return 'm';
  return typeof cell === 'number'
    ? `n${Object.is(cell, -0) ? '-0' : String(cell)}`
    : `t${hex(cell)}`;
}

function cellFrom(told: string): Cell {
  const rest = told.slice(1);
  return told.startsWith('n') ? Number(rest) : Buffer.from(rest, 'hex').toString('utf8');
}

const strict = '-std=c++17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror'.split(' ');

export async function inCpp(
  folder: string,
  compiler: string,
  cases: readonly Case[],
): Promise<Predicted[][]> {
  const own = join(folder, compiler.replaceAll('+', 'p'));
  writeFileSync(
    `${own}.cpp`,
    readFileSync(here('predict.cpp'), 'utf8').replace('all.hpp', `${own}.hpp`),
  );
  writeFileSync(`${own}.hpp`, joinedHeaders(folder, cases));
  await runFile(compiler, [...strict, '-O0', `${own}.cpp`, '-o', own], { maxBuffer: 1e9 });
  const lines = cases.flatMap(({ rows }, c) =>
    rows.map((row) => [String(c), ...row.map(word)].join(' ')),
  );
  const running = runFile(own, [], { maxBuffer: 1e9 });
  running.child.stdin?.end(`${lines.join('\n')}\n`);
  const answers = (await running).stdout.trimEnd().split('\n').values();
  return cases.map(({ rows }) =>
    rows.map(() => {
      const [outputs = '', values = ''] = (answers.next().value ?? '').split('|');
      return {
        outputs: outputs.trim().split(' ').map(Number),
        values: values.trim().split(' ').map(cellFrom),
      };
    }),
  );
}
