/** The place of the tools under the network: their tabs, and a height that can be set by hand. */

import { html, type TemplateResult } from 'lit';
import { tab } from '../kit/tab.js';
import { oneColumn } from './page-style.js';
import type { Tool } from '../project/ideas/idea.js';

export interface ToolAreaActs {
  choose: (tool: Tool) => void;
  /** Pixels. */
  setHeight: (height: number) => void;
}

const tools: readonly [Tool, string][] = [
  ['loss', 'Loss'],
  ['inspect', 'Inspect'],
  ['inside', 'Step through'],
  ['weight', 'Loss of one weight'],
  ['matrices', 'Matrices'],
  ['measures', 'Measures'],
  ['searches', 'Searches'],
  ['compare', 'Compare'],
];

/** Pixels. The same for every tool: the network above does not move from one to the next. */
const heights = { min: 120, usual: 248, max: 520 };
/** Of them usual, of a window of this height; of lower ones a share of that. */
const usualWindow = 900;

/** @param set as someone has set it; 0: as high as suits the window */
function heightOf(set: number): number {
  return set > 0 ? set : Math.round(heights.usual * Math.min(1, innerHeight / usualWindow));
}

/** @param set as someone has set its height; 0: as high as suits the window */
export function toolArea(tool: Tool, set: number, acts: ToolAreaActs, content: TemplateResult) {
  const height = heightOf(set);
  return html`<section
    class="panel tools"
    aria-label="Tools"
    .style=${`--tool-height: ${String(height)}px`}
  >
    <ew-splitter
      label="Height of the tools"
      .height=${height}
      min=${heights.min}
      max=${heights.max}
      @height-change=${(event: CustomEvent<number>) => {
        acts.setHeight(event.detail);
      }}
    ></ew-splitter>
    <div class="views" role="tablist" aria-label="Tools">
      ${tools.map(([one, label]) =>
        tab(label, one === tool, () => {
          acts.choose(one);
        }),
      )}
    </div>
    <div
      class="tool"
      tabindex="-1"
      role="tabpanel"
      aria-label=${tools.find(([one]) => one === tool)?.[1] ?? ''}
    >
      ${content}
    </div>
  </section>`;
}

/** In one column the tools stand below the network: scrolls to them where they begin low, or below the window. */
export function bringToolsIntoSight(root: ParentNode): void {
  if (!matchMedia(`(max-width: ${String(oneColumn)}px)`).matches) return;
  const top = root.querySelector('.tools')?.getBoundingClientRect().top ?? 0;
  const below = top - 0.6 * innerHeight;
  if (below <= 0) return;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: below, behavior: isStill ? 'instant' : 'smooth' });
}
