/** The tree of few causes with the values of its neurons: two, the four in between, and sixteen bars. */

import { css, nothing, svg } from 'lit';
import type { Trace, TraceNeuron } from '../../../wasm/src/types.js';
import { formatFixed } from '../kit/format.js';
import { linear } from '../kit/linear.js';

const top = 26;
const rowHeight = 21;
const radius = 21;
const barHeight = 13;
/** For the name before a bar and the number behind it. */
const nameWidth = 34;
const numberWidth = 46;

export const causesFigureStyle = css`
  .figure svg {
    display: block;
    width: 100%;
  }
  .figure text {
    font-size: 12px;
    fill: var(--ew-ink);
  }
  .figure text.soft {
    fill: var(--ew-ink-soft);
  }
  .figure circle {
    fill: var(--ew-surface);
    stroke-width: 2.5;
  }
  .figure circle.input {
    stroke: var(--ew-input);
  }
  .figure circle.hidden {
    stroke: var(--ew-hidden);
  }
  .figure .zero {
    stroke: var(--ew-control);
  }
  .figure path {
    fill: none;
  }
`;

const sign = (value: number) => (value < 0 ? 'var(--ew-negative)' : 'var(--ew-positive)');
const two = (value: number) => formatFixed(value, 2);

/** @param trace of a tree whose outputs stand in the order of the neurons that they hang on */
export function causesFigure({ neurons, edges }: Trace, width: number) {
  if (width === 0) return nothing;
  const of = (kind: TraceNeuron['kind']) => neurons.filter((one) => one.kind === kind);
  const [causes, branches, leaves] = [of('input'), of('hidden'), of('output')];
  const height = top + leaves.length * rowHeight;
  // Evenly from above, a place for each.
  const spread = (count: number) => (k: number) => top + ((height - top) * (k + 0.5)) / count;
  const across = { causes: radius + 2, branches: width * 0.36, leaves: width * 0.6 };
  const places = new Map<string, { x: number; y: number; reach: number }>();
  const put = (all: readonly TraceNeuron[], x: number, reach: number) => {
    const down = spread(all.length);
    all.forEach(({ id }, k) => places.set(id, { x, y: down(k), reach }));
  };
  put(causes, across.causes, radius);
  put(branches, across.branches, radius);
  put(leaves, across.leaves, 0);
  const bar = linear([-1, 1], [across.leaves + nameWidth, width - numberWidth]);
  const spoken = {
    causes: causes.map(({ out }) => two(out)).join(' and '),
    between: branches.map(({ out }) => two(out)).join(', '),
    leaves: leaves.map(({ out }, k) => `x${String(k + 1)} ${two(out)}`).join(', '),
  };
  return svg`<svg role="img" aria-label=${`The causes ${spoken.causes} give ${spoken.between} in between, and these ${spoken.leaves}`}
      viewBox=${`0 0 ${String(width)} ${String(height)}`} height=${height}>
    <text class="soft" x="0" y="12">causes</text>
    <text class="soft" x=${across.branches} y="12" text-anchor="middle">in between</text>
    <text class="soft" x=${width} y="12" text-anchor="end">a row of the data</text>
    ${edges.map(({ from, to, weight }) => {
      const [tail, head] = [places.get(from), places.get(to)];
      if (!tail || !head) return nothing;
      const start = tail.x + tail.reach;
      const end = head.x - head.reach;
      const bend = (start + end) / 2;
      const d = `M${[start, tail.y].join()}C${[bend, tail.y, bend, head.y, end, head.y].join()}`;
      return svg`<path d=${d} stroke=${sign(weight)} stroke-width=${0.8 + 1.6 * Math.abs(weight)}></path>`;
    })}
    ${[...causes, ...branches].map(({ id, kind, out }) => {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 };
      return svg`<circle class=${kind} cx=${x} cy=${y} r=${radius}></circle>
        <text x=${x} y=${y} dy="0.32em" text-anchor="middle">${two(out)}</text>`;
    })}
    <line class="zero" x1=${bar(0)} x2=${bar(0)} y1=${top} y2=${height}></line>
    ${leaves.map(({ id, out }, k) => {
      const { y } = places.get(id) ?? { y: 0 };
      return svg`<text class="soft" x=${across.leaves + 6} y=${y} dy="0.32em">x${String(k + 1)}</text>
        <rect x=${Math.min(bar(0), bar(out))} y=${y - barHeight / 2} width=${Math.abs(bar(out) - bar(0))}
          height=${barHeight} fill=${sign(out)}></rect>
        <text x=${width} y=${y} dy="0.32em" text-anchor="end">${two(out)}</text>`;
    })}
  </svg>`;
}
