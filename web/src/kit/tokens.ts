/** The visual language: colours, sizes and shared controls, in one place. */

import { css } from 'lit';

/**
 * Custom properties, for an element that stands in a page by itself. Light or dark is as the page around it
 * says, unless its `theme` does.
 */
export const tokens = css`
  :host {
    --edgewise-page: light-dark(#f6f6f4, #15171a);
    --edgewise-surface: light-dark(#ffffff, #1d2024);
    --edgewise-field: light-dark(#ffffff, #15171a);
    --edgewise-ink: light-dark(#1c1f23, #eceef0);
    --edgewise-ink-soft: light-dark(#5a6069, #a4abb5);
    --edgewise-line: light-dark(#dcdedf, #363b42);
    --edgewise-control: light-dark(#80868f, #79818c);
    --edgewise-accent: light-dark(#1f5fbf, #84b5ff);
    --edgewise-on-accent: light-dark(#ffffff, #10233f);
    --edgewise-input: light-dark(#1a7f4b, #4cc088);
    --edgewise-hidden: light-dark(#6b727c, #9aa2ad);
    --edgewise-output: light-dark(#c8352b, #ff7d72);
    --edgewise-bias: light-dark(#2166c2, #7db2ff);
    --edgewise-negative: light-dark(#7b3fa0, #c08be0);
    --edgewise-zero: light-dark(#f2f2f0, #2a2e34);
    --edgewise-positive: light-dark(#d9720b, #ffa94d);
    --edgewise-class-1: #0072b2;
    --edgewise-class-2: #e69f00;
    --edgewise-class-3: #009e73;
    --edgewise-class-4: #cc79a7;
    --edgewise-class-5: #56b4e9;
    --edgewise-class-6: #d55e00;
    --edgewise-class-7: #a09628;
    --edgewise-class-8: #6e6e6e;
    --edgewise-class-9: #9458be;
    --edgewise-class-10: #78481e;
    --edgewise-bad: light-dark(#b3261e, #ff8a80);
    --edgewise-bad-surface: light-dark(#fdeeed, #3a1f1e);
    --edgewise-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    --edgewise-small: 0.8125rem;
    --edgewise-text: 0.875rem;
    --edgewise-heading: 0.9375rem;
    --edgewise-radius: 6px;
    color: var(--edgewise-ink);
    font: var(--edgewise-text) / 1.45 var(--edgewise-font);
    font-variant-numeric: tabular-nums;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;

/** A long name in two parts (kit/long-name.ts): the first gives way. */
export const apart = css`
  .apart {
    display: inline-flex;
    max-width: 100%;
    vertical-align: bottom;
  }
  .apart > span {
    flex: 0 1 auto;
    min-width: 2.2em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .apart > span + span {
    flex-shrink: 0;
    max-width: calc(100% - 2.2em);
  }
`;

/** Tabs in a row (kit/tab.ts). */
export const tabs = css`
  .views {
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .views button {
    border-color: transparent;
    background: none;
    color: var(--edgewise-ink-soft);
  }
  .views button[aria-selected='true'] {
    background: var(--edgewise-surface);
    border-color: var(--edgewise-line);
    color: var(--edgewise-ink);
    font-weight: 600;
  }
`;

/** The diverging scale, from -1 to 1. */
export const ramp = css`
  .ramp {
    background: linear-gradient(
      90deg,
      var(--edgewise-negative),
      var(--edgewise-zero),
      var(--edgewise-positive)
    );
  }
`;

/** Controls and headings, for every element. */
export const controls = css`
  ${apart}
  * {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  h2 {
    font-size: var(--edgewise-heading);
    font-weight: 600;
  }
  h3,
  legend {
    font-size: var(--edgewise-small);
    font-weight: 600;
    color: var(--edgewise-ink-soft);
    padding: 0;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    font-variant-numeric: inherit;
    color: inherit;
    min-height: 30px;
    max-width: 100%;
  }
  button,
  .button {
    min-height: 30px;
    box-sizing: border-box;
    border: 1px solid var(--edgewise-line);
    border-radius: var(--edgewise-radius);
    background: var(--edgewise-surface);
    padding: 3px 12px;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--edgewise-control);
  }
  button:disabled {
    color: var(--edgewise-ink-soft);
    cursor: default;
    opacity: 0.6;
  }
  button.primary {
    background: var(--edgewise-accent);
    border-color: var(--edgewise-accent);
    color: var(--edgewise-on-accent);
    font-weight: 600;
  }
  button.quiet {
    border-color: transparent;
    background: none;
  }
  /* A way on within a sentence. */
  button.link {
    display: inline;
    border: 0;
    padding: 0;
    min-height: 24px;
    background: none;
    color: var(--edgewise-accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    white-space: normal;
    text-align: left;
    font-size: var(--edgewise-small);
  }
  select,
  input[type='text'],
  textarea {
    border: 1px solid var(--edgewise-control);
    border-radius: var(--edgewise-radius);
    background: var(--edgewise-field);
    padding: 2px 8px;
  }
  input.number {
    width: 6.5em;
  }
  input[aria-invalid='true'] {
    border-color: var(--edgewise-bad);
    outline-color: var(--edgewise-bad);
  }
  input[type='range'] {
    accent-color: var(--edgewise-accent);
    min-width: 0;
    padding: 0;
  }
  :focus-visible {
    outline: 2px solid var(--edgewise-accent);
    outline-offset: 1px;
  }
  .soft {
    color: var(--edgewise-ink-soft);
  }
  .small {
    font-size: var(--edgewise-small);
  }
  .bad {
    color: var(--edgewise-bad);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    flex-wrap: wrap;
  }
  .fields {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(60%, 1fr);
    gap: 6px 12px;
    align-items: center;
  }
  .fields > label {
    color: var(--edgewise-ink-soft);
  }
  .fields > .wide {
    grid-column: 1 / -1;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--edgewise-small);
  }
  th {
    font-weight: 600;
    text-align: left;
    color: var(--edgewise-ink-soft);
  }
  th,
  td {
    padding: 3px 8px 3px 0;
    border-bottom: 1px solid var(--edgewise-line);
    white-space: nowrap;
  }
  td.number,
  th.number {
    text-align: right;
  }
  summary {
    cursor: pointer;
    color: var(--edgewise-ink-soft);
  }
  /* A button that chooses a file: the field lies over it, unseen. */
  .upload {
    position: relative;
    display: inline-flex;
    align-items: center;
  }
  .upload input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
    width: 100%;
    height: 100%;
  }
  .upload:focus-within {
    outline: 2px solid var(--edgewise-accent);
    outline-offset: 1px;
  }
  .hidden-visually {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse), (max-width: 640px) {
    button,
    .button,
    select,
    input:not([type='range'], [type='checkbox'], [type='radio']) {
      min-height: 44px;
    }
    button {
      min-width: 44px;
      flex-shrink: 0;
    }
    button.link {
      min-height: 44px;
    }
    summary {
      line-height: 44px;
    }
  }
`;
