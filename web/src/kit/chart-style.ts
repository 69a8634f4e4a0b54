/** How a chart looks: its lines, its legend, its numbers as a table. */

import { css } from 'lit';

export const chartStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  svg.plot {
    display: block;
    width: 100%;
    touch-action: pan-y;
    border-radius: var(--ew-radius);
  }
  :host([drawable]) svg.plot {
    cursor: crosshair;
    touch-action: none;
  }
  text {
    font-size: 12px;
    fill: var(--ew-ink-soft);
  }
  .grid {
    stroke: var(--ew-line);
  }
  .cursor {
    stroke: var(--ew-control);
    stroke-dasharray: 2 3;
  }
  path.series {
    fill: none;
    stroke-width: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    min-height: 20px;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    width: 22px;
    height: 10px;
    flex: none;
  }
  .numbers {
    max-height: 200px;
    overflow: auto;
  }
  .numbers table {
    width: auto;
  }
  td,
  th {
    padding-right: 20px;
  }
`;
