/**
 * How the parts of the playground stand together: in three columns, or on a telephone in one below tabs.
 * Between the two: tablet/tablet-style.ts.
 */

import { css } from 'lit';

/** The widest window, in pixels, that has one column only. */
export const oneColumn = 640;
/** The narrowest one that has three. */
export const threeColumns = 1100;

export const pageStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 640px;
    /* Parts are told apart by their ground, not by a line around each. */
    --ew-ground: light-dark(#eeeeea, #121417);
    background: var(--ew-ground);
    gap: 10px;
    padding: 10px 16px 16px;
    box-sizing: border-box;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px 12px;
    flex-wrap: wrap;
  }
  header .preset {
    max-width: 220px;
  }
  h1 {
    font-size: 1.125rem;
    letter-spacing: 0.01em;
  }
  header .soft {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar,
  .panel {
    background: var(--ew-surface);
    border-radius: var(--ew-radius);
  }
  /* The rooms measure themselves by it. */
  header,
  .bar,
  main {
    container: edgewise / inline-size;
  }
  .bar {
    padding: 8px 12px;
    /* What it says first lies over the figure. */
    position: relative;
    z-index: 1;
  }
  .message {
    position: fixed;
    right: 16px;
    bottom: 16px;
    width: min(384px, 100% - 16px);
    max-height: 60vh;
    /* What lies under it can be used all the same. */
    pointer-events: none;
  }
  .message button {
    pointer-events: auto;
  }
  .message.whole {
    inset: 40% auto auto 50%;
    translate: -50%;
  }
  main {
    display: grid;
    grid-template-columns:
      clamp(224px, 20.5vw, 296px)
      minmax(0, 1fr)
      clamp(272px, 26.7vw, 384px);
    gap: 12px;
    min-height: 0;
    flex: 1;
  }
  .column {
    min-height: 0;
    min-width: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    align-content: start;
    overflow: auto;
    scrollbar-width: thin;
  }
  .panel {
    padding: 12px;
    min-width: 0;
  }
  ew-workshops:not(:defined) {
    display: none;
  }
  main.two {
    grid-template-columns: clamp(224px, 20.5vw, 296px) minmax(0, 1fr);
  }
  /* The task, or the idea that is tried, stands above the data. */
  .aid {
    grid-column: 1;
    grid-row: 1;
    max-height: 66vh;
  }
  .aid ~ .column {
    grid-row: 1 / 3;
  }
  .aid + .column {
    grid-row: 2;
  }
  main:has(.aid) {
    grid-template-rows: auto minmax(0, 1fr);
  }
  .column.network {
    grid-template-rows: minmax(min(384px, 42vh), 1fr) auto;
    align-content: stretch;
  }
  .network .figure {
    display: grid;
    min-height: 0;
  }
  ew-training,
  ew-predict {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  /* It comes a little later; its room is there. */
  ew-training {
    min-height: 262px;
    align-content: start;
  }
  /* It comes a little later; its room is there. */
  ew-splitter {
    display: block;
    height: 10px;
    margin: -8px 0 -2px;
  }
  .tools {
    display: grid;
    gap: 8px;
    padding-top: 8px;
  }
  .tools .views button {
    padding: 3px 4px;
  }
  @media (max-width: 1500px) {
    .tools .views button {
      padding: 3px;
      font-size: var(--ew-small);
    }
  }
  .tools .views {
    gap: 0;
    flex: 1;
    flex-wrap: wrap;
    min-width: 0;
  }
  .tools .head {
    display: flex;
    align-items: start;
    min-width: 0;
  }
  .larger {
    padding: 3px 4px;
    min-width: 26px;
    border-color: transparent;
    background: none;
    color: var(--ew-ink-soft);
  }
  .tool {
    height: min(var(--tool-height), 60vh);
    overflow: auto;
    scrollbar-width: thin;
    container: edgewise-tool / inline-size;
  }
  .tool > edgewise-loss {
    height: 100%;
  }
  @media (min-width: ${threeColumns}px) {
    .network:has(.large) {
      grid-template-rows: minmax(320px, 3fr) minmax(0, 7fr);
    }
    .large {
      grid-template-rows: auto auto minmax(0, 1fr);
      min-height: 0;
    }
    .large .tool {
      height: auto;
      min-height: 0;
    }
  }
  .empty {
    align-content: center;
    text-align: center;
    min-height: 240px;
    color: var(--ew-ink-soft);
  }
  @media (max-width: ${oneColumn}px) {
    :host {
      height: auto;
      min-height: 100%;
      padding: 8px;
      gap: 8px;
    }
    header {
      gap: 6px;
    }
    header .soft {
      display: none;
    }
    h1 {
      font-size: 1rem;
    }
    header .preset {
      flex: 1;
      min-width: 110px;
      max-width: none;
    }
    header button,
    header select {
      padding: 3px 8px;
    }
    .bar {
      position: sticky;
      top: 0;
    }
    main,
    main:has(.aid) {
      grid-template: none / minmax(0, 1fr);
      flex: none;
    }
    .column:not(.shown) {
      display: none;
    }
  }
`;
