/** The visual language: colours, sizes and shared controls, in one place. */

import { css } from 'lit';

/**
 * Custom properties, for an element that stands in a page by itself: each is what the page around it says
 * as `--edgewise-…`, else ours. Comments are what authors are told of them (.tools/lib/element-manifest.mjs). Light or dark is as that page says, unless the element's `theme` does.
 */
export const tokens = css`
  :host {
    /* behind the figure */
    --ew-page: var(--edgewise-page, light-dark(#f6f6f4, #15171a));
    /* of a playground */
    --ew-surface: var(--edgewise-surface, light-dark(#ffffff, #1d2024));
    /* of fields to type into */
    --ew-field: var(--edgewise-field, light-dark(#ffffff, #15171a));
    /* text */
    --ew-ink: var(--edgewise-ink, light-dark(#1c1f23, #eceef0));
    /* text that stands back */
    --ew-ink-soft: var(--edgewise-ink-soft, light-dark(#5a6069, #a4abb5));
    /* hairlines */
    --ew-line: var(--edgewise-line, light-dark(#dcdedf, #363b42));
    /* borders of fields */
    --ew-control: var(--edgewise-control, light-dark(#80868f, #79818c));
    /* links, the main button, the focus */
    --ew-accent: var(--edgewise-accent, light-dark(#1f5fbf, #84b5ff));
    /* text on the accent */
    --ew-on-accent: var(--edgewise-on-accent, light-dark(#ffffff, #10233f));
    /* input neurons */
    --ew-input: var(--edgewise-input, light-dark(#1a7f4b, #4cc088));
    /* hidden neurons */
    --ew-hidden: var(--edgewise-hidden, light-dark(#6b727c, #9aa2ad));
    /* output neurons */
    --ew-output: var(--edgewise-output, light-dark(#c8352b, #ff7d72));
    /* bias neurons */
    --ew-bias: var(--edgewise-bias, light-dark(#2166c2, #7db2ff));
    /* weights and values below zero */
    --ew-negative: var(--edgewise-negative, light-dark(#7b3fa0, #c08be0));
    /* about zero */
    --ew-zero: var(--edgewise-zero, light-dark(#f2f2f0, #2a2e34));
    /* above zero */
    --ew-positive: var(--edgewise-positive, light-dark(#d9720b, #ffa94d));
    /* first class */
    --ew-class-1: var(--edgewise-class-1, #0072b2);
    /* second class */
    --ew-class-2: var(--edgewise-class-2, #f0e442);
    /* third class */
    --ew-class-3: var(--edgewise-class-3, #009e73);
    /* fourth class */
    --ew-class-4: var(--edgewise-class-4, #56b4e9);
    /* fifth class */
    --ew-class-5: var(--edgewise-class-5, light-dark(#3c4148, #d8dbdf));
    /* sixth class */
    --ew-class-6: var(--edgewise-class-6, #0072b2);
    /* seventh class */
    --ew-class-7: var(--edgewise-class-7, #f0e442);
    /* eighth class */
    --ew-class-8: var(--edgewise-class-8, #009e73);
    /* ninth class */
    --ew-class-9: var(--edgewise-class-9, #56b4e9);
    /* tenth class */
    --ew-class-10: var(--edgewise-class-10, light-dark(#3c4148, #d8dbdf));
    /* outline of a class's mark */
    --ew-outline: var(--edgewise-outline, light-dark(#1c1f23, #0d0f11));
    /* errors */
    --ew-bad: var(--edgewise-bad, light-dark(#b3261e, #ff8a80));
    /* behind errors */
    --ew-bad-surface: var(--edgewise-bad-surface, light-dark(#fdeeed, #3a1f1e));
    /* family of all text */
    --ew-font: var(
      --edgewise-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      sans-serif
    );
    /* size of small text */
    --ew-small: var(--edgewise-small, 0.8125rem);
    /* size of text */
    --ew-text: var(--edgewise-text, 0.875rem);
    /* size of headings */
    --ew-heading: var(--edgewise-heading, 0.9375rem);
    /* of corners */
    --ew-radius: var(--edgewise-radius, 6px);
    color: var(--ew-ink);
    font: var(--ew-text) / 1.45 var(--ew-font);
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
    color: var(--ew-ink-soft);
  }
  .views button[aria-selected='true'] {
    background: var(--ew-surface);
    border-color: var(--ew-line);
    color: var(--ew-ink);
    font-weight: 600;
  }
`;

/** The diverging scale, from -1 to 1. */
export const ramp = css`
  .ramp {
    background: linear-gradient(90deg, var(--ew-negative), var(--ew-zero), var(--ew-positive));
  }
`;

/** Where a finger touches, and in the narrow, where it mostly is one. */
const forFingers = css`
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
`;

/**
 * Controls and headings, for every element. What is narrow is the container named `edgewise`: the page, a
 * playground, or a part that stands alone.
 */
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
    font-size: var(--ew-heading);
    font-weight: 600;
  }
  h3,
  legend {
    font-size: var(--ew-small);
    font-weight: 600;
    color: var(--ew-ink-soft);
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
    border: 1px solid var(--ew-line);
    border-radius: var(--ew-radius);
    background: var(--ew-surface);
    padding: 3px 12px;
    cursor: pointer;
    white-space: nowrap;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--ew-control);
  }
  button:disabled {
    color: var(--ew-ink-soft);
    cursor: default;
    opacity: 0.6;
  }
  button.primary {
    background: var(--ew-accent);
    border-color: var(--ew-accent);
    color: var(--ew-on-accent);
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
    color: var(--ew-accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    white-space: normal;
    text-align: left;
    font-size: var(--ew-small);
  }
  select,
  input[type='text'],
  textarea {
    border: 1px solid var(--ew-control);
    border-radius: var(--ew-radius);
    background: var(--ew-field);
    padding: 2px 8px;
  }
  input.number {
    width: 6.5em;
  }
  input[aria-invalid='true'] {
    border-color: var(--ew-bad);
    outline-color: var(--ew-bad);
  }
  input[type='range'] {
    accent-color: var(--ew-accent);
    min-width: 0;
    padding: 0;
  }
  :focus-visible {
    outline: 2px solid var(--ew-accent);
    outline-offset: 1px;
  }
  .soft {
    color: var(--ew-ink-soft);
  }
  .small {
    font-size: var(--ew-small);
  }
  .bad {
    color: var(--ew-bad);
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
  /* Of three columns that are narrow, a label stands above its field. */
  @container edgewise (640px <= width < 1100px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
    }
  }
  .fields > label {
    color: var(--ew-ink-soft);
  }
  .fields > .wide {
    grid-column: 1 / -1;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--ew-small);
  }
  th {
    font-weight: 600;
    text-align: left;
    color: var(--ew-ink-soft);
  }
  th,
  td {
    padding: 3px 8px 3px 0;
    border-bottom: 1px solid var(--ew-line);
    white-space: nowrap;
  }
  td.number,
  th.number {
    text-align: right;
  }
  summary {
    cursor: pointer;
    color: var(--ew-ink-soft);
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
    outline: 2px solid var(--ew-accent);
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
  @media (pointer: coarse) {
    ${forFingers}
  }
  @container edgewise (width < 640px) {
    ${forFingers}
  }
`;
