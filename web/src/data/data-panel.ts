/**
 * The data: chosen, uploaded, pasted or drawn; what is in them and how they are made ready.
 *
 * @fires draw-start
 */

import { css, html, nothing } from 'lit';
import { dataSetOf, dataSets } from '../project/sets.js';
import type { Outcome, OwnTable, Reading } from './reading.js';
import type { TurnOver } from './data-report.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import type { Given } from './bring.js';
import { define } from '../kit/define.js';

/** Milliseconds after which progress is shown. */
const patience = 500;

const nothingYet: Outcome = { fault: '', own: null };

export class DataPanel extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override properties = {
    ...StoreElement.properties,
    fault: { state: true },
    own: { state: true },
    pasting: { state: true },
    reading: { state: true },
  };
  declare fault: string;
  /** The table that was read last, with what was assumed. */
  declare own: OwnTable | null;
  declare pasting: boolean;
  declare reading: Reading | null;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        align-content: start;
      }
      .actions {
        gap: 6px;
      }
      .actions > button[aria-pressed='true'] {
        border-color: var(--ew-accent);
        box-shadow: inset 0 0 0 1px var(--ew-accent);
      }
      .actions > button,
      .actions > .button {
        padding-inline: 10px;
      }
      ul {
        margin: 0;
        padding-left: 1.2em;
      }
      .reading {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 8px;
        align-items: center;
      }
      .reading p {
        grid-column: 1 / -1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      progress {
        width: 100%;
        accent-color: var(--ew-accent);
      }
    `,
  ];

  constructor() {
    super();
    this.fault = '';
    this.own = null;
    this.pasting = false;
    this.reading = null;
  }

  override render() {
    const { project, drawing } = this.playground ?? {};
    const set = dataSetOf(project?.data, project?.view);
    const origin = project?.view?.origin;
    return html`
      <h2>Data</h2>
      <select aria-label="Data set" @change=${this.#choose}>
        ${dataSets.map(
          (one) => html`<option value=${one.id} .selected=${one === set}>${one.label}</option>`,
        )}
        ${
          set
            ? nothing
            : html`<option value="own" .selected=${true}>${project?.title ?? 'Your data'}</option>`
        }
      </select>
      <div class="row actions">
        <span class="button upload">
          Upload
          <input
            type="file"
            aria-label="Upload data"
            multiple
            title="A table of your own (CSV, a workbook, JSON …), pictures, or a project; it stays in this browser"
            @change=${this.#upload}
          />
        </span>
        <button aria-expanded=${this.pasting ? 'true' : 'false'} @click=${this.#togglePaste}>
          Paste
        </button>
        <button
          aria-pressed=${drawing ? 'true' : 'false'}
          title="Draw points by hand, on the map"
          @click=${this.#draw}
        >
          Draw
        </button>
        <button title="View and change all rows" @click=${this.#edit}>Edit table</button>
        <button title="The table as a CSV file" @click=${this.#download}>Download</button>
      </div>
      ${
        typeof origin === 'string' && !set
          ? html`<p class="small soft" aria-live="polite">
              Your own table, started from “${origin}”. Undo brings the data set back.
            </p>`
          : nothing
      }
      ${
        this.pasting
          ? html`<ew-paste-area
              @paste-use=${this.#paste}
              @paste-close=${this.#togglePaste}
            ></ew-paste-area>`
          : nothing
      }
      ${this.#progress()}
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      ${
        this.#guessed
          ? nothing
          : html`<ew-predicted-column .playground=${this.playground}></ew-predicted-column>`
      }
      ${this.#report()}
      <ew-columns .playground=${this.playground}></ew-columns>
      <ew-first-rows .playground=${this.playground}></ew-first-rows>
      <ew-data-settings .playground=${this.playground}></ew-data-settings>
    `;
  }

  /** Files from the button, or dropped on the page. */
  async take(files: readonly Given[]): Promise<boolean> {
    const { playground } = this;
    if (!playground) return false;
    const part = await this.#load(
      () => import('./bring.js'),
      () => this.take(files),
    );
    this.#tell(nothingYet);
    return part?.bring(files, this.renderRoot, playground, (file) => this.load(file)) ?? false;
  }

  /** Reads a file, from the button, dropped on the page, or pasted. */
  async load(file: File, title = file.name.replace(/(\.edgewise)?\.\w+$/, '')): Promise<boolean> {
    const { playground } = this;
    if (!playground) return false;
    this.reading?.cancel();
    this.#tell(nothingYet);
    const part = await this.#reader(() => this.load(file, title));
    if (!part) return false;
    const outcome = await part.readFile(file, title, playground, this.#follow);
    this.reading = null;
    this.#tell(outcome);
    return outcome.fault === '';
  }

  /** Where it cannot be loaded, what the person wanted can be tried `again`. */
  async #load<T>(part: () => Promise<T>, again: () => unknown): Promise<T | undefined> {
    return this.playground?.loaded('A part of the page', part, again);
  }

  #reader(again: () => unknown) {
    return this.#load(() => import('./reading.js'), again);
  }

  readonly #follow = (reading: Reading) => {
    if (!this.reading) setTimeout(() => this.requestUpdate(), patience);
    this.reading = reading;
  };

  #tell({ fault, own }: Outcome): void {
    this.fault = fault;
    this.own = own;
  }

  get #isOwnOpen(): boolean {
    return this.own?.data.table === this.playground?.project?.data?.table;
  }

  /** What is predicted of a table that was just read, as long as nobody has said that it is right. */
  get #guessed(): readonly string[] | null {
    const { own, playground } = this;
    if (!own || own.isTargetSaid || own.waits !== null || !this.#isOwnOpen) return null;
    const { targets = [] } = own.data;
    const present = playground?.opened?.data?.columns.filter(({ role }) => role === 'target') ?? [];
    const isSame = present.every(({ name }) => targets.includes(name));
    return isSame && present.length === targets.length ? targets : null;
  }

  /** Of the table that is open, or of one that waits for an answer. */
  #report() {
    const { own } = this;
    if (!own || (own.waits === null && !this.#isOwnOpen)) return nothing;
    return html`<ew-data-report
      .report=${own.report}
      .guessed=${this.#guessed}
      @target-keep=${() => {
        this.own = { ...own, isTargetSaid: true };
      }}
      .asksOf=${own.waits === 'for a target' ? own.title : null}
      @turn-over=${(event: CustomEvent<TurnOver>) => {
        void this.#turnOver(own, event.detail);
      }}
      @target-choose=${(event: CustomEvent<string>) => {
        void this.#predict(own, event.detail);
      }}
    ></ew-data-report>`;
  }

  async #turnOver(own: OwnTable, { entry, taken }: TurnOver): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    const part = await this.#reader(() => this.#turnOver(own, { entry, taken }));
    if (!part) return;
    const outcome = await part.turnOver(own, entry, taken, playground, this.#follow);
    this.reading = null;
    // A refusal leaves the table as it was read before.
    this.#tell(outcome.fault === '' ? outcome : { ...outcome, own });
  }

  async #predict(own: OwnTable, column: string): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    const part = await this.#reader(() => this.#predict(own, column));
    if (!part) return;
    const outcome = await part.predict(own, column, playground, this.#follow);
    this.reading = null;
    this.#tell(outcome.fault === '' ? outcome : { ...outcome, own });
  }

  #progress() {
    const { reading } = this;
    if (!reading || performance.now() - reading.since < patience) return nothing;
    const left = ((performance.now() - reading.since) / 1000) * (1 / reading.share - 1);
    return html`<div class="reading small" role="group" aria-label="Reading">
      <p>
        Reading ${reading.name}: ${String(Math.round(reading.share * 100))}
        %${reading.share > 0.02 ? `, about ${String(Math.ceil(left))} s left` : ''}
      </p>
      <progress aria-label="Read" .value=${reading.share} max="1"></progress>
      <button @click=${reading.cancel}>Cancel</button>
    </div>`;
  }

  async #choose(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const set = dataSets.find((one) => one.id === select.value);
    const { playground } = this;
    if (!set || !playground) return;
    this.#tell(nothingYet);
    playground.stopDrawing();
    if (await playground.chooseDataSet(set)) return;
    select.value = dataSetOf(playground.project?.data, playground.project?.view)?.id ?? 'own';
  }

  #upload(event: Event): void {
    const input = event.target as HTMLInputElement;
    // Cleared, so that the same file can be chosen again after it was mended.
    void this.take([...(input.files ?? [])]).finally(() => (input.value = ''));
  }

  async #togglePaste(): Promise<void> {
    const isThere = await this.#load(
      () => import('./paste-area.js'),
      () => this.#togglePaste(),
    );
    if (!isThere) return;
    this.pasting = !this.pasting;
    await this.updateComplete;
    if (!this.pasting) this.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  }

  async #paste({ detail }: CustomEvent<string>): Promise<void> {
    if (await this.load(new File([detail], 'Pasted data'), 'Pasted data')) this.pasting = false;
  }

  async #draw(): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    if (playground.drawing) {
      playground.stopDrawing();
      return;
    }
    const isThere = await this.#load(
      () => Promise.all([import('./draw-bar.js'), import('./draw-layer.js')]),
      () => this.#draw(),
    );
    if (!isThere) return;
    await playground.startDrawing();
    this.dispatchEvent(new CustomEvent('draw-start', { bubbles: true, composed: true }));
  }

  async #edit(): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    playground.pause();
    const [table, part] = await Promise.all([
      playground.wholeTable(),
      this.#load(
        () => import('./table-editor.js'),
        () => this.#edit(),
      ),
    ]);
    if (!table || !part) return;
    const editor = document.createElement('ew-table-editor');
    editor.playground = playground;
    editor.table = table;
    this.renderRoot.append(editor);
  }

  async #download(): Promise<void> {
    const { playground } = this;
    if (!playground) return;
    this.#tell(nothingYet);
    const part = await this.#load(
      () => import('./table-file.js'),
      () => this.#download(),
    );
    if (part) this.fault = await part.downloadTable(playground);
  }
}

define('ew-data', DataPanel);
