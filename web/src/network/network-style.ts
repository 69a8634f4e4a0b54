/** The look of the figure: its ground, its edges and what stands for many neurons. */

import { css } from 'lit';
import { layerStyle } from './layer-style.js';
import { neuronStyle } from './neuron-style.js';

const groundStyle = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    height: 100%;
  }
  figure {
    position: absolute;
    inset: 0;
    overflow: hidden;
    /* Out of sight, its hundreds of parts cost nothing. */
    content-visibility: auto;
    scrollbar-width: thin;
  }
  figure.wide {
    overflow-x: auto;
  }
  figure.all {
    overflow-y: auto;
  }
  .stage {
    position: relative;
    min-height: 100%;
  }
  .area {
    position: absolute;
    left: 0;
    width: 100%;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  path {
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  path.edge,
  path.bundle,
  path.round,
  path.drawn {
    pointer-events: none;
  }
  /* Many edges as one: two lines beside each other, which no single edge is. */
  path.bundle {
    stroke: var(--ew-control);
    stroke-width: 5;
  }
  path.inside {
    stroke: var(--ew-surface);
    stroke-width: 3;
  }
  path.hit {
    stroke: transparent;
    stroke-width: 12;
    cursor: pointer;
    outline: none;
  }
  path.hit:hover,
  path.hit:focus-visible,
  path.hit[aria-pressed='true'] {
    stroke: color-mix(in srgb, var(--ew-accent) 35%, transparent);
  }
  path.breaks {
    stroke: var(--ew-bad);
    stroke-width: 2;
    stroke-dasharray: 2 5;
    pointer-events: none;
  }
  .more {
    position: absolute;
    transform: translate(-50%, -50%);
    padding: 0 8px;
    min-height: 24px;
    font-size: 0.75rem;
    color: var(--ew-ink-soft);
  }
  @media (pointer: coarse) {
    .more::before {
      content: '';
      position: absolute;
      inset: 50% 0 auto;
      height: 44px;
      margin-top: -22px;
    }
  }
  .fewer {
    position: sticky;
    top: 8px;
    float: right;
    margin: 8px;
    z-index: 1;
  }
  .number-chip {
    position: absolute;
    transform: translate(-50%, -50%);
    padding: 0 6px;
    border: 1px solid var(--ew-accent);
    border-radius: 10px;
    background: var(--ew-surface);
    font-size: 0.75rem;
    line-height: 20px;
    cursor: ns-resize;
    touch-action: none;
    white-space: nowrap;
    user-select: none;
  }
  @media (pointer: coarse) {
    .number-chip {
      line-height: 44px;
      border-radius: 22px;
      padding: 0 12px;
    }
  }
`;

export const networkStyle = [groundStyle, neuronStyle, layerStyle];
