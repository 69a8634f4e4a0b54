/** How the rail looks: a column with the text that scrolls by itself, or a strip when it is folded. */

import { css } from 'lit';
import { tasksStyle } from '../../kit/tasks-style.js';

export const railStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
  }
  section {
    display: flex;
    flex-direction: column;
    min-height: 0;
    gap: 6px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .head h2 {
    flex: 1;
    font-size: var(--ew-small);
    font-weight: 600;
    color: var(--ew-ink-soft);
  }
  .head h2 span {
    font-weight: 400;
    white-space: nowrap;
  }
  h3 {
    margin: 0;
    font-size: 1rem;
    color: var(--ew-ink);
  }
  @media (pointer: fine) {
    .head button {
      min-height: 24px;
      padding: 0 8px;
    }
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
    overflow: auto;
    scrollbar-width: thin;
    min-height: 0;
    /* A shadow where the text goes on below; a cover in the colour behind it lies over it at the end. */
    background:
      linear-gradient(0deg, var(--ew-surface) 40%, transparent) bottom / 100% 24px no-repeat local,
      radial-gradient(
          farthest-side at bottom,
          light-dark(rgb(0 0 0 / 22%), rgb(0 0 0 / 70%)),
          transparent
        )
        bottom / 100% 10px no-repeat scroll;
  }
  .page p {
    max-width: 68ch;
  }
  .steps {
    display: flex;
    gap: 8px;
  }
  .steps button {
    flex: 1;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .strip .steps {
    margin-left: auto;
  }
  ${tasksStyle}
`;
