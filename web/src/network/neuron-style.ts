/** The look of neurons: kinds by colour and shape; their states, ids and names. */

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
  .neuron canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: inherit;
  }
  .neuron.image {
    border-radius: 6px;
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
  .neuron.lit {
    box-shadow: 0 0 0 6px color-mix(in srgb, var(--ew-accent) 40%, transparent);
    z-index: 1;
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
`;
