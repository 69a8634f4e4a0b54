/** How the data are made ready: split, scale, missing cells; what a generator takes. */

import { css, html, nothing } from 'lit';
import type { Data, Generator, Split } from '../../../wasm/src/project.js';
import type { SplitInfo } from '../../../wasm/src/types.js';
import { meaningOf } from '../kit/terms.js';
import type { DataChange } from '../session/playground.js';
import '../kit/number-field.js';
import { defaults } from '../project/defaults.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Of a generator, where the document does not say. */
const usual = defaults.data.generator;
const largestSeed = 9_007_199_254_740_991;

interface NumberChange extends Event {
  detail: { value: number };
}

export class DataSettings extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...StoreElement.properties,
    fault: { state: true },
    testFault: { state: true },
  };
  declare fault: string;
  declare testFault: string;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .fields {
        margin-top: 8px;
      }
      .split {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .split input {
        flex: 1;
      }
      .split span {
        min-width: 3.2em;
        text-align: right;
      }
      .upload {
        justify-self: start;
      }
      .truth {
        font-family: ui-monospace, monospace;
        width: 100%;
      }
    `,
  ];

  constructor() {
    super();
    this.fault = '';
    this.testFault = '';
  }

  override render() {
    const data = this.playground?.project?.data;
    if (!data) return nothing;
    const split = this.playground?.opened?.data?.split;
    const share = split?.train ?? data.split?.train ?? defaults.data.split.train;
    const scale = data.scale ?? defaults.data.scale;
    const { generator } = data;
    return html`
      ${
        generator
          ? html`<div class="row">
              <button
                title="New points by the same rule, from the next seed"
                @click=${() => {
                  void this.#generate((one) => ({
                    seed: ((one.seed ?? usual.seed) + 1) % largestSeed,
                  }));
                }}
              >
                New sample
              </button>
              <span class="small soft">seed ${String(generator.seed ?? usual.seed)}</span>
            </div>`
          : nothing
      }
      <details>
        <summary class="small">Split, scale, noise</summary>
        <div class="fields">
          ${generator ? this.#generator(generator) : nothing} ${this.#splitColumn(split)}
          <label for="train" title=${meaningOf('Training share')}>Training share</label>
          <span class="split">
            <input
              id="train"
              type="range"
              min="0.1"
              max="1"
              step="0.05"
              ?disabled=${Boolean(split?.column)}
              .value=${String(share)}
              @change=${this.#setSplit}
            />
            <span>${String(Math.round(share * 100))} %</span>
          </span>
          <ew-number-field
            label="Split seed"
            title=${meaningOf('Split seed')}
            .value=${data.split?.seed ?? defaults.data.split.seed}
            min="0"
            max=${largestSeed}
            step="1"
            whole
            @number-change=${(event: NumberChange) => {
              this.#changeSplit({ seed: event.detail.value });
            }}
          ></ew-number-field>
          <label for="scale" title=${meaningOf('Scale')}>Scale</label>
          <select id="scale" @change=${this.#setScale}>
            <option value="standard" .selected=${scale === 'standard'}>mean 0, sd 1</option>
            <option value="minmax" .selected=${scale === 'minmax'}>0 to 1</option>
            <option value="none" .selected=${scale === 'none'}>none</option>
          </select>
          <label for="missing" title=${meaningOf('Missing cells')}>Missing cells</label>
          <select id="missing" @change=${this.#setMissing}>
            <option value="drop" .selected=${data.missing !== 'fill'}>leave the row out</option>
            <option value="fill" .selected=${data.missing === 'fill'}>mean or most frequent</option>
          </select>
          ${generator ? nothing : this.#testRows()}
        </div>
      </details>
    `;
  }

  /** Where a column of the table says which rows train. */
  #splitColumn(split: SplitInfo | undefined) {
    if (!split || (split.columns.length === 0 && split.column === null)) return nothing;
    return html`<label for="split-by">Split by</label>
      <select id="split-by" @change=${this.#setSplitColumn}>
        <option value="" .selected=${split.column === null}>at random</option>
        ${split.columns.map(
          (name) =>
            html`<option value=${name} .selected=${name === split.column}>column ${name}</option>`,
        )}
      </select>`;
  }

  #testRows() {
    return html`<span class="button upload wide">
        Upload test rows
        <input
          type="file"
          aria-label="Upload test rows"
          title="A file with the same columns: its rows become the test rows, all others train"
          @change=${this.#addTestRows}
        />
      </span>
      <p class="bad small wide" role="alert" ?hidden=${this.testFault === ''}>
        ${this.testFault}
      </p>`;
  }

  #generator(generator: Generator) {
    return html`<ew-number-field
        label="Samples"
        title=${meaningOf('Samples')}
        .value=${generator.samples ?? usual.samples}
        min="2"
        max="100000"
        step="1"
        whole
        @number-change=${this.#setGenerator('samples')}
      ></ew-number-field>
      ${
        generator.name === 'noise'
          ? nothing
          : html`<ew-number-field
              label="Noise"
              title=${meaningOf('Noise')}
              .value=${generator.noise ?? usual.noise}
              min="0"
              max="1000"
              @number-change=${this.#setGenerator('noise')}
            ></ew-number-field>`
      }
      <ew-number-field
        label="Data seed"
        title=${meaningOf('Data seed')}
        .value=${generator.seed ?? usual.seed}
        min="0"
        max=${largestSeed}
        step="1"
        whole
        @number-change=${this.#setGenerator('seed')}
      ></ew-number-field>
      ${generator.name === 'truth-table' ? this.#truth(generator) : nothing}`;
  }

  #truth(generator: Generator) {
    return html`<label for="truth">Outputs, one digit per row</label>
      <input
        id="truth"
        class="truth"
        type="text"
        inputmode="numeric"
        spellcheck="false"
        .value=${generator.truth ?? usual.truth}
        aria-invalid=${this.fault === '' ? 'false' : 'true'}
        @change=${(event: Event) => {
          void this.#setTruth(event.target as HTMLInputElement);
        }}
      />
      <p class="bad small wide" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }

  async #setTruth(input: HTMLInputElement): Promise<void> {
    const truth = input.value.trim();
    if (!/^[01]+$/.test(truth) || !Number.isInteger(Math.log2(truth.length)) || truth.length < 2) {
      this.fault = 'Enter 2, 4, 8, … digits 0 or 1, one per row of the table.';
      return;
    }
    this.fault = '';
    await this.#generate(() => ({ truth }));
  }

  async #change(patch: DataChange): Promise<void> {
    await this.playground?.changeData(patch);
  }

  #setSplit(event: Event): void {
    const train = (event.target as HTMLInputElement).valueAsNumber;
    this.#changeSplit({ train });
  }

  /** The split as it is, all of it in words, with another share or seed. */
  #changeSplit(patch: Split): void {
    void this.#change((data, { split: { train, seed, column } }) => {
      if (column !== null) return {};
      // Where the document says nothing, a random split is stratified if it can be.
      const stratify = data.split ? (data.split.stratify ?? defaults.data.split.stratify) : true;
      return { split: { train, seed, stratify, ...patch } };
    });
  }

  #setSplitColumn(event: Event): void {
    const column = (event.target as HTMLSelectElement).value;
    void this.#change({ split: column === '' ? { stratify: true } : { column } });
  }

  #addTestRows(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // Cleared, so that the same file can be chosen again after it was mended.
    if (file) void this.#bringTestRows(file).finally(() => (input.value = ''));
  }

  async #bringTestRows(file: File): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    this.testFault = '';
    const part = await playground.loaded(
      'The reader of files',
      () => import('./reading.js'),
      () => this.#bringTestRows(file),
    );
    if (part) this.testFault = await part.addTestRows(file, playground);
  }

  #setScale(event: Event): void {
    const scale = (event.target as HTMLSelectElement).value as NonNullable<Data['scale']>;
    void this.#change({ scale });
  }

  #setMissing(event: Event): void {
    const missing = (event.target as HTMLSelectElement).value as NonNullable<Data['missing']>;
    void this.#change({ missing });
  }

  async #generate(patch: (generator: Generator) => Partial<Generator>): Promise<void> {
    await this.#change(({ generator }) => {
      return generator ? { generator: { ...generator, ...patch(generator) } } : {};
    });
  }

  #setGenerator(key: 'samples' | 'noise' | 'seed') {
    return (event: NumberChange) => {
      void this.#generate(() => ({ [key]: event.detail.value }));
    };
  }
}

define('ew-data-settings', DataSettings);
