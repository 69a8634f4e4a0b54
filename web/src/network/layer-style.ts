/** The look of the heads of the layers, set tight where layers are near each other. */

import { css } from 'lit';

export const layerStyle = css`
  .layer {
    position: absolute;
    top: 0;
    transform: translateX(-50%);
    display: grid;
    gap: 4px;
    justify-items: center;
  }
  .layer .count {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .layer button {
    min-height: 26px;
    min-width: 0;
    width: 26px;
    padding: 0;
  }
  .layer select {
    font-size: 0.75rem;
    min-height: 26px;
    padding: 0 2px;
    border-color: var(--ew-line);
    max-width: 92px;
  }
  .count .number {
    min-width: 1.6em;
    text-align: center;
  }
  .tight .layer select {
    appearance: none;
    max-width: 60px;
    text-align: center;
    text-overflow: ellipsis;
  }
  .tight .layer .count {
    gap: 0;
  }
  .tight .layer button {
    width: 20px;
  }
  .tight .count .number {
    min-width: 1.1em;
  }
  /* The number stands over the inner halves of two buttons that a finger can hit. */
  @media (pointer: coarse) {
    .layer button,
    .layer select {
      min-height: 44px;
      min-width: 44px;
    }
    .layer select {
      max-width: 84px;
    }
    .layer .count {
      position: relative;
      gap: 0;
    }
    .layer .count button {
      text-align: left;
      padding: 0 8px;
    }
    .layer .count button:last-child {
      text-align: right;
    }
    .layer .count .number {
      position: absolute;
      inset: 0;
      pointer-events: none;
      line-height: 44px;
    }
  }
`;
