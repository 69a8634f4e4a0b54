/** One thing to try for each idea of the introduction, with what to look for, by its chapters. */

import { howItIsTrained } from './presets/how-it-is-trained.js';
import type { PresetGroup } from './presets/preset.js';
import { whatANetworkIs } from './presets/what-a-network-is.js';
import { whatItIsGoodFor } from './presets/what-it-is-good-for.js';

export type { Preset, PresetGroup, Tool } from './presets/preset.js';

export const presetGroups: readonly PresetGroup[] = [
  whatANetworkIs,
  whatItIsGoodFor,
  howItIsTrained,
];
