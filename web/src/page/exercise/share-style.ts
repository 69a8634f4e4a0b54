/** How the dialog for an exercise looks: what is set beside what it takes along. */

import { css } from 'lit';

export const shareStyle = css`
  dialog {
    width: min(940px, calc(100vw - 16px));
    container: edgewise / inline-size;
  }
  .both {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 24px;
  }
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
  }
  .field {
    display: grid;
    gap: 4px;
    font-size: var(--ew-small);
    font-weight: 600;
    color: var(--ew-ink-soft);
  }
  .field > * {
    width: 100%;
    font-size: var(--ew-text);
    font-weight: 400;
    color: var(--ew-ink);
  }
  textarea {
    resize: vertical;
  }
  fieldset .fields,
  fieldset p {
    flex: 1 0 100%;
  }
  fieldset .fields {
    grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
  }
  fieldset > label,
  .switch {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 12px;
    max-height: 260px;
    margin: 0;
    padding: 8px 10px;
    border: 1px solid var(--ew-line);
    border-radius: var(--ew-radius);
    overflow: auto;
    scrollbar-width: thin;
    font-size: var(--ew-small);
  }
  dt {
    color: var(--ew-ink-soft);
  }
  dd {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  details .row {
    margin: 8px 0;
  }
  input.link {
    width: 100%;
    color: var(--ew-ink-soft);
    text-overflow: ellipsis;
  }
  .code {
    width: 100%;
    height: 160px;
    font-family: ui-monospace, monospace;
    font-size: var(--ew-small);
    white-space: pre;
  }
  @media (pointer: coarse), (max-width: 640px) {
    fieldset > label,
    .switch {
      min-height: 44px;
    }
  }
  /* A dialog measures itself by the window. */
  @media (max-width: 760px) {
    .both {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
