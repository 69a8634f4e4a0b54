/** `<edgewise-controls>`: Reset, Step, Play, the speed, the timeline, and where training stands. */

import { css, html } from 'lit';
import '../training/transport.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { Part } from './part.js';

export class ControlsPart extends Part {
  static override styles = [
    ...Part.styles,
    css`
      /* Within a sentence, it is as wide as what it shows. */
      :host([alone]) {
        display: inline-grid;
        container: none;
        vertical-align: middle;
        max-width: 100%;
      }
    `,
  ];

  protected override rest() {
    return import('../training/timeline.js');
  }

  /** It is there from the beginning, and says that it is loading. */
  override render() {
    return this.room(this.playground);
  }

  protected override room(playground: Playground | null) {
    return html`<ew-transport .playground=${playground}></ew-transport>`;
  }
}

define('edgewise-controls', ControlsPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-controls': ControlsPart;
  }
}
