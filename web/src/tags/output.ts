/** `<edgewise-output>`: what the network makes of its inputs, as a map, a plot or a table. */

import { css, html } from 'lit';
import '../output/output-panel.js';
import type { OutputView } from '../output/output-panel.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { Part } from './part.js';

export class OutputPart extends Part {
  static override rest = () =>
    Promise.all([import('../output/output-tools.js'), import('../output/pointing.js')]);
  static override styles = [
    ...Part.styles,
    css`
      :host([alone]) {
        min-height: 320px;
      }
    `,
  ];

  /**
   * Turns to the map (a plot where there is one input) or to the table of examples.
   * @internal
   */
  show(view: OutputView): void {
    const panel = this.renderRoot.querySelector('ew-output-panel');
    if (panel) panel.view = view;
  }

  protected override room(playground: Playground) {
    return html`<ew-output-panel .playground=${playground}></ew-output-panel>`;
  }
}

define('edgewise-output', OutputPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-output': OutputPart;
  }
}
