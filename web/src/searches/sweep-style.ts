/** The look of the form of a sweep and of the table of its results. */

import { css } from 'lit';
import { sideShadow } from '../kit/side-shadow.js';

export const sweepStyle = css`
  .form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }
  .form input[type='text'] {
    width: 11em;
  }
  .form input.number {
    width: 4.6em;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .check input {
    min-height: 0;
    margin: 0;
  }
  .table {
    overflow-x: auto;
    ${sideShadow}
  }
  th button {
    border: 0;
    padding: 0 2px;
    background: none;
    font-weight: 600;
    color: inherit;
  }
  td button {
    min-height: 26px;
    padding: 0 10px;
  }
  @media (pointer: coarse), (max-width: 640px) {
    td button {
      min-height: 44px;
    }
  }
`;
