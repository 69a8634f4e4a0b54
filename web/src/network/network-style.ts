/** The look of the figure: kinds by colour and shape, edges by weight. */

import { css } from 'lit';

export const networkStyle = css`
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
  path.bundle {
    stroke: var(--edgewise-control);
    stroke-width: 1;
    stroke-dasharray: 2 4;
    opacity: 0.7;
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
    stroke: color-mix(in srgb, var(--edgewise-accent) 35%, transparent);
  }
  path.round {
    stroke: var(--edgewise-bad);
    stroke-width: 3.5;
    stroke-dasharray: 9 6;
  }
  path.breaks {
    stroke: var(--edgewise-bad);
    stroke-width: 2;
    stroke-dasharray: 2 5;
    pointer-events: none;
  }
  path.drawn {
    stroke: var(--edgewise-accent);
    stroke-width: 2.5;
    stroke-dasharray: 6 5;
  }
  .neuron {
    position: absolute;
    padding: 0;
    min-height: 0;
    min-width: 0;
    display: grid;
    place-items: center;
    transform: translate(-50%, -50%);
    border: 2.5px solid;
    border-radius: 50%;
    background: var(--edgewise-surface);
    font-size: var(--edgewise-small);
    font-weight: 600;
    overflow: visible;
  }
  .neuron:hover:not(:disabled) {
    border-color: currentcolor;
  }
  .free .neuron {
    cursor: grab;
    touch-action: none;
  }
  .free .neuron:active {
    cursor: grabbing;
  }
  .neuron canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
  }
  /* Drawn, not written: the neuron's name is its label. */
  .neuron .mark::after,
  .id::after {
    content: attr(data-mark);
  }
  .neuron.input {
    border-color: var(--edgewise-input);
    color: var(--edgewise-input);
  }
  .neuron.hidden {
    border-color: var(--edgewise-hidden);
    color: var(--edgewise-hidden);
  }
  .neuron.output {
    border: var(--ring) double var(--edgewise-output);
    color: var(--edgewise-output);
  }
  .neuron.bias {
    border-color: var(--edgewise-bias);
    color: var(--edgewise-bias);
    border-radius: 3px;
    transform: translate(-50%, -50%) rotate(45deg) scale(0.72);
  }
  .neuron.bias span {
    transform: rotate(-45deg) scale(1.3);
  }
  .neuron[aria-pressed='true'] {
    outline: 2px solid var(--edgewise-accent);
    outline-offset: 2px;
  }
  .neuron.target {
    outline: 2px dashed var(--edgewise-accent);
    outline-offset: 3px;
  }
  .neuron.over {
    outline: 4px solid var(--edgewise-accent);
    outline-offset: 2px;
  }
  .neuron.lit {
    box-shadow: 0 0 0 6px color-mix(in srgb, var(--edgewise-accent) 40%, transparent);
    z-index: 1;
  }
  .neuron.round {
    outline: 3px dashed var(--edgewise-bad);
    outline-offset: 3px;
  }
  @media (pointer: coarse) {
    .neuron::before {
      content: '';
      position: absolute;
      inset: 50%;
      width: 44px;
      height: 44px;
      margin: -22px;
      border-radius: 50%;
    }
  }
  .handle {
    position: absolute;
    width: 18px;
    height: 18px;
    min-height: 0;
    min-width: 0;
    padding: 0;
    margin: -9px 0 0 -9px;
    border: 1.5px solid var(--edgewise-accent);
    border-radius: 50%;
    background: var(--edgewise-surface);
    color: var(--edgewise-accent);
    font-size: 0.75rem;
    line-height: 1;
    cursor: crosshair;
    touch-action: none;
    scale: 0.6;
    transition: scale 150ms;
  }
  .handle::after {
    content: '→';
    opacity: 0;
  }
  .handle:hover,
  .handle:focus-visible,
  .neuron:hover + .handle,
  .neuron:focus-visible + .handle,
  .neuron[aria-pressed='true'] + .handle {
    scale: 1;
  }
  .handle:hover::after,
  .handle:focus-visible::after,
  .neuron:hover + .handle::after,
  .neuron:focus-visible + .handle::after,
  .neuron[aria-pressed='true'] + .handle::after {
    opacity: 1;
  }
  @media (pointer: coarse) {
    .handle {
      min-height: 0;
      scale: 1;
    }
    .handle::before {
      content: '';
      position: absolute;
      inset: 50%;
      width: 44px;
      height: 44px;
      margin: -22px -14px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .handle {
      transition: none;
    }
  }
  .label,
  .id {
    position: absolute;
    font-size: 0.75rem;
    line-height: 1.2;
    color: var(--edgewise-ink-soft);
    pointer-events: none;
    white-space: nowrap;
    text-shadow:
      0 0 3px var(--edgewise-surface),
      0 0 3px var(--edgewise-surface),
      0 0 3px var(--edgewise-surface);
  }
  .id {
    transform: translate(-100%, -80%);
  }
  .label {
    max-width: 136px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  input.name {
    position: absolute;
    width: 120px;
    transform: translate(-50%, -50%);
    z-index: 2;
  }
  .more {
    position: absolute;
    transform: translate(-50%, -50%);
    padding: 0 8px;
    min-height: 24px;
    font-size: 0.75rem;
    color: var(--edgewise-ink-soft);
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
  .block {
    position: absolute;
    transform: translate(-50%, -50%);
    padding: 0;
    min-height: 0;
    border: 2.5px solid var(--edgewise-input);
    border-radius: 3px;
    background:
      linear-gradient(var(--edgewise-line) 1px, transparent 1px) 0 0 / 100% var(--cell),
      linear-gradient(90deg, var(--edgewise-line) 1px, transparent 1px) 0 0 / var(--cell) 100%,
      var(--edgewise-surface);
    overflow: visible;
  }
  .block canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    image-rendering: pixelated;
  }
  .block span {
    position: absolute;
    left: 50%;
    bottom: 100%;
    transform: translate(-50%, -6px);
    font-size: 0.75rem;
    color: var(--edgewise-ink-soft);
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
    border: 1px solid var(--edgewise-accent);
    border-radius: 10px;
    background: var(--edgewise-surface);
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
  .layer {
    position: absolute;
    top: 0;
    transform: translateX(-50%);
    display: grid;
    gap: 4px;
    justify-items: center;
  }
  .layer .count {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .layer button {
    min-height: 26px;
    min-width: 0;
    width: 26px;
    padding: 0;
  }
  .layer select {
    font-size: 0.75rem;
    min-height: 26px;
    padding: 0 2px;
    border-color: var(--edgewise-line);
    max-width: 92px;
  }
  .count .number {
    min-width: 1.6em;
    text-align: center;
  }
  .tight .layer select {
    appearance: none;
    max-width: 56px;
    text-align: center;
    text-overflow: ellipsis;
  }
  .tight .layer .count {
    gap: 0;
  }
  .tight .layer button {
    width: 20px;
  }
  .tight .count .number {
    min-width: 1.1em;
  }
  /* The number stands over the inner halves of two buttons that a finger can hit. */
  @media (pointer: coarse) {
    .layer button,
    .layer select {
      min-height: 44px;
      min-width: 44px;
    }
    .layer select {
      max-width: 84px;
    }
    .layer .count {
      position: relative;
      gap: 0;
    }
    .layer .count button {
      text-align: left;
      padding: 0 8px;
    }
    .layer .count button:last-child {
      text-align: right;
    }
    .layer .count .number {
      position: absolute;
      inset: 0;
      pointer-events: none;
      line-height: 44px;
    }
  }
`;
