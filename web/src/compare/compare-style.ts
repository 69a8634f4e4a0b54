/** The look of the form of a comparison and of what it found. */

import { css } from 'lit';

export const compareStyle = css`
  :host([hidden]) {
    display: none;
  }
  :host {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    container-type: inline-size;
  }
  .form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .form input {
    width: 5.6em;
  }
  .form .row {
    flex-wrap: nowrap;
  }
  #setting {
    width: 9.4em;
  }
  .form .primary {
    min-width: 6.8em;
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px 20px;
    align-items: start;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  [role='status'] {
    min-height: 1.45em;
  }
  @container (width < 520px) {
    .side {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
