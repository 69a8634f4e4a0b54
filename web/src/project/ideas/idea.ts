/** What is known of something to try: what it opens, what to look for, and what of the page goes with it. */

import type { ConstructionQuestion } from '../../../../wasm/src/answers.js';
import type { Project, Training } from '../../../../wasm/src/project.js';

/** The tools of the page, under the network. */
export type Tool =
  'loss' | 'inspect' | 'inside' | 'weight' | 'matrices' | 'measures' | 'searches' | 'compare';

/** What the searches look through. */
export type Search = 'restarts' | 'exhaustive' | 'sweep';

/** The workshops: networks that are built instead of trained. */
export type Workshop =
  'approximation' | 'boolean' | 'counting' | 'causes' | 'matrix' | 'depth' | 'gate';

/** A setting by its id, and its value in the network that is compared with what stands there. */
export interface Compared {
  setting: string;
  value: number | string;
}

/** An idea of the introduction to be tried. */
export interface Preset {
  /** "II-5". */
  id: string;
  label: string;
  /** A document, a question to the core, which writes one, or a data set with its settings. */
  make: Project | ConstructionQuestion | { set: string };
  /** Of a construction: settings under which training makes it better. */
  training?: Training;
  tool?: Tool;
  /** Where the tool steps through an example: neuron by neuron, unless it says otherwise. */
  steps?: 'layer';
  /** Where the tool is the searches. */
  search?: Search;
  /** Where the tool is the comparison. */
  compared?: Compared;
  /** What is shown from near. */
  selected?: { kind: 'neuron'; id: string } | { kind: 'edge'; from: string; to: string };
  /** The example that is looked at from near: of the training rows the one with the largest loss. */
  example?: 'worst';
  /** All settings of training are in sight. */
  settings?: true;
  /** How the output is shown. */
  output?: 'table';
  /** A workshop that opens over the page. */
  workshop?: Workshop;
}

export interface PresetGroup {
  label: string;
  presets: readonly Preset[];
}
