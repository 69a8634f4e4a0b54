/** The table as a CSV file, with what became of its rows in columns that can be left out. */

import { css, html, nothing } from 'lit';
import { tableFile } from '../../../wasm/src/table-reader.js';
import { download, fileNameOf } from '../kit/download.js';
import { tableFault } from '../kit/table-fault.js';
import { controls } from '../kit/tokens.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { tableWith, type Extras } from './table-with-predictions.js';
import { define } from '../kit/define.js';

export class TableDownload extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...StoreElement.properties,
    extras: { state: true },
    busy: { state: true },
    fault: { state: true },
  };
  declare extras: Extras;
  declare busy: boolean;
  declare fault: string;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        font-size: var(--ew-small);
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      label input {
        min-height: 0;
        margin: 0;
      }
      @media (pointer: coarse), (max-width: 640px) {
        label {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.extras = { set: true, prediction: true, probabilities: false };
    this.busy = false;
    this.fault = '';
  }

  override render() {
    const columns = this.playground?.opened?.data?.columns ?? [];
    const targets = columns.filter(({ role }) => role === 'target');
    const hasClasses = targets.length === 1 && targets[0]?.type === 'category';
    return html`<button
        title="All rows as a CSV file, with the chosen columns"
        ?disabled=${this.busy}
        @click=${this.#download}
      >
        Download predictions
      </button>
      ${this.#box('set', 'train or test')} ${this.#box('prediction', 'prediction')}
      ${hasClasses ? this.#box('probabilities', 'probabilities') : nothing}
      <p class="bad" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }

  #box(key: keyof Extras, label: string) {
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.extras[key]}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          this.extras = { ...this.extras, [key]: checked };
        }}
      />${label}</label
    >`;
  }

  async #download(): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    this.busy = true;
    this.fault = '';
    try {
      const table = await tableWith(playground, this.extras);
      if (!table) throw new Error('The data have changed in the meantime. Try again.');
      const name = `${fileNameOf(playground.project?.title, 'data')}-predictions.csv`;
      download(await tableFile(table, 'csv'), name);
    } catch (error) {
      this.fault = tableFault(error);
    } finally {
      this.busy = false;
    }
  }
}

define('ew-table-download', TableDownload);
