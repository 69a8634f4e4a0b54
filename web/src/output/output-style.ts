/** The look of the plot with what stands around it: choosers above, legend and sliders below. */

import { css } from 'lit';
import { plotStyle } from './plot-style.js';

export const outputStyle = css`
  ${plotStyle}
  canvas {
    border-radius: 2px;
  }
  svg.axes {
    touch-action: pan-y;
  }
  ew-example-cross {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  ew-example-line {
    display: block;
    min-height: 24px;
  }
  .choose {
    min-height: 28px;
  }
  .axes circle.turn {
    fill: none;
    stroke: var(--ew-ink);
    stroke-width: 2;
  }
  .axes path.curve {
    fill: none;
    stroke-width: 2.5;
  }
  .axes path.around {
    stroke: var(--ew-outline);
    stroke-width: 4;
  }
  .legend {
    min-height: 20px;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-width: 0;
  }
  .legend b {
    font-weight: 400;
    max-width: 14em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .ramp {
    width: 90px;
    height: 10px;
    border-radius: 2px;
    border: 1px solid var(--ew-line);
  }
  .sliders {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(60px, 1fr) 3.6em;
    gap: 4px 8px;
    align-items: center;
    max-height: 132px;
    overflow: auto;
  }
  .sliders label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    max-width: 12em;
  }
  .sliders .value {
    text-align: right;
  }
  .sliders select {
    grid-column: 2 / -1;
  }
  /* Where the page has a low and wide place for it, all else stands beside the plot. */
  @container edgewise-low (height < 420px) and (width > 360px) {
    :host {
      grid-template: repeat(6, auto) 1fr / 240px minmax(0, 1fr);
      column-gap: 12px;
    }
    figure {
      grid-row: 1 / -1;
    }
    .choose {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
    }
    .choose label:only-of-type {
      grid-column: 1 / -1;
    }
  }
`;
