/** One thing to try for each idea of the introduction, with what to look for, by its chapters. */

import { howItIsTrained } from './ideas/how-it-is-trained.js';
import type { Preset, PresetGroup } from './ideas/idea.js';
import { whatANetworkIs } from './ideas/what-a-network-is.js';
import { whatItIsGoodFor } from './ideas/what-it-is-good-for.js';

export const presetGroups: readonly PresetGroup[] = [
  whatANetworkIs,
  whatItIsGoodFor,
  howItIsTrained,
];

/** "A wide layer" -> "a-wide-layer". */
const nameOf = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** An idea by its name, or by its number in the introduction ("II-5"), where the first of them counts. */
export function ideaOf(name: string): Preset | undefined {
  const all = presetGroups.flatMap(({ presets }) => presets);
  return (
    all.find(({ label }) => nameOf(label) === name) ??
    all.find(({ id }) => id.toLowerCase() === name.toLowerCase())
  );
}

export const ideaNames = (): readonly string[] =>
  presetGroups.flatMap(({ presets }) => presets.map(({ label }) => nameOf(label)));
