/** The look of the plot of predicted against true values, with its legend and numbers. */

import { css } from 'lit';
import { plotStyle } from './plot-style.js';

export const predictedStyle = css`
  ${plotStyle}
  canvas {
    pointer-events: none;
  }
  svg.axes {
    cursor: default;
  }
  .axes text {
    pointer-events: none;
  }
  .axes rect.frame {
    pointer-events: all;
  }
  line.right,
  path.right {
    stroke: var(--ew-ink-soft);
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
    pointer-events: none;
  }
  .axes line.error {
    stroke: var(--ew-bad);
    stroke-width: 2;
    pointer-events: none;
  }
  circle.ring,
  circle.pointed {
    fill: none;
    stroke: var(--ew-ink);
    stroke-width: 2;
    pointer-events: none;
  }
  circle.pointed {
    stroke-width: 1;
  }
  .legend {
    /* Two lines, so that nothing moves as rows are pointed at. */
    min-height: 3em;
    align-content: start;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .legend circle {
    stroke: var(--ew-accent);
    stroke-width: 1.6;
  }
  circle.train {
    fill: var(--ew-accent);
  }
  circle.test {
    fill: var(--ew-surface);
  }
  table {
    width: auto;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding-right: 14px;
  }
  caption {
    caption-side: bottom;
    text-align: left;
    padding-top: 4px;
  }
  .whole {
    white-space: nowrap;
  }
  ew-example-line {
    display: block;
    min-height: 24px;
  }
`;
