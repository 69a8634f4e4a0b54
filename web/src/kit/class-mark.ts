/** A class's mark as it stands in legends and charts: its shape in its colour, with an outline. */

import { nothing, svg } from 'lit';
import { classColour } from './colour.js';
import { markPath } from './marks.js';

/** @param transform where it goes, when not around the origin */
export function classMark(index: number, area: number, transform?: string) {
  return svg`<path transform=${transform ?? nothing} d=${markPath(index, area)}
    fill=${classColour(index)} stroke="var(--ew-outline)"></path>`;
}
