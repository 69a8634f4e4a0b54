/** The page's view of a session that runs in a worker: everything is asynchronous. */

import type {
  Advice,
  AdviceQuestion,
  Collapsed,
  Composition,
  Turn,
  Construction,
  ConstructionQuestion,
  Encoded,
  EncodedInput,
  EncodedQuestion,
  InputQuestion,
  EngineQuestions,
  ExhaustiveQuestion,
  GradientCheck,
  GradientCheckQuestion,
  GoalScore,
  Listing,
  ListingQuestion,
  LossGrid,
  LossGridQuestion,
  LossSlice,
  LossSliceQuestion,
  Magnitude,
  Measures,
  On,
  PrincipalAxes,
  Stepped,
} from './answers.js';
import type { WasmSource } from './wasm-source.js';
import type { Cell, Data, LooseProject, Progress, Project, Training } from './project.js';
import type {
  DataInfo,
  Example,
  MapRequest,
  MapResult,
  Metrics,
  Moment,
  NetworkInfo,
  Points,
  PointsRequest,
  Predicted,
  Prediction,
  RawRow,
  Topology,
  Trace,
  TrainRequest,
} from './types.js';

/** What `open` tells at once. */
export interface Opened {
  network: NetworkInfo;
  topology: Topology;
  data: DataInfo | null;
  metrics: Metrics;
  weights: Float32Array;
  /** The author's starting weights, NaN where the seed draws them; empty where it draws all. */
  starts: Float32Array;
  progress: Progress;
}

/** What the page wants to see after a slice of training. */
export interface FrameRequest {
  /** Training goes back, or forward, to this moment first. */
  restore?: Moment;
  /** Nothing: only look. */
  train?: TrainRequest;
  map?: MapRequest | null;
  /** A second map, with the values of every neuron, usually coarser. */
  neuronMap?: MapRequest | null;
  examples?: { set?: 'train' | 'test'; from?: number; count?: number } | null;
}

/** One frame of numbers; arrays are transferred, never shared. */
export interface Frame {
  metrics: Metrics;
  /** How things stood within a slice that was given as a time, as often as measuring it takes little of that. */
  between?: Metrics[];
  weights: Float32Array;
  map: MapResult | null;
  neuronMap: MapResult | null;
  examples: Example[] | null;
  /** Goes with `weights` into a snapshot; while it trains null in between where it would be large. */
  progress: Progress | null;
}

/** Questions about the open session, answered as its methods of these names do. */
export interface Inspections {
  lossSlice: { question: LossSliceQuestion; answer: LossSlice };
  lossGrid: { question: LossGridQuestion; answer: LossGrid };
  composition: { question: Record<string, never>; answer: Composition };
  measures: { question: { on?: On }; answer: Measures };
  predicted: { question: { target?: string }; answer: Predicted };
  principalAxes: { question: Record<string, never>; answer: PrincipalAxes };
  advice: { question: AdviceQuestion; answer: Advice[] };
  encoded: { question: EncodedQuestion | InputQuestion; answer: Encoded | EncodedInput };
  gradientCheck: { question: GradientCheckQuestion; answer: GradientCheck };
  stepped: { question: { on?: On }; answer: Stepped };
  collapsed: { question: { inputs: number[] }; answer: Collapsed };
  turn: { question: Record<string, never>; answer: Turn };
  stepSizes: { question: { epochs: number[] }; answer: { values: number[] } };
  goal: { question: Record<string, never>; answer: GoalScore };
  listing: { question: ListingQuestion; answer: Listing };
  combinations: { question: ExhaustiveQuestion; answer: Magnitude };
}

/**
 * One project, open in a worker. Calls are answered in order. Each rejects with an
 * EdgewiseError. When the worker dies or hangs, the client starts another, gives it the last
 * snapshot (project, weights, progress) and repeats the call once; `onRestart` tells the page. After
 * two losses in a row the call is given up; the next one begins with the last snapshot again.
 */
export interface Client {
  describe(data: Data): Promise<DataInfo>;
  /** Raw cells, row by row, from row `from` (0 when absent) on. */
  preview(data: Data, rows: number, from?: number): Promise<Cell[][]>;
  construct(question: ConstructionQuestion): Promise<Construction>;
  /** Asks what concerns no open project. */
  ask<K extends keyof EngineQuestions>(
    name: K,
    question: EngineQuestions[K]['question'],
  ): Promise<EngineQuestions[K]['answer']>;
  open(project: LooseProject): Promise<Opened>;
  /** Trains a slice, answers with the numbers after it. The page asks for the next frame only when it has drawn this one. */
  frame(request: FrameRequest): Promise<Frame>;
  reset(options?: { seed?: number }): Promise<Frame>;
  configure(training: Training): Promise<Metrics>;
  setWeights(weights: Float32Array): Promise<Metrics>;
  predict(rows: RawRow[]): Promise<Prediction[]>;
  trace(inputs: number[], targets?: number[]): Promise<Trace>;
  points(request: PointsRequest): Promise<Points>;
  inspect<K extends keyof Inspections>(
    name: K,
    question: Inspections[K]['question'],
  ): Promise<Inspections[K]['answer']>;
  fingerprint(): Promise<string>;
  save(): Promise<Project>;
  /** What another worker would go on from, at once: the state of some recent answer. Null before the first `open`. */
  snapshot(): Project | null;
  /** Ends the worker. Idempotent. */
  dispose(): void;
}

export interface ClientOptions {
  onRestart?: (reason: string) => void;
  /** Milliseconds without an answer after which a worker counts as hung; default 10 000. */
  patience?: number;
  /** The WebAssembly file, when it is not where the package has it. */
  wasm?: WasmSource;
}
