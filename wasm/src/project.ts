/**
 * The project document, version 1: network, data and training in one JSON value.
 *
 * The core validates it (see web/public/schema/project-v1.json); these types only help
 * whoever writes one in TypeScript.
 */

import type { FunctionName } from './function-names.js';
import type { LossName, OptimizerName, ScheduleName } from './training-names.js';

export type { FunctionName } from './function-names.js';
export type { LossName, OptimizerName, ScheduleName } from './training-names.js';
export type NeuronKind = 'input' | 'bias' | 'hidden' | 'output';
export type InitScheme = 'auto' | 'uniform' | 'glorot' | 'he' | 'zeros';
export type GeneratorName =
  | 'circle'
  | 'exclusive-or'
  | 'spiral'
  | 'gaussians'
  | 'sine'
  | 'plane'
  | 'waves'
  | 'sawtooth'
  | 'truth-table'
  | 'skewed'
  | 'hierarchy'
  | 'noise';
export type BuiltinName = 'iris' | 'penguins';

/** One cell of a table; `null` is a missing cell. */
export type Cell = number | string | null;

export interface Column {
  name: string;
  /** Inferred when absent: a column of numbers is a `number` column, any other a `category`. */
  type?: 'number' | 'category' | 'bytes';
  values: Cell[];
}

export interface Table {
  columns: Column[];
}

/** The short form: a layered, fully connected network; bias neurons are added. */
export interface LayeredNetwork {
  /** Neurons per layer, input first, bias neurons not counted. */
  layers: number[];
  /** Function of the hidden neurons; a list gives one a hidden layer. */
  hidden?: FunctionName | FunctionName[];
  output?: FunctionName;
  /** Edges that training leaves alone, with the weights that they keep. */
  frozen?: FrozenEdge[];
}

/** An edge between layers, by the ids of its ends: neurons are numbered from 1, layer by layer, biases last. */
export interface FrozenEdge {
  from: string;
  to: string;
  weight: number;
}

export interface GraphNeuron {
  id: string;
  kind: NeuronKind;
  function?: FunctionName;
  label?: string;
}

export interface GraphEdge {
  from: string;
  to: string;
  weight?: number;
  /** Where the weight started, if it stands elsewhere now: the author's, or null for the seed's. */
  start?: number | null;
  /** Training leaves the weight as it is: no step, no regularization. */
  frozen?: boolean;
}

/** The graph itself: any shape without a cycle. */
export interface GraphNetwork {
  neurons: GraphNeuron[];
  edges: GraphEdge[];
}

export type Network = LayeredNetwork | GraphNetwork;

export interface Generator {
  name: GeneratorName;
  samples?: number;
  noise?: number;
  seed?: number;
  /** Of a truth table: 2^n digits 0 and 1. */
  truth?: string;
}

/**
 * Which rows train. Where a document has none, all rows do up to 30 rows or for a full truth table,
 * else 80 %, of each class of a single category target alike.
 */
export interface Split {
  /** Share of the rows, drawn by the seed. */
  train?: number;
  seed?: number;
  /** Each class of the target keeps its share in both sets. */
  stratify?: boolean;
  /** A column whose cells say "train" or "test", instead of a draw. */
  column?: string;
}

/** Exactly one of `table`, `builtin`, `generator`. */
export interface Data {
  table?: Table;
  builtin?: BuiltinName;
  generator?: Generator;
  /** Column names; guessed when absent, as are the targets. */
  inputs?: string[];
  targets?: string[];
  scale?: 'none' | 'standard' | 'minmax';
  missing?: 'drop' | 'fill';
  split?: Split;
}

export interface StepSize {
  schedule?: ScheduleName;
  initial?: number;
  decay?: number;
  /** Epochs in which it first rises linearly. */
  warmup?: number;
}

export interface Optimizer {
  name: OptimizerName;
  momentum?: number;
  rho?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

export interface Training {
  loss?: LossName;
  optimizer?: Optimizer;
  stepSize?: StepSize;
  /** Examples per step; 1 is point by point. */
  batch?: number;
  order?: 'shuffle' | 'sequence';
  regularization?: { l1?: number; l2?: number };
  init?: { scheme?: InitScheme; seed?: number };
  stop?: { epochs?: number; loss?: number; seconds?: number; patience?: number };
}

export interface Progress {
  /** Examples seen. */
  samples: number;
  /** Steps made and base64 of what the optimizer remembers; absent where it remembers nothing. */
  steps?: number;
  moments?: string;
  /** Whose memory the moments are. */
  optimizer?: OptimizerName;
  /** Base64 of the author's starting weights, NaN where the seed draws them; empty where it draws all. */
  start?: string;
}

/** The words of `show`. */
export type RoomName =
  | 'controls'
  | 'network'
  | 'output'
  | 'loss'
  | 'inspect'
  | 'data'
  | 'training'
  | 'searches'
  | 'compare';

/** How an author sets an exercise to a learner; what is to be reached is the goal. */
export interface Exercise {
  /** Plain text; an empty line begins a paragraph. */
  task?: string;
  /** The rooms that are seen; all where it is absent. */
  show?: RoomName[];
}

/** How a column becomes the values of neurons. */
export interface Encoder {
  name: string;
  type: 'number' | 'category' | 'bytes';
  shift?: number;
  scale?: number;
  low?: number;
  high?: number;
  categories?: string[];
  bytes?: number;
  typical?: number | string;
  single?: boolean;
  fill?: boolean;
}

export interface Project {
  edgewise: 1;
  title?: string;
  network: Network;
  /** Base64 of little-endian float32 in edge order: the trained weights. */
  weights?: string;
  /** Where training stood when the project was saved; absent on a fresh one. */
  progress?: Progress;
  data?: Data;
  /** As fitted when the document was saved; applied to every later row. */
  encoding?: { inputs: Encoder[]; targets: Encoder[] };
  training?: Training;
  goal?: { testLoss?: number; epochs?: number; neurons?: number };
  exercise?: Exercise;
  /** The page's own state; the core keeps it and ignores it. */
  view?: Record<string, unknown>;
}

/** A value as TypeScript sees it in an imported JSON file: any text where one of a few is meant, any number for a 1. */
type Loose<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends readonly (infer Item)[]
      ? Loose<Item>[]
      : T extends object
        ? { [Key in keyof T]: Loose<T[Key]> }
        : T;

/** A project whose type says less, as that of an imported JSON file. The core checks it all the same. */
export type LooseProject = Loose<Project>;
