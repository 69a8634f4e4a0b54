/** A dialog that writes the code for embedding what stands in the page, with a look at how it will be. */

import { isCopied } from './copied.js';
import { LitElement, css, html, nothing } from 'lit';
import { define } from '../kit/define.js';
import { dialogStyle } from '../kit/dialog-style.js';
import { controls } from '../kit/tokens.js';
import {
  embedCode,
  frameAddress,
  places,
  type Embedded,
  type EmbedOptions,
  type Place,
} from './embed-code.js';

const rooms: readonly [string, string][] = [
  ['controls', 'Controls'],
  ['network', 'Network'],
  ['output', 'Output'],
  ['loss', 'Loss'],
  ['inspect', 'Inspect'],
  ['data', 'Data'],
  ['training', 'Training'],
];

const frame = new URL('v1/embed.html', document.baseURI);
const gallery = new URL('gallery/index.html', document.baseURI);

export class EmbedDialog extends LitElement {
  static override properties = {
    embedded: { attribute: false },
    left: { attribute: false },
    whole: { attribute: false },
    isWhole: { state: true },
    place: { state: true },
    options: { state: true },
    note: { state: true },
  };
  declare embedded: Embedded | null;
  /** Columns of the table that it leaves out: the network does not use them. */
  declare left: readonly string[];
  /** The same with them. */
  declare whole: Embedded | null;
  declare isWhole: boolean;
  declare place: Place;
  declare options: EmbedOptions;
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
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 16px;
      }
      .choices {
        display: grid;
        gap: 10px;
        align-content: start;
      }
      fieldset label,
      .row label {
        display: flex;
        align-items: center;
        gap: 5px;
      }
      textarea {
        width: 100%;
        height: 220px;
        font-family: ui-monospace, monospace;
        font-size: var(--ew-small);
        white-space: pre;
        resize: vertical;
      }
      iframe {
        width: 100%;
        border: 1px dashed var(--ew-line);
        border-radius: var(--ew-radius);
      }
      /* A dialog measures itself by the window. */
      @media (max-width: 760px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.embedded = null;
    this.left = [];
    this.whole = null;
    this.isWhole = false;
    this.place = 'tag';
    this.note = '';
    this.options = {
      show: ['controls', 'network', 'output'],
      theme: null,
      readonly: false,
      autoplay: false,
      title: 'A neural network',
      height: 560,
    };
  }

  override render() {
    const { options, place } = this;
    const embedded = this.isWhole ? this.whole : this.embedded;
    if (!embedded) return nothing;
    return html`<dialog
      aria-label="Embed"
      @close=${() => {
        this.remove();
      }}
    >
      <div class="head">
        <h2>Embed this in your page</h2>
        <button @click=${this.#close}>Close</button>
      </div>
      <div class="both">
        <div class="choices">
          <fieldset>
            <legend>Show</legend>
            ${rooms.map(
              ([room, label]) =>
                html`<label
                  ><input
                    type="checkbox"
                    .checked=${options.show.includes(room)}
                    @change=${() => {
                      this.#toggle(room);
                    }}
                  />${label}</label
                >`,
            )}
          </fieldset>
          <fieldset>
            <legend>Options</legend>
            ${this.#switch('readonly', 'read only')}
            ${this.#switch('autoplay', 'start training at once')}
            <label
              >theme
              <select aria-label="Theme of what is embedded" @change=${this.#setTheme}>
                <option value="">same as the page</option>
                <option value="light">light</option>
                <option value="dark">dark</option>
              </select></label
            >
          </fieldset>
          ${this.#ignored()}
          <div class="row">
            <label
              >for
              <select aria-label="Kind of page" @change=${this.#setPlace}>
                ${places.map(
                  ([one, label]) =>
                    html`<option value=${one} ?selected=${one === place}>${label}</option>`,
                )}
              </select></label
            >
            <button class="primary" @click=${this.#copy}>Copy</button>
            <span class="small soft" role="status">${this.note}</span>
          </div>
          <textarea aria-label="Code" readonly .value=${this.#code(embedded)}></textarea>
          <p class="small soft">${this.#about(embedded)} ${this.#examples()}</p>
        </div>
        ${
          embedded.link === null
            ? html`<p class="soft">
                This project is too large for a page or an address. Save it as a file (Export,
                Project file) and put the file beside your page: the code refers to it.
              </p>`
            : html`<iframe
                title="Preview"
                height=${options.height}
                src=${frameAddress(frame, options, embedded.link)}
              ></iframe>`
        }
      </div>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #code(embedded: Embedded): string {
    const title = embedded.project.title ?? this.options.title;
    return embedCode(this.place, embedded, { ...this.options, title }, frame);
  }

  #about({ link }: Embedded): string {
    if (this.place === 'tag') {
      return 'The folder edgewise holds the files of the npm package, on your server or elsewhere.';
    }
    return link === null
      ? 'Replace the address in the code by the address of your file.'
      : 'The address holds the project. Nothing that a reader does is sent anywhere.';
  }

  /** Not from a file, which stands alone. */
  #examples() {
    if (location.protocol === 'file:') return nothing;
    return html`<a href=${gallery.href} target="_blank">Examples to copy</a>`;
  }

  #ignored() {
    if (!this.whole) return nothing;
    return html`<div class="row">
      <label
        ><input
          type="checkbox"
          .checked=${!this.isWhole}
          @change=${(event: Event) => {
            this.isWhole = !(event.target as HTMLInputElement).checked;
          }}
        />leave out ignored columns</label
      >
      <span class="small soft">${this.left.join(', ')}</span>
    </div>`;
  }

  #switch(name: 'readonly' | 'autoplay', label: string) {
    return html`<label
      ><input
        type="checkbox"
        .checked=${this.options[name]}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          this.options = { ...this.options, [name]: checked };
        }}
      />${label}</label
    >`;
  }

  #toggle(room: string): void {
    const { show } = this.options;
    const chosen = (one: string) => (one === room ? !show.includes(one) : show.includes(one));
    this.options = { ...this.options, show: rooms.map(([one]) => one).filter(chosen) };
  }

  #setTheme(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.options = { ...this.options, theme: value === 'light' || value === 'dark' ? value : null };
  }

  #setPlace(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.place = places.find(([place]) => place === value)?.[0] ?? 'tag';
    this.note = '';
  }

  async #copy(): Promise<void> {
    const code = this.renderRoot.querySelector('textarea');
    code?.select();
    const isDone = await isCopied(code?.value ?? '');
    this.note = isDone ? 'Copied.' : 'The code is selected: copy it from there.';
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

define('ew-embed', EmbedDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ew-embed': EmbedDialog;
  }
}
