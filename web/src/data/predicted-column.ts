/** "Predicts species", always in sight, with the other columns one click away. */

import { css, html, nothing } from 'lit';
import type { ColumnInfo } from '../../../wasm/src/types.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class PredictedColumn extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = { ...StoreElement.properties, changing: { state: true } };
  declare changing: boolean;

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 8px;
        align-items: baseline;
        margin: 0;
      }
      strong {
        overflow-wrap: anywhere;
      }
      select {
        max-width: 100%;
      }
    `,
  ];

  constructor() {
    super();
    this.changing = false;
  }

  override render() {
    const columns = this.playground?.opened?.data?.columns ?? [];
    const targets = columns.filter(({ role }) => role === 'target');
    if (targets.length === 0) return nothing;
    if (this.changing) return this.#choice(columns, targets);
    const names = targets.map(({ name }) => name);
    const shown = names.slice(0, 3).join(', ');
    const more = names.length > 3 ? ` and ${String(names.length - 3)} more` : '';
    return html`<p>
      <span>Predicts <strong>${shown}</strong>${more}</span>
      <button
        class="quiet small"
        aria-label="Change what is predicted"
        @click=${() => {
          this.changing = true;
          void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus());
        }}
      >
        change
      </button>
    </p>`;
  }

  #choice(columns: readonly ColumnInfo[], targets: readonly ColumnInfo[]) {
    const [only] = targets;
    return html`<p>
      <label for="predicted">Predicts</label>
      <select
        id="predicted"
        @change=${(event: Event) => {
          void this.#predict((event.target as HTMLSelectElement).value);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') this.changing = false;
        }}
        @blur=${() => (this.changing = false)}
      >
        ${columns.map(
          (column) =>
            html`<option value=${column.name} .selected=${column === only}>${column.name}</option>`,
        )}
      </select>
    </p>`;
  }

  /** What was predicted before becomes an input; what was left out stays so. */
  async #predict(name: string): Promise<void> {
    this.changing = false;
    const columns = this.playground?.opened?.data?.columns ?? [];
    const inputs = columns
      .filter((column) => column.role !== 'ignore' && column.name !== name)
      .map((column) => column.name);
    await this.playground?.changeData({ inputs, targets: [name] });
  }
}

define('ew-predicted-column', PredictedColumn);
