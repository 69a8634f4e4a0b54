/** The look of the loss over one weight: the chart, and beside it, where there is room, its numbers. */

import { css } from 'lit';

export const weightSliceStyle = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 8px 20px;
  }
  .chart {
    flex: 1 1 320px;
    min-width: 0;
    min-height: 260px;
  }
  .side {
    flex: 1 1 240px;
    max-width: 420px;
    min-width: 0;
    display: grid;
    gap: 8px;
  }
  .fields {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px 8px;
    align-items: center;
  }
  .fields select {
    min-width: 0;
    width: 100%;
  }
  .readout {
    min-height: 1.5em;
  }
  svg[role='slider'] {
    display: block;
    width: 100%;
    touch-action: none;
    user-select: none;
    cursor: ew-resize;
  }
  text {
    font-size: 12px;
    fill: var(--ew-ink-soft);
  }
  .axis {
    stroke: var(--ew-line);
  }
  .curve {
    fill: none;
    stroke: var(--ew-accent);
    stroke-width: 2;
  }
  .tangent {
    stroke: var(--ew-positive);
    stroke-width: 2;
    stroke-dasharray: 6 4;
  }
  .trail {
    fill: none;
    stroke: var(--ew-positive);
    stroke-width: 1.5;
  }
  .cursor {
    stroke: var(--ew-control);
    stroke-dasharray: 2 3;
  }
  .step {
    fill: none;
    stroke: var(--ew-positive);
    stroke-width: 2;
  }
  svg:focus-visible {
    border-radius: var(--ew-radius);
  }
  circle {
    fill: var(--ew-surface);
    stroke: var(--ew-positive);
    stroke-width: 3;
  }
  circle.was {
    fill: var(--ew-positive);
    stroke: none;
  }
`;
