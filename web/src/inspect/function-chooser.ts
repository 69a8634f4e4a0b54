/**
 * Chooses what a neuron applies: by name, or among the graphs of all functions.
 *
 * @fires function-choose {name}
 */

import { LitElement, css, html } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import { hiddenFunctions } from '../project/fit.js';
import type { Playground } from '../session/playground.js';
import { placeBeside } from '../kit/floating.js';
import './function-graph.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class FunctionChooser extends LitElement {
  static override properties = {
    playground: { attribute: false },
    name: {},
    open: { state: true },
  };
  declare playground: Playground | null;
  declare name: FunctionName;
  declare open: boolean;

  #anchor: HTMLElement | null = null;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .choices {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: 12px;
        max-height: calc(100vh - 16px);
        overflow: auto;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        background: var(--ew-surface);
        color: var(--ew-ink);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(4, auto);
        gap: 6px;
        margin-top: 8px;
      }
      .grid button {
        display: grid;
        justify-items: center;
        gap: 2px;
        padding: 4px 6px;
        font-size: 0.75rem;
      }
      .grid button[aria-pressed='true'] {
        outline: 2px solid var(--ew-accent);
      }
      .key {
        display: inline-block;
        width: 20px;
        border-top: 2px solid var(--ew-accent);
        vertical-align: middle;
      }
      .key.derivative {
        border-top: 2px dashed var(--ew-positive);
      }
      @media (max-width: 480px) {
        .grid {
          grid-template-columns: repeat(3, auto);
        }
        .grid button {
          padding: 4px 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.playground = null;
    this.name = 'tanh';
    this.open = false;
    // Follows the size of the graphs, which come a moment later.
    new Size(this, {
      of: () => (this.open ? this.#popover : null),
      changed: () => {
        const popover = this.#popover;
        if (popover && this.#anchor) placeBeside(popover, this.#anchor);
      },
    });
  }

  override render() {
    return html`<label for="function">function</label>
      <select
        id="function"
        @change=${(event: Event) => {
          this.#choose((event.target as HTMLSelectElement).value as FunctionName);
        }}
      >
        ${hiddenFunctions.map(
          (name) => html`<option value=${name} .selected=${name === this.name}>${name}</option>`,
        )}
      </select>
      <button
        aria-haspopup="dialog"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#show}
      >
        Graphs
      </button>
      <div
        class="choices"
        popover
        role="dialog"
        aria-label="Graphs of the functions"
        @toggle=${this.#toggled}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          this.#popover?.hidePopover();
          this.#anchor?.focus();
        }}
      >
        ${this.open ? this.#choices() : ''}
      </div>`;
  }

  #choices() {
    return html`<span class="small soft"
        ><span class="key"></span> function <span class="key derivative"></span> derivative</span
      >
      <div class="grid">
        ${hiddenFunctions.map(
          (name) =>
            html`<button
              aria-pressed=${name === this.name ? 'true' : 'false'}
              @click=${() => {
                this.#popover?.hidePopover();
                this.#choose(name);
              }}
            >
              <ew-function-graph
                small
                .playground=${this.playground}
                .name=${name}
              ></ew-function-graph>
              ${name}
            </button>`,
        )}
      </div>`;
  }

  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector('.choices');
  }

  #show(event: Event): void {
    const popover = this.#popover;
    const anchor = event.currentTarget as HTMLElement;
    if (!popover) return;
    this.#anchor = anchor;
    popover.togglePopover();
  }

  async #toggled(event: ToggleEvent): Promise<void> {
    this.open = event.newState === 'open';
    const popover = event.currentTarget as HTMLElement;
    if (!this.open) return;
    await this.updateComplete;
    popover.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  #choose(name: FunctionName): void {
    if (name === this.name) return;
    this.dispatchEvent(new CustomEvent('function-choose', { detail: { name } }));
  }
}

define('ew-function-chooser', FunctionChooser);
