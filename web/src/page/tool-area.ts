/** The place of the tools under the network: their tabs, and a height that can be set by hand, or be large. */

import { html, nothing, type TemplateResult } from 'lit';
import { tab } from '../kit/tab.js';
import type { ToolHeight } from './storage.js';
import { showsTool, type Showing } from '../project/shows.js';
import type { Tool } from '../project/ideas/idea.js';

export interface ToolAreaActs {
  choose: (tool: Tool) => void;
  setHeight: (height: ToolHeight) => void;
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

/** The one that is shown where another is not. */
export function firstTool(project: Showing): Tool {
  return tools.find(([one]) => showsTool(project, one))?.[0] ?? 'loss';
}

/** Pixels. The same for every tool: the network above does not move from one to the next. */
const heights = { min: 120, usual: 248, max: 520 };
/** Of them usual, of a window of this height; in lower ones they give half of what is missing. */
const usualWindow = 900;

/** 0: as high as suits the window. */
function heightOf({ set }: ToolHeight): number {
  if (set > 0) return set;
  const missing = Math.max(0, usualWindow - innerHeight);
  return Math.round(Math.max(heights.min, heights.usual - missing / 2));
}

export function toolArea(
  tool: Tool,
  project: Showing,
  wanted: ToolHeight,
  acts: ToolAreaActs,
  content: TemplateResult,
  /** Closes them, where they are a sheet. */
  closer: TemplateResult | typeof nothing,
) {
  const shown = tools.filter(([one]) => showsTool(project, one));
  if (shown.length === 0) return nothing;
  const height = heightOf(wanted);
  const { isLarge } = wanted;
  const change = () => {
    acts.setHeight({ ...wanted, isLarge: !isLarge });
  };
  return html`<section
    class=${`panel tools ${isLarge ? 'large' : ''}`}
    aria-label="Tools"
    .style=${`--tool-height: ${String(height)}px`}
    @keydown=${(event: KeyboardEvent) => {
      if (isAloneM(event)) change();
    }}
  >
    <ew-splitter
      label="Height of the tools"
      .height=${height}
      min=${heights.min}
      max=${heights.max}
      @height-change=${(event: CustomEvent<number>) => {
        acts.setHeight({ set: event.detail, isLarge: false });
      }}
    ></ew-splitter>
    <div class="head">
      <div class="views" role="tablist" aria-label="Tools">
        ${shown.map(([one, label]) =>
          tab(label, one === tool, () => {
            acts.choose(one);
          }),
        )}
      </div>
      <button
        class="larger"
        aria-label="Larger tools"
        aria-pressed=${isLarge ? 'true' : 'false'}
        title=${isLarge ? 'As before (M)' : 'Larger (M)'}
        @click=${change}
      >
        ${isLarge ? '⤡' : '⤢'}
      </button>
      ${closer}
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

/** The letter M, pressed alone and not to write it. */
function isAloneM(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  const isWritten = target instanceof Element && target.matches('input, select, textarea');
  const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey;
  return isAlone && !isWritten && event.key.toLowerCase() === 'm';
}
