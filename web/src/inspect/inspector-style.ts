/** What the inspectors of a neuron and of an edge look like. */

import { css } from 'lit';

export const inspectorStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    align-content: start;
  }
  .end {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-left: auto;
    padding-right: 36px;
    color: var(--ew-ink-soft);
  }
  .row {
    gap: 4px 10px;
  }
  select {
    min-width: 56px;
  }
`;
