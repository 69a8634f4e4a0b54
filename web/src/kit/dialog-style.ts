/** The look of a dialog over the page that is read or filled in: its head, with Close, stays in sight. */

import { css } from 'lit';

export const dialogStyle = css`
  dialog {
    box-sizing: border-box;
    max-height: calc(100dvh - 32px);
    padding: 0 20px 16px;
    border: 1px solid var(--ew-line);
    border-radius: var(--ew-radius);
    background: var(--ew-surface);
    color: var(--ew-ink);
    overflow: auto;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 12px 0 8px;
    background: var(--ew-surface);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  legend {
    margin-bottom: 4px;
  }
`;
