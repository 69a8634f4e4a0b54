/** How the rooms of an embedded playground stand together: side by side, or below each other where it is narrow. */

import { css } from 'lit';

export const layoutStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .frame {
    position: relative;
    container: edgewise / inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--ew-line);
    border-radius: var(--ew-radius);
    background: var(--ew-surface);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .column {
    display: contents;
  }
  .room {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-width: 0;
  }
  .controls {
    min-height: 30px;
  }
  /* A room has its height before it has loaded, so that nothing around it jumps. */
  .network {
    height: var(--edgewise-network-height, 400px);
  }
  .output {
    min-height: 320px;
  }
  .loss {
    height: 208px;
  }
  .inspect {
    max-height: 420px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .searches,
  .compare {
    min-height: 272px;
  }
  @container edgewise (width >= 640px) {
    .both > .columns {
      grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr);
    }
    .both .column {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      align-content: start;
    }
  }
  .message {
    position: absolute;
    right: 8px;
    bottom: 8px;
    max-width: min(384px, 100% - 16px);
    max-height: 80%;
  }
  .message.whole {
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    width: max-content;
  }
  .poster {
    position: absolute;
    inset: 0;
    z-index: 4;
    padding: 0;
    border: 0;
    display: grid;
    place-items: center;
    background: var(--ew-surface);
    border-radius: var(--ew-radius);
    overflow: hidden;
  }
  .poster > * {
    grid-area: 1 / 1;
  }
  .poster img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .poster span {
    padding: 8px 20px;
    border-radius: var(--ew-radius);
    background: var(--ew-accent);
    color: var(--ew-on-accent);
    font-weight: 600;
  }
`;
