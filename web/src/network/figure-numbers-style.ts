/** The look of the numbers in the figure: on their edges, beside their neurons, on their way. */

import { css } from 'lit';

export const figureNumbersStyle = css`
  :host {
    position: absolute;
    inset: 0;
    /* over the neuron in turn */
    z-index: 1;
    pointer-events: none;
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    white-space: pre;
    color: var(--ew-ink);
  }
  span {
    position: absolute;
    line-height: 13px;
  }
  .pill {
    transform: translate(-50%, -50%);
    padding: 1.5px 3px;
    border-radius: 8px;
    text-align: center;
    background: color-mix(in srgb, var(--ew-surface) 88%, transparent);
  }
  .function {
    padding: 0 3px;
  }
  .term.own,
  .gradient.own,
  .change {
    background: var(--ew-surface);
    box-shadow: 0 0 0 1px var(--ew-line);
  }
  .term.own {
    box-shadow: 0 0 0 1px var(--ew-accent);
    z-index: 1;
  }
  .beside {
    text-shadow:
      0 0 3px var(--ew-surface),
      0 0 3px var(--ew-surface),
      0 0 3px var(--ew-surface);
  }
  .beside.middle {
    transform: translateX(-50%);
  }
  .beside.end {
    transform: translateX(-100%);
  }
  .out,
  .delta {
    font-weight: 600;
  }
  .raw,
  .target {
    color: var(--ew-ink-soft);
  }
  .delta,
  .gradient {
    color: var(--ew-accent);
  }
  .beside.own {
    z-index: 2;
    border-radius: 4px;
    background: color-mix(in srgb, var(--ew-surface) 88%, transparent);
  }
  .beside.own {
    animation: comes 200ms 250ms both;
  }
  .out.own {
    animation-delay: 450ms;
  }
  /* A number goes along its edge once. */
  .travels {
    z-index: 3;
    font-weight: 600;
    color: var(--ew-on-accent);
    background: var(--ew-accent);
    opacity: 0;
    animation: travels 250ms ease-in;
  }
  @keyframes travels {
    from {
      opacity: 1;
      translate: 0 0;
    }
    to {
      opacity: 1;
      translate: var(--across) var(--down);
    }
  }
  @keyframes comes {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .travels {
      display: none;
    }
    .beside.own {
      animation: none;
    }
  }
`;
