/**
 * Pictures of one's own before they become a table: how small they are made, what each shows, and which
 * files were left out, and why.
 */

import { LitElement, html, nothing } from 'lit';
import { mostCells } from '../../../wasm/src/held-table.js';
import { brought, type Brought } from '../kit/brought.js';
import { define } from '../kit/define.js';
import { dialogStyle } from '../kit/dialog-style.js';
import { formatCount } from '../kit/format.js';
import { paintInk, paper } from '../kit/picture-paper.js';
import { controls } from '../kit/tokens.js';
import { cellsOf, pictureData, sides, type ShownPicture } from '../project/picture-table.js';
import { pictureIn, type Picture } from '../project/picture.js';
import { changeInput } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { limits, readPictures, type LeftOut } from './picture-files.js';
import { picturesStyle } from './pictures-style.js';

/** Pictures of a class that are shown; the others are counted. */
const mostShown = 10;
/** Pictures without a class that are asked about at a time. */
const mostAsked = 30;

/** A larger table would slow the page down. */
const mostAt = (side: number) => Math.min(limits.files, Math.floor(mostCells / (side * side + 2)));

const shape = { hidden: [8], functions: ['rectifier' as const] };
const training = {
  batch: 16,
  optimizer: { name: 'adam' as const },
  stepSize: { initial: 0.003 },
};

export class PicturesDialog extends LitElement {
  static override properties = {
    pictures: { state: true },
    leftOut: { state: true },
    side: { state: true },
    target: { state: true },
    share: { state: true },
    fault: { state: true },
  };
  declare pictures: readonly ShownPicture[];
  declare leftOut: readonly LeftOut[];
  /** Cells along a side. */
  declare side: number;
  /** The column of the classes. */
  declare target: string;
  /** Of the files that are being read; null while none are. */
  declare share: number | null;
  declare fault: string;

  playground: Playground | null = null;
  readonly #aborter = new AbortController();
  #reading: Promise<unknown> = Promise.resolve();

  static override styles = [controls, dialogStyle, paper, picturesStyle];

  constructor() {
    super();
    this.pictures = [];
    this.leftOut = [];
    this.side = sides.usual;
    this.target = 'class';
    this.share = null;
    this.fault = '';
  }

  /** More of them, after those that are being read. */
  add(files: readonly Brought[]): void {
    this.#reading = this.#reading.then(() => this.#add(files));
  }

  async #add(files: readonly Brought[]): Promise<void> {
    this.share = 0;
    const onProgress = (share: number) => (this.share = share);
    const { signal } = this.#aborter;
    this.fault = '';
    try {
      const read = await readPictures(files, this.pictures.length, onProgress, signal);
      this.pictures = [...this.pictures, ...read.pictures];
      this.leftOut = [...this.leftOut, ...read.leftOut];
    } catch {
      this.fault = 'A part of the page could not be loaded. Add the pictures once more.';
    }
    this.share = null;
  }

  override render() {
    const { pictures, side } = this;
    const unknown = pictures.filter((one) => one.class === '');
    const classes = byClass(pictures);
    const why = this.#missing(unknown.length, classes.size);
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <div class="head">
        <h2 id="title">Your pictures</h2>
        <button @click=${this.#close}>Close</button>
      </div>
      <p class="small soft">
        Each picture becomes ${this.#size} grey values: its middle square, 0 for white to 255 for
        black. At most ${formatCount(mostAt(side))} pictures of this size, from files of up to
        ${String(limits.megabytes)} MB; they stay in this browser.
      </p>
      <div class="row settings">
        <label
          >Pixels
          <select aria-label="Pixels" @change=${this.#chooseSide}>
            ${sizes.map(
              (one) =>
                html`<option value=${one} .selected=${one === side}>
                  ${String(one)} × ${String(one)}
                </option>`,
            )}
          </select></label
        >
        <label
          >What is to be told
          <input
            class="field"
            type="text"
            aria-label="Name of what is to be told"
            .value=${this.target}
            @change=${(event: Event) => {
              this.target = (event.target as HTMLInputElement).value.trim() || 'class';
            }}
        /></label>
      </div>
      ${this.share === null ? nothing : this.#progress(this.share)}
      ${[...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => this.#class(name, of))}
      ${unknown.length > 0 ? this.#asked(unknown, [...classes.keys()]) : nothing}
      ${this.leftOut.length > 0 ? this.#leftOut() : nothing}
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>
      <div class="row foot">
        <span class="button upload"
          >Add pictures<input
            type="file"
            multiple
            accept="image/*"
            aria-label="Add pictures"
            @change=${this.#chosen} /></span
        ><span class="button upload"
          >Add a folder<input
            type="file"
            webkitdirectory
            aria-label="Add a folder"
            @change=${this.#chosen}
        /></span>
        <span class="small soft why" aria-live="polite">${why}</span>
        ${this.#canTry ? html`<button @click=${this.#try}>Show it to the network</button>` : nothing}
        <button class="primary" ?disabled=${why !== ''} @click=${this.#use}>
          ${pictures.length === 1 ? 'Use this picture' : `Use these ${formatCount(pictures.length)} pictures`}
        </button>
      </div>
    </dialog>`;
  }

  /** What is still needed; empty where nothing is. */
  #missing(unknown: number, classes: number): string {
    if (this.share !== null) return 'Reading …';
    if (this.pictures.length === 0) return 'No picture could be read.';
    if (unknown > 0) {
      return `${unknown === 1 ? 'One picture has' : `${formatCount(unknown)} pictures have`} no class yet.`;
    }
    const most = mostAt(this.side);
    if (this.pictures.length > most) {
      return `${this.#size} pixels are too many for more than ${formatCount(most)} pictures: choose fewer pixels.`;
    }
    return classes < 2
      ? 'As data a second class is needed: add pictures that show something else.'
      : '';
  }

  get #size(): string {
    return `${String(this.side)} × ${String(this.side)}`;
  }

  #progress(share: number) {
    return html`<div class="row small" role="group" aria-label="Reading">
      <progress aria-label="Read" .value=${share} max="1"></progress>
      <span>${String(Math.round(100 * share))} %</span>
    </div>`;
  }

  #class(name: string, pictures: readonly ShownPicture[]) {
    const more = pictures.length - mostShown;
    return html`<section aria-label=${name}>
      <div class="row">
        <input
          class="field"
          type="text"
          aria-label=${`Name of the class ${name}`}
          title="Another name; that of another class joins the two"
          .value=${name}
          @change=${(event: Event) => {
            const other = (event.target as HTMLInputElement).value.trim();
            this.#name(pictures, other);
          }}
        />
        <span class="small soft"
          >${formatCount(pictures.length)} ${pictures.length === 1 ? 'picture' : 'pictures'}</span
        >
      </div>
      <div class="thumbs">
        ${pictures.slice(0, mostShown).map((one) => this.#thumb(one))}
        ${more > 0 ? html`<span class="small soft">and ${formatCount(more)} more</span>` : nothing}
      </div>
    </section>`;
  }

  #asked(pictures: readonly ShownPicture[], classes: readonly string[]) {
    return html`<section aria-label="Without a class">
      <p>
        What do these show? Their names do not say
        it.${
          pictures.length > 1
            ? html` <label
                >All of them:
                <input
                  class="field"
                  type="text"
                  list="classes"
                  aria-label="Class of all of them"
                  @change=${(event: Event) => {
                    this.#name(pictures, (event.target as HTMLInputElement).value.trim());
                  }}
              /></label>`
            : nothing
        }
      </p>
      <datalist id="classes">
        ${classes.map((one) => html`<option value=${one}></option>`)}
      </datalist>
      <div class="asked">
        ${pictures.slice(0, mostAsked).map(
          (one) =>
            html`<label class="small"
              >${this.#thumb(one)}<span class="path" title=${one.path}>${one.path}</span
              ><input
                class="field"
                type="text"
                list="classes"
                aria-label=${`Class of ${one.path}`}
                .value=${''}
                @change=${(event: Event) => {
                  this.#name([one], (event.target as HTMLInputElement).value.trim());
                }}
            /></label>`,
        )}
      </div>
      ${
        pictures.length > mostAsked
          ? html`<p class="small soft">
              and ${formatCount(pictures.length - mostAsked)} more, once these are named
            </p>`
          : nothing
      }
    </section>`;
  }

  #thumb({ path }: ShownPicture) {
    return html`<canvas class="paper" data-path=${path} title=${path}></canvas>`;
  }

  #leftOut() {
    const count = this.leftOut.length;
    return html`<section aria-label="Left out">
      <p>${count === 1 ? 'One file was' : `${formatCount(count)} files were`} left out:</p>
      <ul class="small">
        ${this.leftOut.map(({ path, why }) => html`<li><strong>${path}</strong>: ${why}</li>`)}
      </ul>
    </section>`;
  }

  #name(pictures: readonly ShownPicture[], name: string): void {
    if (name === '') {
      this.requestUpdate();
      return;
    }
    const these = new Set(pictures);
    this.pictures = this.pictures.map((one) => (these.has(one) ? { ...one, class: name } : one));
  }

  readonly #chooseSide = (event: Event) => {
    this.side = Number((event.target as HTMLSelectElement).value);
  };

  readonly #chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    this.add(brought(input.files ?? []));
    input.value = '';
  };

  /** The network that is open looks at pictures: one may be its next input. */
  get #canTry(): boolean {
    const picture = this.#picture;
    return this.pictures.length === 1 && picture !== null && picture.rows === picture.columns;
  }

  get #picture(): Picture | null {
    return pictureIn(this.playground?.opened?.data ?? null);
  }

  readonly #try = () => {
    const picture = this.#picture;
    const [one] = this.pictures;
    if (!picture || !one || !this.playground) return;
    const cells = cellsOf(one.grey, picture.rows).map((ink) => (ink / 255) * picture.most);
    const named = picture.names.map((name, k) => [name, Math.round(cells[k] ?? 0)] as const);
    changeInput(this.playground, Object.fromEntries(named));
    this.#close();
  };

  readonly #use = async () => {
    const { playground, pictures, side, target } = this;
    if (!playground) return;
    this.fault = '';
    const data = pictureData(pictures, side, target);
    if (await playground.useTable(data, 'Your pictures', { shape, training })) this.#close();
    else {
      this.fault = playground.message?.text ?? '';
      playground.dismiss();
    }
  };

  readonly #close = () => this.renderRoot.querySelector('dialog')?.close();

  readonly #closed = () => {
    this.#aborter.abort();
    this.remove();
  };

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override updated(): void {
    const { side } = this;
    const grid = { rows: side, columns: side, most: 255 };
    const of = new Map(this.pictures.map((one) => [one.path, one.grey]));
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const grey = of.get(canvas.dataset.path ?? '');
      if (grey) paintInk(canvas, grid, cellsOf(grey, side));
    }
  }
}

const sizes = Array.from(
  { length: (sides.most - sides.least) / 2 + 1 },
  (_, k) => sides.least + 2 * k,
);

function byClass(pictures: readonly ShownPicture[]): Map<string, ShownPicture[]> {
  const found = new Map<string, ShownPicture[]>();
  for (const one of pictures) {
    if (one.class !== '') found.set(one.class, [...(found.get(one.class) ?? []), one]);
  }
  return found;
}

define('ew-pictures-dialog', PicturesDialog);

/** The dialog that is open in a part of the page, or a new one. */
export function picturesDialog(
  root: HTMLElement | DocumentFragment,
  playground: Playground,
): PicturesDialog {
  const open = root.querySelector<PicturesDialog>('ew-pictures-dialog');
  if (open) return open;
  const dialog = new PicturesDialog();
  dialog.playground = playground;
  root.append(dialog);
  return dialog;
}
