/** The ideas to try on the page: what of it goes with each, and the guide through them. */

import { presetGroups } from '../../project/ideas.js';
import type { Compared, Preset, Search, Tool, Workshop } from '../../project/ideas/idea.js';
import { tryIdea } from '../../session/open-idea.js';
import { chooseWorst } from '../../session/example.js';
import type { Playground } from '../../session/playground.js';
import type { StepThrough } from '../../inspect/step-through.js';
import { oneColumn } from '../page-style.js';
import { slimBar } from '../telephone/telephone-style.js';
import type { Tab } from '../tour.js';
import { Guide } from './guide.js';
import './idea-tasks.js';
import './rail.js';

/** The page, as far as an idea sets it. */
export interface Stage {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  tab: Tab;
  tool: Tool;
  search: Search;
  compared: Compared | null;
  hint: boolean | null;
}

export interface StageActs {
  playground: () => Playground;
  /** What is chosen in the figure is shown from near. */
  showChosen: () => void;
  openWorkshops: (page: Workshop) => Promise<void>;
}

export function openGuide(page: Stage, acts: StageActs): Guide {
  let latest: Preset | null = null;
  const guide: Guide = new Guide({
    groups: presetGroups,
    playground: acts.playground,
    sight: () => ({ tool: page.tool, search: page.search }),
    root: page.renderRoot,
    open: async (preset) => {
      latest = preset;
      // Somebody may have gone on while its data were fetched.
      if (!(await openOn(page, acts, preset)) || latest !== preset) return;
      guide.begin(preset);
      void bringRailIntoSight(page);
      if (preset.workshop) await acts.openWorkshops(preset.workshop);
    },
  });
  return guide;
}

/** Opens what it is tried on, with its tool, its edge, its row already chosen. The text of the idea stays in sight. */
async function openOn(page: Stage, acts: StageActs, preset: Preset): Promise<boolean> {
  const playground = acts.playground();
  // The idea says itself what to do.
  page.hint = false;
  playground.select(null);
  page.tool = preset.tool ?? 'loss';
  page.search = preset.search ?? 'restarts';
  if (!(await tryIdea(playground, preset))) return false;
  page.compared = preset.compared ? { ...preset.compared } : null;
  page.tab = 'network';
  if (preset.example === 'worst') await chooseWorst(playground);
  if (preset.selected) {
    playground.select(preset.selected);
    acts.showChosen();
  }
  const { renderRoot } = page;
  renderRoot.querySelector('ew-rail + .column')?.scrollTo(0, 0);
  if (preset.settings) renderRoot.querySelector('ew-training')?.showMore();
  renderRoot.querySelector('edgewise-output')?.show(preset.output ?? 'map');
  if (preset.tool === 'inside') void stepBy(renderRoot, preset.steps ?? 'neuron');
  return true;
}

/** Steps through the example, as soon as that tool is loaded, neuron by neuron or layer by layer. */
async function stepBy(root: ParentNode, by: 'neuron' | 'layer'): Promise<void> {
  await customElements.whenDefined('ew-step-through');
  const walk = root.querySelector<StepThrough>('ew-step-through');
  if (walk) walk.by = by;
}

/** In one column: the text begins below the bar, so that as much as can be of the figure is seen with it. */
async function bringRailIntoSight({ renderRoot, updateComplete }: Stage): Promise<void> {
  if (!matchMedia(`(max-width: ${String(oneColumn)}px)`).matches) return;
  await updateComplete;
  const top = renderRoot.querySelector('ew-rail')?.getBoundingClientRect().top;
  const gap = 8;
  if (top !== undefined) scrollBy({ top: top - slimBar - gap });
}
