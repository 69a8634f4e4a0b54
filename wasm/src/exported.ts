/** What a project is exported as: files that work without Edgewise. And what comes of a network from elsewhere. */

import type { Project } from './project.js';

export type ExportName =
  | 'javascript'
  | 'cpp'
  | 'numpy'
  | 'onnx'
  | 'wasm'
  | 'pytorch'
  | 'pytorch-notebook'
  | 'keras'
  | 'keras-notebook'
  | 'predictions'
  | 'table'
  | 'numbers';

export interface ExportFormat {
  name: ExportName;
  /** As a list shows it. */
  title: string;
  /** A sentence. */
  about: string;
  /** A name that suits the file. */
  fileName: string;
  mediaType: string;
}

export interface Exported {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Losses over the epochs: lists of as many. Null where there was nothing to measure them on. */
export interface LossSeries {
  epoch: number[];
  train: (number | null)[];
  test: (number | null)[];
}

export const noLosses: LossSeries = { epoch: [], train: [], test: [] };

/** A network from elsewhere as a project. */
export interface Imported {
  project: Project;
  /** Sentences: what was left out. */
  notes: string[];
}
