/** The look of one example's way through the network: a bar of steps that stays in sight, and formulas. */

import { css } from 'lit';
import { sideShadow } from '../kit/side-shadow.js';

export const stepThroughStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
    font-size: var(--ew-small);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .bar input.number {
    width: 5em;
  }
  .steps {
    position: sticky;
    top: 0;
    background: var(--ew-surface);
    padding-bottom: 4px;
    z-index: 1;
  }
  h3 {
    color: var(--ew-ink);
    font-size: var(--ew-text);
    font-weight: 600;
  }
  .formula {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    align-content: start;
  }
  .formula p {
    max-width: 70ch;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 0.25em;
    font-size: 1rem;
    padding: 1px 0 5px;
  }
  .apply {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  @container edgewise (width < 640px) {
    .line {
      font-size: 0.875rem;
    }
  }
  /* Without a font for formulas, indices and powers would stand on the line. */
  :host([flat]) msub > :nth-child(2) {
    transform: translateY(0.25em);
  }
  :host([flat]) msup > :nth-child(2) {
    transform: translateY(-0.35em);
  }
  math .own {
    color: var(--ew-accent);
    font-weight: 600;
    text-decoration: underline;
  }
  .scroll {
    overflow-x: auto;
    ${sideShadow}
  }
  table {
    width: auto;
  }
  th,
  td {
    padding-right: 18px;
  }
`;
