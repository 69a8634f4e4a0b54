/** How the page stands on a telephone. Holds in narrow windows only: it may stay when the window grows. */

import { css } from 'lit';
import { sideShadow } from '../../kit/side-shadow.js';

/** The page's own breakpoint for them (page-style.ts). */
export const telephone = '(max-width: 640px)';

/** The row of the bar that stays, with what is around it, in pixels. */
export const slimBar = 62;

export const telephoneStyle = css`
  @media (max-width: 640px) {
    /* What stands above its last row scrolls away. */
    .bar {
      top: calc(${slimBar}px - var(--bar-height, ${slimBar}px));
    }
    /* In a grid, nothing could stay in sight beyond its own row. */
    .column.network.shown {
      display: flex;
      flex-direction: column;
    }
    .network .figure {
      flex: none;
      /* The drawing matters, not the buttons above it. */
      scroll-margin-top: 0;
    }
    .network .tools {
      position: sticky;
      bottom: 0;
      z-index: 1;
      padding: 2px 4px;
      gap: 2px;
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
      bottom: 64px;
    }
  }
`;
