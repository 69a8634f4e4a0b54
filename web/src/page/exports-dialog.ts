/** A dialog that shows the network as code, a model, a script or a table, to be copied or downloaded. */

import { isCopied } from './copied.js';
import { noLosses } from '../../../wasm/src/exported.js';
import { LitElement, css, html, nothing } from 'lit';
import type { Exported, ExportFormat, ExportName, LossSeries } from '../../../wasm/src/exported.js';
import { exportsApart } from '../../../wasm/src/exports-apart.js';
import type { Project } from '../../../wasm/src/project.js';
import { define } from '../kit/define.js';
import { dialogStyle } from '../kit/dialog-style.js';
import { download } from '../kit/download.js';
import { controls } from '../kit/tokens.js';

/** Letters that are shown: a look at a file need not hold all of a large one. */
const mostShown = 50_000;

const binary = new Set(['application/octet-stream', 'application/wasm']);

const kilobytes = (bytes: number) =>
  bytes < 1000 ? `${String(bytes)} bytes` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

export class ExportsDialog extends LitElement {
  static override properties = {
    project: { attribute: false },
    losses: { attribute: false },
    formats: { state: true },
    format: { state: true },
    made: { state: true },
    fault: { state: true },
    note: { state: true },
  };
  declare project: Project | null;
  /** Of the run so far. */
  declare losses: LossSeries;
  declare formats: readonly ExportFormat[];
  declare format: ExportName;
  /** Null while it is being made. */
  declare made: Exported | null;
  declare fault: string;
  declare note: string;

  static override styles = [
    controls,
    dialogStyle,
    css`
      dialog {
        width: min(1080px, calc(100vw - 16px));
      }
      .both {
        display: grid;
        grid-template-columns: 300px minmax(0, 1fr);
        gap: 20px;
      }
      fieldset {
        display: grid;
        align-content: start;
        gap: 2px;
      }
      .format {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 8px;
        align-items: baseline;
        padding: 6px 8px;
        border-radius: var(--ew-radius);
        cursor: pointer;
      }
      .format:has(:checked) {
        background: var(--ew-page);
      }
      .format input {
        min-height: 0;
        margin: 0;
      }
      .format .small {
        grid-column: 2;
      }
      /* There are many: all sentences at once would not fit a window. */
      .format:not(:has(:checked)) .small {
        display: none;
      }
      .made {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: 8px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .row > .about {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      textarea {
        width: 100%;
        height: 100%;
        min-height: 300px;
        font-family: ui-monospace, monospace;
        font-size: var(--ew-small);
        white-space: pre;
        resize: none;
      }
      .binary {
        display: grid;
        place-content: center;
        min-height: 300px;
        padding: 16px;
        border: 1px dashed var(--ew-line);
        border-radius: var(--ew-radius);
        text-align: center;
      }
      /* A dialog measures itself by the window. */
      @media (max-width: 760px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
          gap: 12px;
        }
        textarea {
          height: 300px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.project = null;
    this.losses = noLosses;
    this.formats = [];
    this.format = 'javascript';
    this.made = null;
    this.fault = '';
    this.note = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override render() {
    return html`<dialog
      aria-label="Export"
      @close=${() => {
        this.remove();
      }}
    >
      <div class="head">
        <h2>Use it elsewhere</h2>
        <button @click=${this.#close}>Close</button>
      </div>
      <div class="both">
        <fieldset>
          <legend>As</legend>
          ${this.formats.map(
            ({ name, title, about }) =>
              html`<label class="format"
                ><input
                  type="radio"
                  name="format"
                  .checked=${name === this.format}
                  @change=${() => {
                    void this.#make(name);
                  }}
                /><span>${title}</span> <span class="small soft">${about}</span></label
              >`,
          )}
        </fieldset>
        <div class="made">${this.#result()}</div>
      </div>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #result() {
    const { made, fault } = this;
    if (fault !== '') return html`<p role="alert">${fault}</p>`;
    if (!made) return html`<p class="soft" role="status">Being written …</p>`;
    const text = this.#text;
    return html`<div class="row">
        <span class="about"
          >${made.fileName} <span class="small soft">${kilobytes(made.bytes.length)}</span></span
        >
        <span class="small soft" role="status">${this.note}</span>
        ${text === null ? nothing : html`<button @click=${this.#copy}>Copy</button>`}
        <button class="primary" @click=${this.#download}>Download</button>
      </div>
      ${
        text === null
          ? html`<p class="binary soft">This file is binary: download it.</p>`
          : html`<textarea
              aria-label="Preview"
              readonly
              .value=${
                text.length > mostShown
                  ? `${text.slice(0, mostShown)}\n… (the rest is in the file)`
                  : text
              }
            ></textarea>`
      }
      <p class="small soft">${this.#about}</p>`;
  }

  /** Null where the file is none. */
  get #text(): string | null {
    const { made } = this;
    if (!made || binary.has(made.mediaType)) return null;
    return new TextDecoder().decode(made.bytes);
  }

  get #about(): string {
    if (this.format === 'predictions' || this.format === 'table') return 'All rows of the data.';
    if (this.format === 'numbers') return 'A number a row, and no row of the data.';
    if (/^(pytorch|keras)/.test(this.format)) return 'It holds all rows of the data.';
    return this.project?.data
      ? 'It holds a few rows of the data, with what the network makes of them, to check itself by.'
      : 'It holds a few rows of numbers, with what the network makes of them, to check itself by.';
  }

  async #start(): Promise<void> {
    try {
      this.formats = await exportsApart.formats();
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
      return;
    }
    await this.#make(this.format);
  }

  async #make(format: ExportName): Promise<void> {
    const { project } = this;
    if (!project) return;
    this.format = format;
    this.made = null;
    this.fault = '';
    this.note = '';
    try {
      const made = await exportsApart.exported(project, format, this.losses);
      if (this.format === format) this.made = made;
    } catch (error) {
      if (this.format === format)
        this.fault = error instanceof Error ? error.message : String(error);
    }
  }

  async #copy(): Promise<void> {
    const isDone = await isCopied(this.#text ?? '');
    if (!isDone) this.renderRoot.querySelector('textarea')?.select();
    this.note = isDone ? 'Copied.' : 'It is selected: copy it from there.';
  }

  #download(): void {
    const { made } = this;
    if (!made) return;
    download(new Blob([made.bytes], { type: made.mediaType }), made.fileName);
    this.note = 'Downloaded.';
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

define('ew-exports', ExportsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ew-exports': ExportsDialog;
  }
}
