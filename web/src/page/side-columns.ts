/** The columns beside the network: what goes in, and what comes out; and all three while nothing is open. */

import { html, type TemplateResult } from 'lit';
import { showsPart, showsRoom } from '../project/shows.js';
import type { Playground } from '../session/playground.js';

/** @param closer folds it away, where it lies over the others */
export function dataColumn(
  playground: Playground,
  look: string,
  drawStart: () => void,
  closer?: TemplateResult,
) {
  const { project } = playground;
  return html`<div
    id="data"
    class=${look}
    role="tabpanel"
    aria-label="Data and training"
    ?hidden=${!showsPart(project, 'data')}
  >
    ${closer}
    <section class="panel" aria-label="Data" ?hidden=${!showsRoom(project, 'data')}>
      <edgewise-data .playground=${playground} @draw-start=${drawStart}></edgewise-data>
    </section>
    <section class="panel" aria-label="Training" ?hidden=${!showsRoom(project, 'training')}>
      <ew-training .playground=${playground}></ew-training>
    </section>
  </div>`;
}

export function outputColumn(playground: Playground, look: string, showExample: () => void) {
  const { opened, project } = playground;
  return html`<div
    class=${look}
    role="tabpanel"
    aria-label="Output"
    ?hidden=${!showsPart(project, 'output')}
  >
    <section class="panel" aria-label="Output">
      <edgewise-output .playground=${playground} @example-show=${showExample}></edgewise-output>
    </section>
    <section class="panel" aria-label="Try an input" ?hidden=${!opened?.data}>
      <ew-predict .playground=${playground}></ew-predict>
    </section>
  </div>`;
}

export const emptyColumns = (text: string) =>
  ['', text, ''].map(
    (said, k) => html`<div class=${`column panel empty ${k === 1 ? 'shown' : ''}`}>${said}</div>`,
  );
