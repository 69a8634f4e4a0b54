/** What is drawn with: a class, a value or the eraser; points by their coordinates; where it starts. */

import { css, html, nothing } from 'lit';
import type { Drawing, Sheet } from '../session/drawing.js';
import type { Playground } from '../session/playground.js';
import { classMark } from '../kit/class-mark.js';
import { formatCount } from '../kit/format.js';
import { parseNumber } from '../kit/parse-number.js';
import { DrawingElement } from './drawing-element.js';
import { numberEntry } from '../kit/number-entry.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const sheets: readonly [Sheet, string][] = [
  ['classes', 'Empty: classes in a plane'],
  ['values', 'Empty: values in a plane'],
  ['curve', 'Empty: a curve'],
];

export class DrawBar extends DrawingElement {
  static override properties = {
    ...DrawingElement.properties,
    playground: { attribute: false },
    fault: { state: true },
  };
  declare playground: Playground | null;
  declare fault: string;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        padding: 8px;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        background: var(--ew-page);
      }
      .brushes {
        gap: 4px;
        max-height: 104px;
        overflow: auto;
      }
      .brushes button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding-inline: 8px;
        max-width: 160px;
      }
      .brushes button span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      button[aria-pressed='true'] {
        border-color: var(--ew-accent);
        box-shadow: inset 0 0 0 1px var(--ew-accent);
        font-weight: 600;
      }
      svg {
        width: 14px;
        height: 14px;
        flex: none;
        overflow: visible;
      }
      form label {
        display: inline-flex;
        gap: 4px;
        align-items: center;
        min-width: 0;
      }
      form label span {
        max-width: 90px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      form input.number {
        width: 5.2em;
      }
      .start {
        justify-content: space-between;
      }
      .start select {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.playground = null;
    this.fault = '';
  }

  override render() {
    const { drawing } = this;
    if (!drawing) return nothing;
    const hint = drawing.lacks === '' ? 'Click to add a point, drag to move one.' : drawing.lacks;
    return html`
      <div class="row brushes" role="group" aria-label="Brush">
        ${drawing.sheet === 'classes' ? this.#classes(drawing) : this.#value(drawing)}
      </div>
      <div class="row">
        ${
          drawing.sheet === 'classes'
            ? html`<button
                @click=${() => {
                  drawing.addClass();
                }}
              >
                Add class
              </button>`
            : nothing
        }
        <button
          aria-pressed=${drawing.tool === 'erase' ? 'true' : 'false'}
          @click=${() => {
            drawing.use({ tool: drawing.tool === 'erase' ? 'draw' : 'erase' });
          }}
        >
          Eraser
        </button>
      </div>
      ${this.#byKeyboard(drawing)}
      <p class="small soft" aria-live="polite">
        ${formatCount(drawing.rows)} ${drawing.rows === 1 ? 'point' : 'points'}.
        ${drawing.tool === 'erase' ? 'Click or drag to remove points.' : hint}
      </p>
      <div class="row start">
        <select aria-label="Start from" @change=${this.#start}>
          <option value="">Start from …</option>
          <option value="data">The current data</option>
          ${sheets.map(([sheet, label]) => html`<option value=${sheet}>${label}</option>`)}
        </select>
        <button
          @click=${() => {
            this.playground?.stopDrawing();
          }}
        >
          Done
        </button>
      </div>
    `;
  }

  #classes(drawing: Drawing) {
    return html`${drawing.classes.map(
      (name, k) =>
        html`<button
          aria-pressed=${drawing.tool === 'draw' && k === drawing.brush ? 'true' : 'false'}
          title=${name}
          @click=${() => {
            drawing.use({ brush: k, tool: 'draw' });
          }}
        >
          <svg viewBox="-7 -7 14 14" aria-hidden="true">${classMark(k, 70)}</svg>
          <span>${name}</span>
        </button>`,
    )}`;
  }

  #value(drawing: Drawing) {
    if (drawing.y === null) {
      return html`<button
        aria-pressed=${drawing.tool === 'draw' ? 'true' : 'false'}
        @click=${() => {
          drawing.use({ tool: 'draw' });
        }}
      >
        Points of ${drawing.target}
      </button>`;
    }
    return html`<label class="row"
      ><span class="small soft">${drawing.target}</span
      ><input
        aria-label="Value to draw"
        ${numberEntry({
          value: drawing.value,
          name: 'The value to draw',
          step: 0.1,
          take: (value) => {
            drawing.use({ value, tool: 'draw' });
          },
        })}
    /></label>`;
  }

  #byKeyboard(drawing: Drawing) {
    const vertical = drawing.y ?? (drawing.sheet === 'curve' ? drawing.target : null);
    const field = (id: string, name: string) =>
      html`<label class="small"
        ><span class="soft" title=${name}>${name}</span
        ><input
          name=${id}
          aria-label=${`${name} of the point`}
          ${numberEntry({ value: null, name, step: 0.1, take: nothingYet, takeNone: nothingYet })}
      /></label>`;
    return html`<form class="row" @submit=${this.#add} novalidate>
        ${field('x', drawing.x)} ${vertical === null ? nothing : field('y', vertical)}
        <button>Add point</button>
      </form>
      <p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }

  #add(event: SubmitEvent): void {
    event.preventDefault();
    const { drawing } = this;
    const form = event.target as HTMLFormElement;
    const numbers = ['x', 'y'].map((name) => {
      const field = form.elements.namedItem(name);
      return field instanceof HTMLInputElement ? parseNumber(field.value) : { value: 0 };
    });
    const [x, y] = numbers.map((read) => ('value' in read ? read.value : null));
    // What is wrong with one is told at its field.
    const isEmpty = numbers.some((read) => 'value' in read && read.value === null);
    this.fault = isEmpty ? 'A point needs a number in each field.' : '';
    if (!drawing || typeof x !== 'number' || typeof y !== 'number') return;
    const before = drawing.table;
    drawing.add(x, y);
    void drawing.commit(before);
    form.querySelector('input')?.select();
  }

  #start(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const { value } = select;
    select.value = '';
    if (value === 'data') void this.playground?.startDrawing();
    else if (value !== '') void this.playground?.startDrawing(value as Sheet);
  }
}

/** The numbers of a point are taken together, by its button. */
function nothingYet(): void {
  return;
}

define('ew-draw-bar', DrawBar);
