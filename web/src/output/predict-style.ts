/** The look of the form for one input: a picture or a list of fields, with what the network says. */

import { css } from 'lit';

export const predictStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .title {
    justify-content: space-between;
  }
  .take {
    gap: 4px;
    flex-wrap: nowrap;
  }
  .take input {
    width: 5em;
  }
  .take button {
    padding-inline: 9px;
  }
  .inputs {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(64px, 1fr) 7.4em;
    gap: 4px 10px;
    align-items: center;
    max-height: 216px;
    overflow: auto;
    padding: 2px;
    scrollbar-width: thin;
  }
  .inputs label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    max-width: 11em;
  }
  .inputs input,
  .inputs select {
    width: 100%;
  }
  .inputs .wide {
    grid-column: 2 / -1;
  }
  .drawn {
    display: grid;
    grid-template-columns: 168px minmax(0, 1fr);
    gap: 12px;
    align-items: start;
  }
  .told {
    display: grid;
    gap: 6px;
    min-width: 0;
  }
  .bars {
    display: grid;
    grid-template-columns: max-content minmax(24px, 1fr) max-content;
    gap: 1px 8px;
    align-items: center;
    max-height: 224px;
    overflow: auto;
  }
  .bars span:first-child {
    max-width: 12em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bar {
    height: 8px;
    border-radius: 2px;
    transform-origin: left;
    box-shadow: inset 0 0 0 1px var(--ew-outline);
  }
  .answer {
    font-weight: 600;
  }
  @container edgewise (width < 640px) {
    .drawn {
      grid-template-columns: minmax(0, 1fr);
    }
    .inputs {
      max-height: none;
    }
    .drawn ew-picture-pad {
      --pad: 200px;
    }
  }
`;
