/** What the engine returns. Every number in here was computed by the core. */

import type {
  Advice,
  AdviceQuestion,
  Collapsed,
  Composition,
  Turn,
  Construction,
  Encoded,
  EncodedInput,
  EncodedQuestion,
  InputQuestion,
  EngineQuestions,
  ConstructionQuestion,
  ExhaustiveEstimate,
  ExhaustiveOptions,
  ExhaustiveQuestion,
  ExhaustiveResult,
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
  RestartOptions,
  RestartResult,
  Stepped,
  SuggestOptions,
  SweepAxis,
  SweepOptions,
  SweepResult,
  ToldBest,
  ToldBlock,
} from './answers.js';
import type { Exported, ExportFormat, ExportName, Imported, LossSeries } from './exported.js';
import type { MapRequest, MapResult, Points, PointsRequest, Predicted } from './map-types.js';
import type { Metrics } from './metrics.js';
import type {
  Cell,
  FunctionName,
  LooseProject,
  LossName,
  NeuronKind,
  Progress,
  Project,
  Training,
} from './project.js';

export type {
  MapRequest,
  MapResult,
  Plane,
  Points,
  PointsRequest,
  Predicted,
} from './map-types.js';
export type { Metrics, Status } from './metrics.js';

export interface NeuronInfo {
  id: string;
  kind: NeuronKind;
  function: FunctionName;
  /** Given by the document, or the encoded column an input or output stands for. */
  label: string;
}

/** Ends of an edge as indices into `NetworkInfo.neurons`. */
export interface EdgeInfo {
  from: number;
  to: number;
  /** Training leaves its weight as it is; absent where it does not. */
  frozen?: true;
}

/** The network in document order; `edges` is in edge order, as the weights are. */
export interface NetworkInfo {
  neurons: NeuronInfo[];
  edges: EdgeInfo[];
}

export interface Topology {
  feedForward: boolean;
  layered: boolean;
  /** Neuron ids per layer, bias neurons in the layer before the one they feed; for a graph that is feed-forward but not layered, by longest path. */
  layers: string[][];
  /** Ids along one shortest cycle, or null. */
  cycle: string[] | null;
  /** An edge that keeps the graph from being layered, or null. */
  offendingEdge: { from: string; to: string } | null;
  /** Hidden and output neurons without an edge from a bias neuron. */
  withoutBias: string[];
  /** Sentences such as "neuron 4 has no bias edge". */
  warnings: string[];
}

export type Role = 'input' | 'target' | 'ignore';

export interface ColumnInfo {
  name: string;
  type: 'number' | 'category' | 'bytes';
  role: Role;
  /** Sorted categories of a category column, else empty. */
  categories: string[];
  /** Cells without a value. */
  missing: number;
  /** Rows left out with a gap in this column, and perhaps in others too; 0 where gaps do no harm. */
  dropped: number;
  /** Over the present cells of a number column; null otherwise. */
  min: number | null;
  max: number | null;
  mean: number | null;
  deviation: number | null;
  /** Same value in every row. */
  constant: boolean;
  /** Neurons the column takes in its role: 1 for a number, one a category else. 0 when ignored. */
  width: number;
  /** A number x goes in, or should come out, as (x - shift) / scale; null for other columns. */
  shift: number | null;
  scale: number | null;
}

/** Which rows train, as it came out. */
export interface SplitInfo {
  /** Share that trains; of a document without `split` that of its rule. */
  train: number;
  seed: number;
  /** Each class keeps its share in both sets. */
  stratify: boolean;
  /** The column that says which rows train, or null. */
  column: string | null;
  /** A sentence. */
  why: string;
  /** Columns that could say it: "train" or "test" in every row. */
  columns: string[];
}

/** Outputs and loss that suit the targets. */
export interface SuggestedOutput {
  width: number;
  output: FunctionName;
  loss: LossName;
}

export interface DataInfo {
  columns: ColumnInfo[];
  /** `dropped`: rows left out because a used cell is missing. kept = train + test. */
  rows: { total: number; kept: number; dropped: number; train: number; test: number };
  /** Input neurons the data need. */
  inputWidth: number;
  /** Output neurons the data need; a target of two categories also goes with a single one. */
  outputWidth: number;
  split: SplitInfo;
  /** Of each category target, in order: rows of each class in both sets. */
  classes: { target: string; counts: { category: string; train: number; test: number }[] }[];
  suggested: SuggestedOutput;
  /**
   * Sentences: targets that the outputs cannot reach, classes that no training row or no test row
   * has. `describe` knows no outputs, so it tells only the latter.
   */
  warnings: string[];
}

export interface TraceNeuron {
  id: string;
  kind: NeuronKind;
  /** What goes in: the weighted sum over the incoming edges (for an input neuron its value). */
  in: number;
  out: number;
  /** d loss / d in; null without targets. */
  delta: number | null;
  /** f'(in) of hidden and output neurons; null for softmax, whose derivative is a matrix. */
  slope: number | null;
  /** Of output neurons with targets: what the loss gives directly to delta. */
  fromLoss: number | null;
  /** in = the sum of these, one an incoming edge: weight * out of its tail. */
  forward: TraceTerm[];
  /** delta = fromLoss + slope * the sum of these, one an outgoing edge: weight * delta of its head. */
  backward: TraceTerm[];
}

export interface TraceTerm {
  /** Number of the edge, in edge order. */
  edge: number;
  value: number;
}

export interface TraceEdge {
  from: string;
  to: string;
  weight: number;
  /** d loss / d weight; null without targets. */
  gradient: number | null;
}

export interface Trace {
  /** In evaluation order. */
  neurons: TraceNeuron[];
  /** In edge order. */
  edges: TraceEdge[];
  loss: number | null;
}

/** A raw row: values by column name, or the input columns' values in their order. */
export type RawRow = Record<string, Cell> | Cell[];

export interface Prediction {
  /** Decoded value per target column. */
  values: Record<string, string | number>;
  /** The network's outputs, one an output neuron. */
  outputs: number[];
  /** Category by category for a category target, in sorted order, else null. */
  probabilities: { category: string; value: number }[] | null;
  /** Input columns whose number is far outside the training rows; of rows given to `predict`. */
  outside: string[];
}

export interface Example {
  /** Row in the raw table, from 0. */
  row: number;
  set: 'train' | 'test';
  /** Raw cells by column name, inputs and targets. */
  cells: Record<string, Cell>;
  prediction: Prediction;
  loss: number;
  /** Every category target predicted right; null for numeric targets. */
  correct: boolean | null;
}

export interface TrainRequest {
  epochs?: number;
  samples?: number;
  milliseconds?: number;
}

/** A moment of training: with the project, its whole state. */
export interface Moment {
  weights: Float32Array;
  progress: Progress;
}

/** The synchronous engine session: one project, open. */
/** What a worker opens: all of a session that needs nothing but the engine's own module. */
export interface CoreSession {
  readonly metrics: Metrics;
  readonly topology: Topology;
  readonly network: NetworkInfo;
  /** Null for a project without data. */
  readonly data: DataInfo | null;
  readonly weights: Float32Array;
  /** The weights that the author gave to start from, NaN where the seed draws them; empty where it draws all. */
  readonly starts: Float32Array;
  setWeights(weights: Float32Array): void;
  /** Back to a moment of training, as `weights` and `progress` told it: going on gives the same bits. */
  restore(moment: Moment): Metrics;
  train(request: TrainRequest): Metrics;
  /** Back to the start: the same seed, or another. */
  reset(options?: { seed?: number }): Metrics;
  /** Change training settings that need no restart (step size, batch, order, stop, regularization, loss). */
  configure(training: Training): Metrics;
  predict(rows: RawRow[]): Prediction[];
  evaluate(inputs: Float32Array): Float32Array;
  trace(inputs: ArrayLike<number>, targets?: ArrayLike<number>): Trace;
  /** Kept rows with prediction and truth, from row `from` of the set on. */
  examples(options?: { set?: 'train' | 'test'; from?: number; count?: number }): Example[];
  /**
   * @param into a map that is not needed any more: its arrays are filled again where they have the
   * right size, which spares fresh memory for maps that are drawn one after the other
   */
  map(request: MapRequest, into?: MapResult): MapResult;
  /** `target` is the first one when absent. */
  points(request: PointsRequest): Points;
  /** What is predicted for every row beside the truth; of the first numeric target when none is named. */
  predicted(request?: { target?: string }): Predicted;
  /** The two directions in which the training rows' inputs vary most, and the plane that they span. */
  principalAxes(): PrincipalAxes;
  /** The loss as a function of one weight, all others fixed, with its derivative at the present one. */
  lossSlice(question: LossSliceQuestion): LossSlice;
  /** The same of two weights, as a grid. */
  lossGrid(question: LossGridQuestion): LossGrid;
  /** The matrices of a layered network; an EdgewiseError for another. */
  readonly composition: Composition;
  measures(question?: { on?: On }): Measures;
  /** Why the network may not be learning, as sentences. Costs an evaluation of the training rows. */
  advice(question?: AdviceQuestion): Advice[];
  /** A kept row, or an input of one's own, as it goes in (and should come out), for trace(). */
  encoded(question: EncodedQuestion): Encoded;
  encoded(question: InputQuestion): EncodedInput;
  /** The gradient of each of these weights beside a central difference of the loss. */
  gradientCheck(question: GradientCheckQuestion): GradientCheck;
  /** What one step of training on one example would lead to. */
  stepped(question: { on?: On }): Stepped;
  /** What the network makes of encoded inputs beside what the product of its matrices makes of them. */
  collapsed(question: { inputs: number[] }): Collapsed;
  /** The training row that was seen last; before any, that which comes first. */
  readonly turn: Turn;
  /** The step size in each of these epochs, by the schedule; the first is epoch 0. */
  stepSizes(question: { epochs: number[] }): { values: number[] };
  /** What the project's goal asks for, and how much of it holds. */
  goal(): GoalScore;
  /** Kept rows with prediction and loss: sorted, filtered, a page at a time. */
  listing(question: ListingQuestion): Listing;
  /** Losses of restarts from … to - 1 (each its own initial weights), computed here and now. */
  restarts(question: { from?: number; to: number; epochs?: number }): ToldBlock;
  /** The best of combinations from … to - 1; how many there are with `combinations`. */
  exhaustive(question: ExhaustiveQuestion & { from?: number; to: number }): { best: ToldBest };
  combinations(question: ExhaustiveQuestion): Magnitude;
  /** Where training stands, as in a saved document. */
  readonly progress: Progress;
  fingerprint(): string;
  save(): Project;
  dispose(): void;
}

export interface Session extends CoreSession {
  /**
   * The network as it is, as a file that works without Edgewise: code, ONNX, a script, a table. What makes
   * it is a module of its own, which the first call loads. `losses`: those of earlier epochs, for `numbers`.
   */
  export(format: ExportName, options?: { losses?: LossSeries }): Promise<Exported>;
}

export interface Engine {
  /** A document, or its JSON text. */
  open(project: LooseProject | string): Session;
  /** Columns, guessed roles and sizes of a project's `data` part, without a network. */
  describe(data: Project['data']): DataInfo;
  /** The project that data call for: layers, outputs, loss and training that suit them. */
  suggest(data: Project['data'], options?: SuggestOptions): Project;
  /** Raw cells of the first rows of a project's `data` part, for a preview. */
  preview(data: Project['data'], rows: number): Cell[][];
  /** What sessions export, with a sentence each. */
  exportFormats(): Promise<ExportFormat[]>;
  /**
   * The project that an ONNX model is, where it is a chain of dense layers; what it has besides is refused by
   * name. What reads it is a module of its own, which the first call loads.
   */
  importOnnx(onnx: Uint8Array): Promise<Imported>;
  /** Trains from many starts, over a pool of workers where there are any, and keeps the best. */
  restarts(project: LooseProject, options: RestartOptions): Promise<RestartResult>;
  /** Tries every combination of weights of so many bits; refuses what would take too long. */
  exhaustive(project: LooseProject, options: ExhaustiveOptions): Promise<ExhaustiveResult>;
  /** How many combinations an exhaustive search would try, and about how long it would take. */
  estimate(
    project: LooseProject,
    question: ExhaustiveQuestion & { workers?: number },
  ): ExhaustiveEstimate;
  /** Trains a grid of variants of a project and compares them in a table. */
  sweep(project: LooseProject, axes: SweepAxis[], options: SweepOptions): Promise<SweepResult>;
  /** A network that is written down instead of trained, as a project. */
  construct(question: ConstructionQuestion): Construction;
  /** How many base^exponent are, exact where the digits are few enough to be written. */
  count(question: EngineQuestions['count']['question']): EngineQuestions['count']['answer'];
  /** The hidden neurons that some boolean function of so many bits needs, at least. */
  fewestHidden(
    question: EngineQuestions['fewestHidden']['question'],
  ): EngineQuestions['fewestHidden']['answer'];
  /** A function and its derivative at these points, for plotting. */
  functionValues(
    question: EngineQuestions['functionValues']['question'],
  ): EngineQuestions['functionValues']['answer'];
  readonly version: string;
}
