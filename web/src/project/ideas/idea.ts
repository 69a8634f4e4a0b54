/** What is known of something to try: an idea of the introduction and what of the page it opens. */

import type { Compared } from '../../compare/compare.js';
import type { Search } from '../../searches/searches.js';
import type { Selection } from '../../session/selection.js';
import type { Workshop } from '../../workshops/dialog.js';
import type { Idea } from '../ideas.js';

export type Tool =
  'loss' | 'inspect' | 'inside' | 'weight' | 'matrices' | 'measures' | 'searches' | 'compare';

/** The idea it shows is one of the introduction, and it may open more than the network. */
export interface Preset extends Idea {
  tool?: Tool;
  /** Where the tool is the searches. */
  search?: Search;
  /** Where the tool is the comparison. */
  compared?: Compared;
  /** What is shown from near. */
  selected?: Selection;
  /** A workshop that opens over the page. */
  workshop?: Workshop;
}

export interface PresetGroup {
  label: string;
  presets: readonly Preset[];
}
