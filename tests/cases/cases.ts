/** The cases of own-data.json: files as people have them, and documents on such data. */

import { readFileSync } from 'node:fs';
import type { Cell, Project } from '../../wasm/src/project.js';

/** Words that a sentence must have; of a list within the list, one. */
export type Words = (string | string[])[];

export interface WantedColumn {
  name?: string;
  type?: string;
  role?: string;
  cells?: Cell[];
  categories?: string[];
  /** Categories, whatever their capitals. */
  classes?: string[];
  classCount?: number;
  missing?: number;
  /** Not a neuron for each of its texts. */
  notOneHot?: true;
}

export interface WantedEntry {
  kind?: string | string[] | null;
  where?: string | string[];
  taken?: string | string[];
  other?: string | string[];
  ask?: boolean;
  /** Has another choice. */
  choosable?: boolean;
  says?: Words;
}

export interface Prediction {
  row: Cell[];
  value: number;
  within: number;
}

/** What an open project shows after training. */
export interface Expect {
  trainLoss?: [number, number];
  loss?: number;
  accuracy?: number | [number, number];
  rSquared?: number;
  predictions?: Prediction[];
  outputs?: { row: Cell[]; values: number[]; within: number }[];
  weights?: { values: number[]; within: number };
  weightCount?: number;
  status?: string;
  reason?: Words;
  finite?: true;
  dead?: string[];
  gradients?: number;
  gradientsRise?: true;
  sameFingerprint?: true;
  /** Of restarts. */
  groups?: number[];
  within?: number;
  again?: number;
}

/** Entries turned over, and what is right then. */
export interface Turned {
  choices: {
    kind: string;
    where?: string;
    /** The entry's other choice, where it does not say. */
    taken?: string;
    /** A person may choose it though nothing is said of it. */
    unasked?: true;
  }[];
  check: Check;
}

export interface Check {
  rows?: number;
  missing?: number;
  format?: string;
  encoding?: string;
  delimiter?: string;
  decimalComma?: boolean;
  /** All columns, in their order. */
  columns?: WantedColumn[];
  /** Some of them, by their names. */
  has?: WantedColumn[];
  names?: string[];
  numbersOf?: string[];
  inputs?: string[];
  targets?: string[];
  targetsAmong?: string[];
  someInput?: true;
  entries?: WantedEntry[];
  absent?: WantedEntry[];
  /** Nothing is asked. */
  quiet?: true;
  refused?: { says: Words; line?: number };
  anyOf?: Check[];
  turned?: Turned[];
  split?: { train: number; test: number };
  kept?: { atLeast: number };
  stratified?: { train: number; seeds: number; counts?: [number[], number[]] };
  learns?: Expect & { hidden?: number[]; epochs: number };
  saved?: Cell[][];
  refusesRow?: { row: Cell[]; says: Words };
  network?: { outputs: number; output: string; loss: string };
  /** Of the project that the page makes of it. */
  title?: string;
}

export interface Run {
  document?: Project;
  patch?: Record<string, unknown>;
  epochs: number;
  restarts?: number;
  expect: Expect;
}

export interface Case {
  id: string;
  kind: string;
  /** The file's name and what is in it. */
  name?: string;
  content?: string;
  base64?: string;
  /** Pasted as text, so that it has no name. */
  pasted?: true;
  /** A file that is uploaded before it. */
  before?: string;
  document?: Project;
  /** What is right, as a person says it, and where that leaves a choice, what was chosen. */
  expected: string;
  chosen?: string;
  /** What the reader makes of the file. */
  check?: Check;
  /** How documents train. */
  engine?: Run[];
  /** Where it is tried: by the core's reader, in the engine, on the page. */
  runs: readonly ('reader' | 'engine' | 'page')[];
  /** Tests that were written for this case, by file and name. */
  tests?: { file: string; name: string }[];
}

const file = new URL('own-data.json', import.meta.url);

export const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];

export function bytesOf(item: Case): Uint8Array {
  return Buffer.from(
    item.content ?? item.base64 ?? '',
    item.content === undefined ? 'base64' : 'utf8',
  );
}

/** Whether a text has all these words, in capitals or not. */
export function says(text: string, words: Words): boolean {
  const low = text.toLowerCase();
  const has = (word: string) => low.includes(word.toLowerCase());
  return words.every((word) => (typeof word === 'string' ? has(word) : word.some(has)));
}
