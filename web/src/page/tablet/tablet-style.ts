/** How the page stands on a tablet. Holds in such windows only: it may stay when the window changes. */

import { css } from 'lit';
import { sideShadow } from '../../kit/side-shadow.js';
import { oneColumn, threeColumns } from '../page-style.js';

/** Least height of the tool that is shown, in pixels: a formula with its numbers, a matrix, two maps. */
const leastTool = 304;

const frameStyle = css`
  :host {
    height: auto;
    min-height: 100%;
    gap: 8px;
    padding: 8px 12px 10px;
  }
  header {
    gap: 6px;
  }
  header button,
  header select {
    padding: 3px 8px;
  }
  header .preset {
    flex: 0 1 220px;
    min-width: 132px;
  }
  @media (max-width: 900px) {
    header .soft {
      display: none;
    }
    header {
      gap: 4px;
    }
    h1 {
      font-size: 1rem;
    }
    header .preset {
      flex: 1;
    }
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
    padding: 5px 8px;
  }
  .panel {
    padding: 8px;
  }
  .empty:not(.shown) {
    display: none;
  }
  main .empty.shown {
    grid-area: 1 / 1 / -1 / -1;
  }
  ew-splitter {
    display: none;
  }
`;

/** The network beside what comes out, and the tools below that; each has its place, whatever is in it. */
const placesStyle = css`
  main,
  main.two {
    flex: 1 0 600px;
    position: relative;
    gap: 8px;
    grid-template:
      'figure output' minmax(0, 1fr)
      'figure tools' auto / minmax(0, 1.32fr) minmax(0, 1fr);
  }
  main:has(.aid) {
    grid-template:
      'aid output' auto
      'figure output' minmax(0, 1fr)
      'figure tools' auto / minmax(0, 1.32fr) minmax(0, 1fr);
  }
  main .aid {
    grid-area: aid;
    max-height: 248px;
  }
  main .column.network {
    display: contents;
  }
  .network .figure {
    grid-area: figure;
  }
  main .column.output {
    grid-area: output;
    gap: 8px;
    container: edgewise-low / size;
  }
  .network .tools {
    grid-area: tools;
    grid-template-rows: auto minmax(0, 1fr);
    gap: 4px;
  }
  .two .tools,
  .tools.large {
    grid-row-start: 1;
  }
  .tool {
    height: max(${leastTool}px, 39.5vh);
  }
  .two .tool,
  .large .tool {
    height: auto;
    min-height: 0;
  }
  main:has(.large) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.25fr);
  }
  main:has(.large) .column.output {
    display: none;
  }
`;

/** Where it is higher than wide, the tools have all of the width below. */
const portraitStyle = css`
  main,
  main.two {
    flex-basis: 840px;
    grid-template:
      'figure output' minmax(440px, 1.2fr)
      'tools tools' minmax(380px, 1fr) / minmax(0, 1.5fr) minmax(0, 1fr);
  }
  main:has(.aid) {
    flex-basis: 1000px;
    grid-template:
      'aid aid' auto
      'figure output' minmax(440px, 1.2fr)
      'tools tools' minmax(380px, 1fr) / minmax(0, 1.5fr) minmax(0, 1fr);
  }
  main.two {
    grid-template-columns: minmax(0, 1fr) 0;
  }
  main:has(.large) {
    grid-template:
      'aid' auto
      'figure' minmax(320px, 2fr)
      'tools' minmax(380px, 3fr) / minmax(0, 1fr);
  }
  .two .tools,
  .tools.large {
    grid-area: tools;
  }
  .tool {
    height: auto;
    min-height: 0;
  }
  /* So that a finger hits one neuron, not the next. */
  @media (pointer: coarse) {
    main,
    main.two {
      flex-basis: 980px;
      grid-template-rows: minmax(580px, 1.2fr) minmax(380px, 1fr);
    }
    main:has(.aid) {
      flex-basis: 1140px;
      grid-template-rows: auto minmax(580px, 1.2fr) minmax(380px, 1fr);
    }
    main:has(.large) {
      grid-template-rows: auto minmax(480px, 2fr) minmax(380px, 3fr);
    }
  }
`;

/** Data and training lie over the network. */
const dataStyle = css`
  main .column.data {
    display: none;
  }
  main .column.data.shown {
    display: grid;
    position: absolute;
    inset: 0 auto 0 0;
    width: min(340px, 60%);
    z-index: 1;
    gap: 0;
    background: var(--ew-surface);
    border: 1px solid var(--ew-control);
    border-radius: var(--ew-radius);
    box-shadow: 4px 0 20px rgb(0 0 0 / 24%);
  }
  .over {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    justify-content: end;
    background: var(--ew-surface);
  }
  .over + .panel {
    padding-top: 0;
  }
`;

const tabsStyle = css`
  .tools .views {
    gap: 0 2px;
  }
  .tools .views button {
    font-size: var(--ew-small);
    min-height: 24px;
    padding: 1px 5px;
  }
  @media (pointer: coarse) {
    .tools .views {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      ${sideShadow}
    }
    .tools .views button {
      min-height: 44px;
      background: none;
    }
    .larger {
      min-width: 44px;
    }
  }
`;

export const tabletStyle = css`
  @media (min-width: ${oneColumn + 1}px) and (max-width: ${threeColumns - 1}px) {
    ${frameStyle} ${placesStyle} ${dataStyle} ${tabsStyle}
  }
  @media (min-width: ${oneColumn + 1}px) and (max-width: ${threeColumns - 1}px) and (orientation: portrait) {
    ${portraitStyle}
  }
`;
