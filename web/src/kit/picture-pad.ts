/**
 * A picture of few cells to draw on, by mouse, touch or keyboard.
 *
 * @fires values-change number[]
 */

import { LitElement, css, html, nothing } from 'lit';
import { define } from './define.js';
import { Ink, type Grid } from './ink.js';
import { paintInk, paper } from './picture-paper.js';
import { controls } from './tokens.js';

export class PicturePad extends LitElement {
  static override properties = {
    picture: { attribute: false },
    values: { attribute: false },
    name: {},
    hint: {},
    cell: { state: true },
  };
  declare picture: Grid | null;
  /** Row by row. */
  declare values: readonly number[];
  /** What it is called. */
  declare name: string;
  /** What stands beside Clear. */
  declare hint: string;
  /** Cell of the keyboard; null where it is not in use. */
  declare cell: number | null;

  #ink: Ink | null = null;
  #last: [number, number] = [0, 0];

  static override styles = [
    controls,
    paper,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        justify-items: start;
      }
      .pad {
        position: relative;
        box-sizing: border-box;
        width: var(--pad, 168px);
        max-width: 100%;
        border: var(--pad-border, 1px solid var(--ew-control));
        border-radius: 3px;
        touch-action: none;
        cursor: crosshair;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      /* The lines between the cells, and the cell that the keyboard is at. */
      .pad::after {
        content: '';
        position: absolute;
        inset: 0;
        background:
          linear-gradient(var(--line) 1px, transparent 1px) 0 0 / 100% calc(100% / var(--rows)),
          linear-gradient(90deg, var(--line) 1px, transparent 1px) 0 0 / calc(100% / var(--columns))
            100%;
        --line: rgb(128 128 128 / 28%);
        pointer-events: none;
      }
      .here {
        position: absolute;
        box-sizing: border-box;
        outline: 2px solid var(--ew-accent);
        outline-offset: -1px;
        z-index: 1;
        pointer-events: none;
      }
      .row {
        flex-wrap: nowrap;
        white-space: nowrap;
      }
      .row button {
        min-height: 26px;
        padding: 0 10px;
      }
      @media (pointer: coarse), (max-width: 640px) {
        .row button {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.picture = null;
    this.values = [];
    this.name = 'Picture';
    this.hint = 'Fill the square';
    this.cell = null;
  }

  override render() {
    const { picture } = this;
    if (!picture) return '';
    const { rows, columns } = picture;
    return html`<div
        class="pad paper"
        role="application"
        aria-label=${this.name}
        aria-roledescription="drawing pad"
        aria-describedby="how"
        tabindex="0"
        .style=${`aspect-ratio:${String(columns)}/${String(rows)};--rows:${String(rows)};--columns:${String(columns)}`}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
        @blur=${() => {
          this.cell = null;
        }}
      >
        <canvas></canvas>${this.#here(picture)}
      </div>
      <p id="how" class="hidden-visually">
        Arrow keys choose a cell, Space inks or clears it, plus and minus change it by one.
      </p>
      <p class="hidden-visually" aria-live="polite">${this.#place(picture)}</p>
      <div class="row">
        <button
          @click=${() => {
            this.#tell(Array.from({ length: rows * columns }, () => 0));
          }}
        >
          Clear
        </button>
        <span class="small soft">${this.hint}</span>
      </div>`;
  }

  override updated(): void {
    const { canvas, picture } = this;
    if (canvas && picture) paintInk(canvas, picture, this.values);
  }

  get canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('canvas');
  }

  #here({ rows, columns }: Grid) {
    if (this.cell === null) return nothing;
    const across = 100 / columns;
    const down = 100 / rows;
    const left = (this.cell % columns) * across;
    const top = Math.floor(this.cell / columns) * down;
    const box = [left, top, across, down].map((share) => `${share.toFixed(3)}%`);
    return html`<span
      class="here"
      .style=${`left:${box[0] ?? ''};top:${box[1] ?? ''};width:${box[2] ?? ''};height:${box[3] ?? ''}`}
    ></span>`;
  }

  #place({ columns }: Grid): string {
    if (this.cell === null) return '';
    const row = Math.floor(this.cell / columns) + 1;
    const column = (this.cell % columns) + 1;
    return `Row ${String(row)}, column ${String(column)}: ${String(this.values[this.cell] ?? 0)}`;
  }

  #tell(values: number[]): void {
    this.values = values;
    this.dispatchEvent(new CustomEvent('values-change', { detail: values }));
  }

  #shareAt(event: PointerEvent): [number, number] {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  }

  #down(event: PointerEvent): void {
    if (!this.picture || event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#ink = new Ink(this.picture, this.values);
    this.#last = this.#shareAt(event);
    this.#draw(event);
  }

  #move(event: PointerEvent): void {
    if (this.#ink) this.#draw(event);
  }

  #up(): void {
    this.#ink = null;
  }

  #draw(event: PointerEvent): void {
    const here = this.#shareAt(event);
    this.#ink?.line(...this.#last, ...here);
    this.#last = here;
    if (this.#ink) this.#tell(this.#ink.values);
  }

  #key(event: KeyboardEvent): void {
    const { picture } = this;
    if (!picture) return;
    const { rows, columns, most } = picture;
    const cells = rows * columns;
    const cell = this.cell ?? 0;
    const moves: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
    };
    const value = this.values[cell] ?? 0;
    const changes: Record<string, number> = {
      ' ': value > 0 ? 0 : most,
      Enter: value > 0 ? 0 : most,
      '+': Math.min(most, value + 1),
      '-': Math.max(0, value - 1),
    };
    const move = moves[event.key];
    const change = changes[event.key];
    if (move !== undefined) {
      const next = this.cell === null ? 0 : cell + move;
      if (next >= 0 && next < cells) this.cell = next;
    } else if (change !== undefined) {
      this.cell = cell;
      this.#tell(
        Array.from({ length: cells }, (_, k) => (k === cell ? change : (this.values[k] ?? 0))),
      );
    } else {
      return;
    }
    event.preventDefault();
  }
}

define('ew-picture-pad', PicturePad);

declare global {
  interface HTMLElementTagNameMap {
    'ew-picture-pad': PicturePad;
  }
}
