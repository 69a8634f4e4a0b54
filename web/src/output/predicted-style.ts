/** The look of the plot of predicted against true values, with its legend and numbers. */

import { css } from 'lit';

export const predictedStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }
  figure {
    position: relative;
  }
  canvas {
    position: absolute;
    pointer-events: none;
  }
  svg.axes {
    display: block;
    position: relative;
    width: 100%;
    overflow: visible;
    cursor: default;
  }
  .choose {
    flex-wrap: nowrap;
  }
  .choose select {
    flex: 1;
    min-width: 0;
  }
  .axes text {
    font-size: 12px;
    fill: var(--ew-ink-soft);
    pointer-events: none;
  }
  .axes line,
  .axes rect.frame {
    stroke: var(--ew-line);
    fill: none;
  }
  .axes text.name {
    paint-order: stroke;
    stroke: var(--ew-surface);
    stroke-width: 3px;
    stroke-linejoin: round;
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
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    align-items: center;
    /* Two lines, so that nothing moves as rows are pointed at. */
    min-height: 3em;
    align-content: start;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .legend svg {
    flex: none;
    width: 12px;
    height: 12px;
    overflow: visible;
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
