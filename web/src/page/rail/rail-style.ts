/** How the rail looks: a column with the text that scrolls by itself, or a strip when it is folded. */

import { css } from 'lit';
import { tasksStyle } from '../../kit/tasks-style.js';

export const railStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
    container: idea / inline-size;
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
  /* In a wide place: the ways on beside the head, the tasks beside the text; folded, one line. */
  @container idea (width >= 460px) {
    section {
      display: grid;
      grid-template: 'head foot' auto 'page page' minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: 6px 8px;
    }
    .foot {
      grid-area: foot;
    }
    .page {
      grid-area: page;
      grid-template: auto auto auto 1fr / minmax(0, 1.3fr) minmax(0, 1fr);
      column-gap: 20px;
    }
    .page > * {
      grid-column: 1;
    }
    .page > .tasks {
      grid-area: 1 / 2 / span 4;
      align-self: start;
    }
  }
  /* Folded it is one line, wherever that has room. */
  @container idea (width >= 320px) {
    .folded {
      display: flex;
      flex-direction: row;
      align-items: center;
    }
    .folded .head {
      order: 1;
    }
    .folded .head h2 {
      position: absolute;
      clip-path: inset(50%);
    }
    .folded .strip {
      flex: 1;
      flex-wrap: nowrap;
      min-width: 0;
    }
    .folded h3 {
      font-size: var(--ew-heading);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .folded .strip > .count {
      flex: none;
    }
  }
  @container idea (320px <= width < 460px) {
    .folded .steps {
      display: none;
    }
  }
  ${tasksStyle}
`;
