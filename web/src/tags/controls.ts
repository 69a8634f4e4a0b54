/** `<edgewise-controls>`: Reset, Step, Play, the speed, the timeline, and where training stands. */

import { css, html } from 'lit';
import '../training/training-bar.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { Part } from './part.js';

export class ControlsPart extends Part {
  static override rest = () =>
    Promise.all([import('../training/timeline.js'), import('../training/sparkline.js')]);
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

  static override properties = { ...Part.properties, controls: {}, hint: { attribute: false } };
  /** Which of them are shown: `reset step play speed timeline numbers`; all where it is not said. */
  declare controls: string | null;
  /** @internal What the page says beside Play to whoever is new to it. */
  declare hint: string;

  constructor() {
    super();
    this.controls = null;
    this.hint = '';
  }

  /** It is there from the beginning, and says that it is loading. */
  override render() {
    return this.room(this.playground);
  }

  protected override room(playground: Playground | null) {
    const only = this.controls?.split(/[\s,]+/) ?? null;
    return html`<ew-transport
      .playground=${playground}
      .only=${only}
      .hint=${this.hint}
    ></ew-transport>`;
  }
}

define('edgewise-controls', ControlsPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-controls': ControlsPart;
  }
}
