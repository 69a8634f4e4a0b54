/** The look of three maps side by side, with their axes, one legend and the numbers below. */

import { css } from 'lit';
import { sideShadow } from '../kit/side-shadow.js';

export const compareMapsStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .maps {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 8px 12px;
    border-radius: var(--ew-radius);
  }
  figure {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 4px;
    align-content: start;
  }
  figcaption {
    grid-column: 2;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .picture {
    position: relative;
    aspect-ratio: 5 / 4;
    touch-action: pan-y;
    border: 1px solid var(--ew-line);
    border-radius: 2px;
    overflow: hidden;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .mark {
    position: absolute;
    width: 9px;
    height: 9px;
    margin: -5px;
    border: 1.5px solid var(--ew-ink);
    border-radius: 50%;
    background: var(--ew-surface);
    pointer-events: none;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    gap: 4px;
    font-size: 12px;
    color: var(--ew-ink-soft);
    min-width: 0;
  }
  .axis b {
    font-weight: 400;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .axis.up {
    flex-direction: column-reverse;
    align-items: end;
  }
  .axis.up b {
    writing-mode: vertical-rl;
    transform: rotate(180deg);
  }
  .axis.across {
    grid-column: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    min-height: 1.45em;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .legend svg {
    width: 12px;
    height: 12px;
    overflow: visible;
  }
  .ramp {
    display: inline-block;
    width: 72px;
    height: 10px;
    border: 1px solid var(--ew-line);
    border-radius: 2px;
  }
  /* Room for any end, so that nothing moves. */
  .legend .end {
    min-width: 3.4em;
  }
  .legend .end.low {
    justify-content: end;
  }
  .numbers {
    overflow: auto;
    ${sideShadow}
    max-height: 220px;
  }
  .numbers table {
    width: auto;
  }
  .numbers td,
  .numbers th {
    padding-right: 16px;
  }
  @container edgewise (width < 640px) {
    .maps {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    figure:last-child {
      grid-column: 1 / -1;
    }
  }
`;
