/** The look of neurons: kinds by colour and shape; their states, handles, ids and names. */

import { css } from 'lit';

export const neuronStyle = css`
  .neuron {
    position: absolute;
    padding: 0;
    min-height: 0;
    min-width: 0;
    display: grid;
    place-items: center;
    border: 2.5px solid;
    border-radius: 50%;
    background: var(--ew-surface);
    font-size: var(--ew-small);
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
    border-color: var(--ew-input);
    color: var(--ew-input);
  }
  .neuron.hidden {
    border-color: var(--ew-hidden);
    color: var(--ew-hidden);
  }
  .neuron.output {
    border: var(--ring) double var(--ew-output);
    color: var(--ew-output);
  }
  .neuron.bias {
    border-color: var(--ew-bias);
    color: var(--ew-bias);
    border-radius: 3px;
    transform: rotate(45deg) scale(0.72);
  }
  .neuron.bias span {
    transform: rotate(-45deg) scale(1.3);
  }
  .neuron[aria-pressed='true'] {
    outline: 2px solid var(--ew-accent);
    outline-offset: 2px;
  }
  .neuron.target {
    outline: 2px dashed var(--ew-accent);
    outline-offset: 3px;
  }
  .neuron.over {
    outline: 4px solid var(--ew-accent);
    outline-offset: 2px;
  }
  .neuron.lit {
    box-shadow: 0 0 0 6px color-mix(in srgb, var(--ew-accent) 40%, transparent);
    z-index: 1;
  }
  .neuron.round {
    outline: 3px dashed var(--ew-bad);
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
  .label,
  .id {
    position: absolute;
    font-size: 0.75rem;
    line-height: 1.2;
    color: var(--ew-ink-soft);
    pointer-events: none;
    white-space: nowrap;
    text-shadow:
      0 0 3px var(--ew-surface),
      0 0 3px var(--ew-surface),
      0 0 3px var(--ew-surface);
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
`;
