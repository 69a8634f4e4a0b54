/**
 * A picture of few cells to draw on, by mouse, touch or keyboard.
 *
 * @fires values-change number[]
 */

import { LitElement, css, html } from 'lit';
import { Ink } from '../project/ink.js';
import type { Picture } from '../project/picture.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class PicturePad extends LitElement {
  static override properties = {
    picture: { attribute: false },
    values: { attribute: false },
    cell: { state: true },
  };
  declare picture: Picture | null;
  /** Row by row. */
  declare values: readonly number[];
  /** Cell of the keyboard; null where it is not in use. */
  declare cell: number | null;

  #ink: Ink | null = null;
  #last: [number, number] = [0, 0];

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 6px;
        justify-items: start;
      }
      .pad {
        display: grid;
        width: 168px;
        max-width: 100%;
        border: 1px solid var(--ew-control);
        border-radius: 2px;
        background: var(--ew-field);
        touch-action: none;
        cursor: crosshair;
      }
      .pad span {
        aspect-ratio: 1;
        box-shadow: inset 0 0 0 0.5px var(--ew-line);
        background: color-mix(in srgb, var(--ew-ink) var(--share), transparent);
      }
      .pad span.here {
        outline: 2px solid var(--ew-accent);
        outline-offset: -2px;
      }
      @container edgewise (width < 640px) {
        .pad {
          width: 200px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.picture = null;
    this.values = [];
    this.cell = null;
  }

  override render() {
    const { picture } = this;
    if (!picture) return '';
    return html`<div
        class="pad"
        role="application"
        aria-label="Picture"
        aria-roledescription="drawing pad"
        aria-describedby="how"
        tabindex="0"
        .style=${`grid-template-columns:repeat(${String(picture.columns)},1fr)`}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
        @blur=${() => {
          this.cell = null;
        }}
      >
        ${picture.names.map(
          (_, k) =>
            html`<span
              class=${k === this.cell ? 'here' : ''}
              .style=${`--share:${String((100 * (this.values[k] ?? 0)) / picture.most)}%`}
            ></span>`,
        )}
      </div>
      <p id="how" class="hidden-visually">
        Arrow keys choose a cell, Space inks or clears it, plus and minus change it by one.
      </p>
      <p class="hidden-visually" aria-live="polite">${this.#place(picture)}</p>
      <div class="row">
        <button
          @click=${() => {
            this.#tell(picture.names.map(() => 0));
          }}
        >
          Clear
        </button>
        <span class="small soft">Fill the square</span>
      </div>`;
  }

  #place({ columns }: Picture): string {
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
    const { columns, most, names } = picture;
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
      if (next >= 0 && next < names.length) this.cell = next;
    } else if (change !== undefined) {
      this.cell = cell;
      this.#tell(names.map((_, k) => (k === cell ? change : (this.values[k] ?? 0))));
    } else {
      return;
    }
    event.preventDefault();
  }
}

define('ew-picture-pad', PicturePad);
