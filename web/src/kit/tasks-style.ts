/** A list of what there is to do, ticked when it is done. */

import { css } from 'lit';

export const tasksStyle = css`
  .tasks {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .tasks li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 8px;
  }
  .tick {
    width: 16px;
    height: 16px;
    margin-top: 2px;
    border: 1px solid var(--ew-control);
    border-radius: 4px;
    font-size: 12px;
    font-weight: 700;
    line-height: 16px;
    text-align: center;
  }
  .done .tick {
    border-color: var(--ew-accent);
    background: var(--ew-accent);
    color: var(--ew-surface);
  }
  .done span:last-child {
    color: var(--ew-ink-soft);
  }
`;
