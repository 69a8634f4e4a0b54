/** What plots of the output look like: their axes, the choosers above and the legend below. */

import { css } from 'lit';

export const plotStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }
  figure {
    position: relative;
  }
  .choose select {
    flex: 1;
    min-width: 0;
  }
  .axes text.name {
    paint-order: stroke;
    stroke: var(--ew-surface);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .legend svg {
    flex: none;
    width: 12px;
    height: 12px;
    overflow: visible;
  }
  .axes line,
  .axes rect.frame {
    stroke: var(--ew-line);
    fill: none;
  }
  canvas {
    position: absolute;
  }
  svg.axes {
    display: block;
    position: relative;
    width: 100%;
    overflow: visible;
  }
  .choose {
    flex-wrap: nowrap;
  }
  .axes text {
    font-size: 12px;
    fill: var(--ew-ink-soft);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    align-items: center;
  }
`;
