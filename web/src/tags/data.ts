/** `<edgewise-data>`: the data that it learns from: chosen, brought, drawn, and how they are made ready. */

import { html } from 'lit';
import '../data/data-panel.js';
import type { DataPanel } from '../data/data-panel.js';
import type { Given } from '../data/bring.js';
import { define } from '../kit/define.js';
import type { Playground } from '../session/playground.js';
import { Part } from './part.js';

export class DataPart extends Part {
  static override rest = () =>
    Promise.all([
      import('../data/data-columns.js'),
      import('../data/data-report.js'),
      import('../data/data-settings.js'),
      import('../data/first-rows.js'),
      import('../data/predicted-column.js'),
    ]);

  /**
   * Reads a file of a table or a project, or pictures; false, with a message here, where it cannot be used.
   * @internal
   */
  async load(files: readonly Given[]): Promise<boolean> {
    return (await this.renderRoot.querySelector<DataPanel>('ew-data')?.take(files)) ?? false;
  }

  protected override room(playground: Playground) {
    return html`<ew-data .playground=${playground}></ew-data>`;
  }
}

define('edgewise-data', DataPart);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-data': DataPart;
  }
}
