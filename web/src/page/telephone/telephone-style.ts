/** How the page stands on a telephone. Holds in narrow windows only: it may stay when the window grows. */

import { css } from 'lit';
import { sideShadow } from '../../kit/side-shadow.js';

/** The page's own breakpoint for them (page-style.ts). */
export const telephone = '(max-width: 640px)';

/** The row of the bar that stays, with what is around it, in pixels. */
export const slimBar = 62;

export const telephoneStyle = css`
  @media (max-width: 640px) {
    ew-splitter,
    .larger {
      display: none;
    }
    .panel {
      padding: 10px;
    }
    .column {
      overflow: visible;
    }
    .aid,
    .aid ~ .column {
      grid-area: auto;
      max-height: none;
    }
    /* One row that goes on sideways. */
    header {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      --ew-behind: var(--ew-ground);
      ${sideShadow}
    }
    header > * {
      flex: none;
    }
    header .tour {
      min-width: 44px;
    }
    header .preset {
      flex: 0 0 132px;
    }
    /* What stands above its last row scrolls away. */
    .bar {
      --ew-bar-end: 48px;
      top: calc(${slimBar}px - var(--bar-height, ${slimBar}px));
    }
    /* In a grid, nothing could stay in sight beyond its own row. */
    .column.network.shown {
      display: flex;
      flex-direction: column;
    }
    .fold {
      position: absolute;
      right: 4px;
      bottom: 8px;
      padding: 3px 4px;
      border-color: transparent;
      background: none;
      color: var(--ew-ink-soft);
    }
    /* The drawing and the map come first, what is done to it and its legend below. */
    .network .figure {
      flex: none;
      height: auto;
      --ew-network-areas: 'figure' var(--figure-height) 'beside' auto 'title' auto 'foot' auto /
        minmax(0, 1fr);
      /* The drawing matters, not the buttons above it. */
      scroll-margin-top: 0;
    }
    .network .figure:not(:has(ew-glance)) {
      height: 540px;
      --ew-network-areas: 'figure' minmax(0, 1fr) 'title' auto 'foot' auto / minmax(0, 1fr);
    }
    .network .tools {
      position: sticky;
      bottom: 0;
      z-index: 1;
      padding: 2px 4px;
      gap: 2px;
      border-top: 1px solid var(--ew-line);
      border-radius: 12px 12px 0 0;
      box-shadow: 0 -2px 12px rgb(0 0 0 / 14%);
    }
    .network .tools .head {
      align-items: center;
    }
    .network .tools .views button {
      padding: 3px 8px;
    }
    .network .tool {
      display: none;
    }
    :host([sheet]) .network .tool {
      display: block;
      box-sizing: border-box;
      height: 50vh;
      height: 50dvh;
      min-height: 0;
      padding: 6px;
      overscroll-behavior: contain;
    }
    .network .tools .views {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      ${sideShadow}
    }
    :host(:not([sheet])) .network .tools .views button {
      border-color: transparent;
      background: none;
      font-weight: inherit;
    }
    .network .tools .views button[aria-selected='true'] {
      background: none;
    }
    .close {
      border-color: transparent;
      background: none;
      color: var(--ew-ink-soft);
    }
    .message {
      right: 8px;
      bottom: 64px;
    }
  }
`;
