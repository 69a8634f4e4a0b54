/** The look of what is seen only while a network is drawn; it comes with what it is drawn by. */

import { css } from 'lit';

export const drawingStyle = css`
  .handle {
    position: absolute;
    width: 18px;
    height: 18px;
    min-height: 0;
    min-width: 0;
    padding: 0;
    margin: -9px 0 0 -9px;
    border: 1.5px solid var(--ew-accent);
    border-radius: 50%;
    background: var(--ew-surface);
    color: var(--ew-accent);
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
  .neuron.target {
    outline: 2px dashed var(--ew-accent);
    outline-offset: 3px;
  }
  .neuron.over {
    outline: 4px solid var(--ew-accent);
    outline-offset: 2px;
  }
  .neuron.round {
    outline: 3px dashed var(--ew-bad);
    outline-offset: 3px;
  }
  input.name {
    position: absolute;
    width: 120px;
    transform: translate(-50%, -50%);
    z-index: 2;
  }
  .free .neuron {
    cursor: grab;
    touch-action: none;
  }
  .free .neuron:active {
    cursor: grabbing;
  }
  path.round {
    stroke: var(--ew-bad);
    stroke-width: 3.5;
    stroke-dasharray: 9 6;
  }
  path.lock {
    fill: var(--ew-surface);
    stroke: var(--ew-ink);
    stroke-width: 1.5;
    pointer-events: none;
  }
  path.drawn {
    stroke: var(--ew-accent);
    stroke-width: 2.5;
    stroke-dasharray: 6 5;
  }
`;
