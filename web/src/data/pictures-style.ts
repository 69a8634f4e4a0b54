/** The look of the dialog about pictures of one's own. */

import { css } from 'lit';

export const picturesStyle = css`
  dialog {
    width: min(680px, calc(100vw - 16px));
  }
  section {
    padding: 8px 0;
    border-top: 1px solid var(--ew-line);
  }
  p {
    margin: 4px 0 8px;
  }
  .settings {
    gap: 8px 20px;
    padding-bottom: 8px;
  }
  .settings label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .field {
    width: 10em;
    max-width: 100%;
    border: 1px solid var(--ew-control);
    border-radius: var(--ew-radius);
    background: var(--ew-field);
    padding: 2px 8px;
  }
  .thumbs {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 6px;
  }
  canvas {
    width: 48px;
    height: 48px;
    border: 1px solid var(--ew-line);
    border-radius: 2px;
  }
  .asked {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
    gap: 8px 16px;
    max-height: 300px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .asked label {
    display: grid;
    grid-template-columns: 50px minmax(0, 1fr) 8em;
    gap: 8px;
    align-items: center;
  }
  .asked .field {
    width: 100%;
  }
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  ul {
    margin: 0;
    padding-left: 1.2em;
    max-height: 160px;
    overflow: auto;
  }
  li {
    overflow-wrap: anywhere;
  }
  .foot {
    position: sticky;
    bottom: -16px;
    margin: 0 -20px -16px;
    padding: 12px 20px;
    border-top: 1px solid var(--ew-line);
    background: var(--ew-surface);
  }
  .why {
    flex: 1 1 10em;
    text-align: right;
  }
  progress {
    flex: 1;
    accent-color: var(--ew-accent);
  }
`;
