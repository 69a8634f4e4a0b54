/**
 * The raw module, as Emscripten exports it: one class, errors as data, results as copies.
 * Hand-written; tests/engine/module.test.ts compares it with the live module.
 */

import type { NumberArray } from './src/apart.js';
import type { Cell } from './src/project.js';
import type {
  DataInfo,
  Example,
  MapRequest,
  MapResult,
  Metrics,
  NetworkInfo,
  Points,
  PointsRequest,
  Predicted,
  Prediction,
  RawRow,
  Topology,
  Trace,
  TrainRequest,
} from './src/types.js';

/** A fault the user caused: a stable code, the JSON path it concerns, a sentence. */
export interface Fault {
  code: string;
  path: string;
  message: string;
  /** Ids of the neurons concerned: those of a cycle. */
  neurons?: string[];
}

/** Either a value or a fault, never both. */
export type Outcome<T> = { value: T; error: null } | { value: null; error: Fault };

/** Examples seen, and what the optimizer remembers. */
export interface RawProgress {
  samples: number;
  steps: number;
  moments: Float32Array;
  /** Whose they are; empty where nobody has said. */
  optimizer: string;
}

/** Documents cross as JSON text; requests and results as plain objects; bulk as typed arrays. */
export interface RawSession {
  metrics(): Metrics;
  topology(): Topology;
  network(): NetworkInfo;
  data(): DataInfo | null;
  weights(): Float32Array;
  /** The author's starting weights, NaN where the seed draws them; empty where it draws all. */
  starts(): Float32Array;
  setWeights(weights: Float32Array): Outcome<Metrics>;
  /** Back to what `weights` and `progress` told at some moment. */
  restore(weights: Float32Array, progress: RawProgress): Outcome<Metrics>;
  train(request: TrainRequest): Outcome<Metrics>;
  reset(options: { seed?: number }): Outcome<Metrics>;
  /** The `training` part of a project document, as JSON text; absent keys stay as they are. */
  configure(training: string): Outcome<Metrics>;
  encode(row: RawRow): Outcome<Float32Array>;
  predict(rows: RawRow[]): Outcome<Prediction[]>;
  evaluate(inputs: Float32Array): Outcome<Float32Array>;
  trace(inputs: Float32Array, targets: Float32Array | null): Outcome<Trace>;
  examples(options: { set?: 'train' | 'test'; from?: number; count?: number }): Outcome<Example[]>;
  /** Into the arrays of an earlier result, as far as they fit. */
  map(request: MapRequest, into: MapResult | null): Outcome<MapResult>;
  points(request: PointsRequest): Outcome<Points>;
  predicted(request: { target?: string }): Outcome<Predicted>;
  /** Whether straight-line code for the network (a WebAssembly module) would be of use. */
  wantsCode(): boolean;
  code(): Uint8Array<ArrayBuffer>;
  /** The place of its first function in the module's table; the others follow. */
  useCode(firstFunction: number): void;
  progress(): RawProgress;
  /** A question by its name (those of `SessionQuestions`); it and its answer are JSON text: see src/answers.ts. */
  ask(name: string, question: string): Outcome<string>;
  fingerprint(): string;
  /** Of a number column of the data's table, NaN where one is missing. */
  numbers(column: number): Float64Array;
  /** The project with its weights, as JSON text; columns that were apart still are. */
  save(): string;
  /** Frees the session; using it afterwards is an error of Embind's. */
  delete(): void;
}

export interface EdgewiseModule {
  Session: {
    /** @param apart columns of numbers that are not in the text: see src/apart.ts */
    open(project: string, apart: NumberArray[]): Outcome<RawSession>;
    /** Of a project's `data` part, as JSON text. */
    describe(data: string, apart: NumberArray[]): Outcome<DataInfo>;
    /** @returns a document, as JSON text, with the columns that are apart still so */
    suggest(data: string, apart: NumberArray[], options: string): Outcome<string>;
    preview(data: string, apart: NumberArray[], rows: number): Outcome<Cell[][]>;
    /** The same about nothing that is open: construct, count, fewestHidden, functionValues. */
    ask(name: string, question: string): Outcome<string>;
  };
  version(): string;
}

export interface ModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  instantiateWasm?: (
    imports: object,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}

declare const createModule: (options?: ModuleOptions) => Promise<EdgewiseModule>;
export default createModule;
