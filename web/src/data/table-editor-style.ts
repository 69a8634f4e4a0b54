/** The look of the table's editor: a dialog with a grid whose head and row numbers stay in sight. */

import { css } from 'lit';
import { sideShadow } from '../kit/side-shadow.js';
import { cellWidth, numberWidth } from './table-sight.js';

export const tableEditorStyle = css`
  dialog {
    box-sizing: border-box;
    width: min(1100px, calc(100vw - 32px));
    height: min(760px, calc(100dvh - 32px));
    max-width: none;
    max-height: none;
    padding: 16px;
    border: 1px solid var(--ew-line);
    border-radius: 10px;
    background: var(--ew-surface);
    color: var(--ew-ink);
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    gap: 10px;
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .grid {
    overflow: auto;
    border: 1px solid var(--ew-line);
    border-radius: var(--ew-radius);
    ${sideShadow}
    scrollbar-width: thin;
    outline-offset: -2px;
    overscroll-behavior: contain;
  }
  .all {
    position: relative;
  }
  .line {
    position: absolute;
    left: 0;
    display: block;
    height: var(--row);
  }
  .names {
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--ew-page);
    box-shadow: inset 0 -1px var(--ew-line);
    font-weight: 600;
    width: 100%;
  }
  .cell {
    position: absolute;
    top: 0;
    box-sizing: border-box;
    width: ${cellWidth}px;
    height: var(--row);
    line-height: var(--row);
    padding: 0 8px;
    font-size: var(--ew-small);
    border-right: 1px solid var(--ew-line);
    border-bottom: 1px solid var(--ew-line);
    cursor: cell;
  }
  .text {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .number {
    text-align: right;
  }
  .rowNumber {
    position: sticky;
    left: 0;
    z-index: 1;
    display: block;
    width: ${numberWidth}px;
    background: var(--ew-page);
    color: var(--ew-ink-soft);
    text-align: right;
    font-weight: 400;
  }
  .chosen {
    background: color-mix(in srgb, var(--ew-accent) 12%, var(--ew-surface));
  }
  .cell:focus {
    outline: 2px solid var(--ew-accent);
    outline-offset: -2px;
    z-index: 1;
  }
  .cell.editing {
    padding: 0;
    z-index: 3;
    cursor: auto;
  }
  .cell input {
    width: 100%;
    height: 100%;
    min-height: 0;
    border-radius: 0;
    font-size: var(--ew-small);
  }
  .wrong {
    position: absolute;
    top: 100%;
    left: 0;
    width: 240px;
    padding: 6px 8px;
    line-height: 1.35;
    white-space: normal;
    text-align: left;
    font-weight: 400;
    color: var(--ew-bad);
    background: var(--ew-bad-surface);
    border: 1px solid var(--ew-bad);
    border-radius: var(--ew-radius);
  }
  .wrong.above {
    top: auto;
    bottom: 100%;
  }
  .wrong.end {
    left: auto;
    right: 0;
  }
  footer {
    justify-content: flex-end;
  }
  footer p {
    flex: 1 1 200px;
  }
  header {
    justify-content: space-between;
  }
  @media (max-width: 640px) {
    dialog {
      width: 100vw;
      height: 100dvh;
      border: 0;
      border-radius: 0;
      padding: 12px;
    }
    .tools {
      flex-wrap: nowrap;
      overflow-x: auto;
      ${sideShadow}
      padding: 2px;
      scrollbar-width: none;
    }
    .tools button {
      flex: none;
      padding-inline: 8px;
    }
  }
`;
