/** For what scrolls sideways: a shadow on the side on which columns go on, and none where they end. */

import { css } from 'lit';

/**
 * Declarations of the box that scrolls. The shadows stay at its sides; covers in the colour behind it move
 * with what is in it, and lie over them at its ends.
 */
export const sideShadow = css`
  --cover: var(--ew-behind, var(--ew-surface));
  --shade: light-dark(rgb(0 0 0 / 22%), rgb(0 0 0 / 70%));
  background:
    linear-gradient(90deg, var(--cover) 40%, transparent) left / 30px 100% no-repeat local,
    linear-gradient(270deg, var(--cover) 40%, transparent) right / 30px 100% no-repeat local,
    radial-gradient(farthest-side at left, var(--shade), transparent) left / 12px 100% no-repeat
      scroll,
    radial-gradient(farthest-side at right, var(--shade), transparent) right / 12px 100% no-repeat
      scroll;
`;
