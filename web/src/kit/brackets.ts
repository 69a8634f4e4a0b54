/** Square brackets around a matrix that is set as a table. */

import { css } from 'lit';

/** Declarations of the table. */
export const squareBrackets = css`
  --bracket: var(--ew-ink-soft);
  width: auto;
  border: solid var(--bracket);
  border-width: 0 1.5px;
  background:
    linear-gradient(var(--bracket), var(--bracket)) top left / 6px 1.5px no-repeat,
    linear-gradient(var(--bracket), var(--bracket)) bottom left / 6px 1.5px no-repeat,
    linear-gradient(var(--bracket), var(--bracket)) top right / 6px 1.5px no-repeat,
    linear-gradient(var(--bracket), var(--bracket)) bottom right / 6px 1.5px no-repeat;
`;
