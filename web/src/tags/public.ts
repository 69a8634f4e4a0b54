/**
 * What the elements are for whoever scripts them: the package's types (wasm/element.d.ts). The classes
 * implement these, so that the two stay one.
 */

import type { LooseProject, Project } from '../../../wasm/src/project.js';
import type { Metrics, Trace, TrainRequest } from '../../../wasm/src/types.js';
import type { GoalReached, GoalResult } from './result.js';
import type { LearnerState } from './state.js';

export type { GoalReached, GoalResult, LearnerState, LooseProject, Metrics, Project };
export type { Trace, TrainRequest };

/** A neuron or edge by its ids in the document; null where none is chosen. */
export type EdgewiseSelection =
  { kind: 'neuron'; id: string } | { kind: 'edge'; from: string; to: string } | null;

/** A session: what `edgewise-session` and `edgewise-playground` have in common. */
export interface EdgewiseSession extends HTMLElement {
  /** Address of a project. */
  src: string | null;
  /** Name of a set of data, with a network for it. */
  preset: string | null;
  /** Another start than the project's own. */
  seed: number | null;
  /** It can be trained, and not changed. */
  readonly: boolean;
  /** It begins to train when it has opened. */
  autoplay: boolean;
  /** `light` or `dark`; as the page around it otherwise. */
  theme: string | null;
  /** `lazy`: nothing is loaded before the element comes near the window. */
  loading: string | null;
  /** The document as it was opened or has been set since; weights as of the last frame. */
  get project(): Project | null;
  set project(project: LooseProject | null);
  readonly metrics: Metrics | null;
  readonly running: boolean;
  /** Whether a project is open. */
  readonly loaded: boolean;
  selection: EdgewiseSelection;
  /** All of a learner's work, as small JSON to be stored and given back. */
  state: LearnerState | null;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Trains so many examples or epochs; one epoch where it is not said. */
  step(amount?: TrainRequest): Promise<Metrics | null>;
  /** Back to the same start, or to that of another seed. */
  reset(options?: { seed?: number }): Promise<void>;
  /** What goes into and out of each neuron for one example: the chosen one where none is given. */
  trace(inputs?: number[], targets?: number[]): Promise<Trace>;
  /** The project with its weights: reopening it gives the same bits. */
  save(): Promise<Project | null>;
  /** Opens a project in place of the present one; false where it is refused. */
  restore(project: LooseProject): Promise<boolean>;
  getState(): Promise<LearnerState | null>;
  setState(state: LearnerState): Promise<boolean>;
}

/** `edgewise-playground`: a session with the parts of it that `show` names. */
export interface EdgewisePlayground extends EdgewiseSession {
  /** Which rooms are shown, by their names: controls network output loss inspect data training … */
  show: string | null;
  /** What the playground is about, for who does not see it. */
  alt: string | null;
  /** Address of a picture that stands there until the playground does. */
  poster: string | null;
  /** When the poster goes: `auto`, `interaction` or `manual`. */
  reveal: string | null;
  /** A picture of the network as PNG; null while there is none to be seen. */
  toBlob(): Promise<Blob | null>;
  export(format: 'svg' | 'png' | 'json'): Promise<Blob | null>;
  showPoster(): Promise<void>;
  dismissPoster(): Promise<void>;
}

/** A part of a session, anywhere in a page: `edgewise-network`, `-output`, `-loss` … */
export interface EdgewisePart extends HTMLElement {
  /** Id of the session it belongs to; the one around it where there is none. */
  session: string | null;
  theme: string | null;
}

/** The events, which bubble out of shadow roots, with their details. */
export interface EdgewiseEvents {
  'edgewise-ready': CustomEvent<{ metrics: Metrics | undefined }>;
  'edgewise-metrics': CustomEvent<Metrics>;
  'edgewise-edit': CustomEvent<{ kind: string; samples: number }>;
  'edgewise-run': CustomEvent<{ running: boolean }>;
  'edgewise-diverged': CustomEvent<{ reason: string }>;
  'edgewise-goal': CustomEvent<GoalReached>;
  'edgewise-state': CustomEvent<{ state: LearnerState }>;
  'edgewise-error': CustomEvent<{ code: string; message: string }>;
}
