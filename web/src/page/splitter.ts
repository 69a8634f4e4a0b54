/** A line between two parts that moves by pointer and arrow keys, and says how high the lower part is. */

import { LitElement, css, html } from 'lit';
import { define } from '../kit/define.js';

/** Pixels an arrow key moves it. */
const keyStep = 24;

export class Splitter extends LitElement {
  static override properties = {
    label: {},
    height: { type: Number },
    min: { type: Number },
    max: { type: Number },
  };
  declare label: string;
  declare height: number;
  declare min: number;
  declare max: number;
  #from: { y: number; height: number } | null = null;

  static override styles = css`
    :host {
      touch-action: none;
    }
    div {
      height: 100%;
      cursor: row-resize;
      display: grid;
      place-items: center;
    }
    div::before {
      content: '';
      width: 36px;
      height: 4px;
      border-radius: 2px;
      background: var(--ew-line);
    }
    div:hover::before,
    div:focus-visible::before {
      background: var(--ew-accent);
    }
    div:focus-visible {
      outline: 2px solid var(--ew-accent);
      outline-offset: -1px;
      border-radius: 4px;
    }
  `;

  constructor() {
    super();
    this.label = '';
    this.height = 0;
    this.min = 0;
    this.max = 0;
  }

  override render() {
    return html`<div
      role="separator"
      aria-orientation="horizontal"
      tabindex="0"
      aria-label=${this.label}
      aria-valuenow=${this.height}
      aria-valuemin=${this.min}
      aria-valuemax=${this.max}
      title="Drag, or use the arrow keys"
      @keydown=${this.#key}
      @pointerdown=${this.#grab}
      @pointermove=${this.#drag}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
    ></div>`;
  }

  #key(event: KeyboardEvent): void {
    const heights: Record<string, number> = {
      ArrowUp: this.height + keyStep,
      ArrowDown: this.height - keyStep,
      Home: this.min,
      End: this.max,
    };
    const height = heights[event.key];
    if (height === undefined) return;
    event.preventDefault();
    this.#move(height);
  }

  #grab(event: PointerEvent): void {
    this.#from = { y: event.clientY, height: this.height };
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
  }

  #drag(event: PointerEvent): void {
    if (this.#from) this.#move(this.#from.height + this.#from.y - event.clientY);
  }

  #release(): void {
    this.#from = null;
  }

  #move(height: number): void {
    this.height = Math.round(Math.min(this.max, Math.max(this.min, height)));
    this.dispatchEvent(new CustomEvent('height-change', { detail: this.height }));
  }
}

define('ew-splitter', Splitter);
