/** The growth of the cost as a picture, both axes logarithmic. */

import { scaleLog } from 'd3-scale';
import type { Growth } from './results.js';

const width = 640;
const height = 420;
const margin = { top: 16, right: 24, bottom: 48, left: 64 };
const shapes = ['circle', 'square', 'triangle'] as const;

function mark(shape: (typeof shapes)[number], x: number, y: number): string {
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  if (shape === 'circle') return `<circle cx="${cx}" cy="${cy}" r="4"/>`;
  if (shape === 'square')
    return `<rect x="${(x - 4).toFixed(1)}" y="${(y - 4).toFixed(1)}" width="8" height="8"/>`;
  return `<path d="M${cx} ${(y - 5).toFixed(1)}l5 9h-10z"/>`;
}

const decades = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, k) => 10 ** (low + k));

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const power = (value: number) => {
  const exponent = Math.round(Math.log10(value));
  return `10${exponent < 0 ? '⁻' : ''}${superscripts.charAt(Math.abs(exponent))}`;
};

/** Each series relative to its smallest size, so that one line of slope 1 goes for all. */
export function growthPlot(growth: readonly Growth[]): string {
  const points = growth.map(({ sizes, milliseconds }) =>
    sizes.map((size, k) => [size / sizes[0]!, milliseconds[k]! / milliseconds[0]!] as const),
  );
  const all = points.flat();
  const most = (axis: 0 | 1) => Math.ceil(Math.log10(Math.max(...all.map((p) => p[axis]))) - 0.05);
  const lowY = Math.floor(Math.log10(Math.min(...all.map((p) => p[1]))) + 1e-9);
  const x = scaleLog([1, 10 ** most(0)], [margin.left, width - margin.right]);
  const y = scaleLog([10 ** lowY, 10 ** most(1)], [height - margin.bottom, margin.top]);
  const lines = [
    ...decades(0, most(0)).map(
      (value) =>
        `<path class="grid" d="M${x(value).toFixed(1)} ${margin.top}V${height - margin.bottom}"/><text x="${x(value).toFixed(1)}" y="${height - margin.bottom + 18}" text-anchor="middle">${power(value)}</text>`,
    ),
    ...decades(lowY, most(1)).map(
      (value) =>
        `<path class="grid" d="M${margin.left} ${y(value).toFixed(1)}H${width - margin.right}"/><text x="${margin.left - 8}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${power(value)}</text>`,
    ),
  ];
  const end = 10 ** Math.min(most(0), most(1));
  const guide = `<path class="guide" d="M${x(1).toFixed(1)} ${y(1).toFixed(1)}L${x(end).toFixed(1)} ${y(end).toFixed(1)}"/>`;
  const series = points.map((list, k) => {
    const path = list.map(([a, b]) => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join('L');
    const marks = list.map(([a, b]) => mark(shapes[k]!, x(a), y(b))).join('');
    return `<g class="s${k}"><path class="line" d="M${path}"/>${marks}</g>`;
  });
  const legend = growth.map((one, k) => {
    const at = margin.top + 18 + 20 * k;
    return `<g class="s${k}">${mark(shapes[k]!, margin.left + 16, at - 4)}</g><text x="${margin.left + 28}" y="${at}">${one.in}: slope ${one.slope.toFixed(2)}, upper half ${one.upperSlope.toFixed(2)}</text>`;
  });
  const smallest = growth.map((one) => `${one.sizes[0]!.toLocaleString('en')} ${one.in}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Time against size, both logarithmic">
<style>
text { font: 13px system-ui, sans-serif; fill: #333; }
.grid { stroke: #ddd; fill: none; }
.guide { stroke: #777; stroke-dasharray: 5 4; fill: none; }
.line { fill: none; stroke-width: 1.5; }
.s0 { fill: #0b6e4f; stroke: #0b6e4f; } .s1 { fill: #b3261e; stroke: #b3261e; } .s2 { fill: #1f5fbf; stroke: #1f5fbf; }
@media (prefers-color-scheme: dark) {
text { fill: #ddd; } .grid { stroke: #3a3a3a; } .guide { stroke: #999; }
.s0 { fill: #5ecfa4; stroke: #5ecfa4; } .s1 { fill: #ff8a80; stroke: #ff8a80; } .s2 { fill: #8ab4ff; stroke: #8ab4ff; }
}
</style>
${[...lines, guide, ...series, ...legend].join('\n')}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 8}" text-anchor="middle">size, times ${smallest.join(', ')}</text>
<text transform="translate(16 ${height / 2}) rotate(-90)" text-anchor="middle">time, times that of the smallest</text>
</svg>
`;
}
