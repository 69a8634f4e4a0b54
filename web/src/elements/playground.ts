/** The playground: data, network, training and outputs on one screen. */

import { LitElement, css, html, nothing } from 'lit';
import type { Topology } from '../../../wasm/src/types.js';
import { shapeOf, type Shape } from '../state/fit.js';
import { Playground } from '../state/playground.js';
import { keepTheme, keptTheme, type Theme } from '../state/storage.js';
import type { Axes } from '../state/axes.js';
import type { DataPanel } from './data-panel.js';
import './data-panel.js';
import './examples-table.js';
import './inspector.js';
import './loss.js';
import './network.js';
import type { NetworkFigure } from './network.js';
import './output.js';
import './predict-form.js';
import { controls, tokens } from './tokens.js';
import './training-panel.js';
import './transport.js';

type Tab = 'data' | 'network' | 'output';
type View = 'map' | 'table';

const themes: readonly [Theme, string][] = [
  ['auto', 'Theme: automatic'],
  ['light', 'Theme: light'],
  ['dark', 'Theme: dark'],
];

export class PlaygroundElement extends LitElement {
  static override properties = {
    theme: { reflect: true },
    tab: { state: true },
    view: { state: true },
    selected: { state: true },
    dropping: { state: true },
  };
  declare theme: Theme;
  declare tab: Tab;
  declare view: View;
  declare selected: string;
  declare dropping: boolean;

  readonly #playground = new Playground();
  readonly #follow = () => {
    this.requestUpdate();
  };
  readonly #saveNow = () => {
    if (document.hidden) void this.#playground.save();
  };

  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 640px;
        background: var(--edgewise-page);
        gap: 10px;
        padding: 10px 16px 16px;
        box-sizing: border-box;
      }
      header {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      h1 {
        font-size: 1.125rem;
        letter-spacing: 0.01em;
      }
      header .soft {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .bar,
      .panel {
        background: var(--edgewise-surface);
        border: 1px solid var(--edgewise-line);
        border-radius: var(--edgewise-radius);
      }
      .bar {
        padding: 8px 12px;
      }
      .message {
        display: flex;
        gap: 12px;
        align-items: center;
        padding: 6px 12px;
        border-radius: var(--edgewise-radius);
        border: 1px solid var(--edgewise-line);
        background: var(--edgewise-surface);
      }
      .message.fault {
        background: var(--edgewise-bad-surface);
        border-color: var(--edgewise-bad);
      }
      .message p {
        flex: 1;
      }
      main {
        display: grid;
        grid-template-columns: 296px minmax(0, 1fr) 384px;
        gap: 12px;
        min-height: 0;
        flex: 1;
      }
      .column {
        min-height: 0;
        min-width: 0;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        align-content: start;
        overflow: auto;
        scrollbar-width: thin;
      }
      .panel {
        padding: 12px;
        min-width: 0;
      }
      .column.network {
        grid-template-rows: minmax(0, 1fr) auto;
        align-content: stretch;
        overflow: hidden;
      }
      .network .figure {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        gap: 8px;
        min-height: 0;
      }
      .title {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        flex-wrap: wrap;
      }
      .title .soft {
        flex: 1;
      }
      edgewise-data,
      edgewise-training,
      edgewise-predict {
        display: grid;
      }
      nav {
        display: none;
      }
      .tabs {
        display: flex;
        gap: 4px;
      }
      .tabs button,
      .views button {
        border-color: transparent;
        background: none;
        color: var(--edgewise-ink-soft);
      }
      .tabs button[aria-selected='true'],
      .views button[aria-selected='true'] {
        background: var(--edgewise-surface);
        border-color: var(--edgewise-line);
        color: var(--edgewise-ink);
        font-weight: 600;
      }
      .views {
        display: flex;
        gap: 4px;
        align-items: center;
      }
      .output .title {
        justify-content: space-between;
      }
      .output {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .drop {
        position: fixed;
        inset: 12px;
        display: grid;
        place-items: center;
        border: 2px dashed var(--edgewise-accent);
        border-radius: 12px;
        background: color-mix(in srgb, var(--edgewise-surface) 88%, transparent);
        font-size: 1.25rem;
        z-index: 2;
        pointer-events: none;
      }
      .loading {
        display: grid;
        place-items: center;
        min-height: 200px;
        color: var(--edgewise-ink-soft);
      }
      @media (max-width: 1023px) {
        :host {
          height: auto;
          min-height: 100%;
        }
        .bar {
          position: sticky;
          top: 0;
          z-index: 1;
        }
        nav {
          display: block;
        }
        main {
          grid-template-columns: minmax(0, 1fr);
          flex: none;
        }
        .column {
          overflow: visible;
        }
        .column:not(.shown) {
          display: none;
        }
        .column.network {
          grid-template-rows: auto auto;
        }
        .network .figure {
          grid-template-rows: auto 440px auto;
        }
      }
      @media (max-width: 640px) {
        :host {
          padding: 8px;
          gap: 8px;
        }
        .panel {
          padding: 10px;
        }
        .network .figure {
          grid-template-rows: auto 380px auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.theme = keptTheme();
    this.tab = 'network';
    this.view = 'map';
    this.selected = '';
    this.dropping = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#playground.addEventListener('change', this.#follow);
    document.addEventListener('visibilitychange', this.#saveNow);
    document.addEventListener('dragover', this.#dragOver);
    document.addEventListener('dragleave', this.#dragLeave);
    document.addEventListener('drop', this.#drop);
    void this.#playground.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playground.removeEventListener('change', this.#follow);
    document.removeEventListener('visibilitychange', this.#saveNow);
    document.removeEventListener('dragover', this.#dragOver);
    document.removeEventListener('dragleave', this.#dragLeave);
    document.removeEventListener('drop', this.#drop);
    this.#playground.dispose();
  }

  override render() {
    const playground = this.#playground;
    const { message, opened, frame } = playground;
    return html`
      <header>
        <h1>Edgewise</h1>
        <span class="soft">${playground.project?.title ?? ''}</span>
        <select aria-label="Theme" @change=${this.#setTheme}>
          ${themes.map(
            ([theme, label]) =>
              html`<option value=${theme} ?selected=${theme === this.theme}>${label}</option>`,
          )}
        </select>
      </header>
      <section class="bar" aria-label="Progress">
        <edgewise-transport .playground=${playground}></edgewise-transport>
      </section>
      ${
        message
          ? html`<div class=${`message ${message.kind}`} role="alert">
              <p>${message.text}</p>
              <button
                aria-label="Dismiss"
                class="quiet"
                @click=${() => {
                  playground.dismiss();
                }}
              >
                ×
              </button>
            </div>`
          : nothing
      }
      <nav aria-label="Parts">
        <div class="tabs" role="tablist" aria-label="Parts">
          ${this.#tabButton('data', 'Data and training')} ${this.#tabButton('network', 'Network')}
          ${this.#tabButton('output', 'Output')}
        </div>
      </nav>
      ${
        opened
          ? html`<main>
              <div class=${this.#columnClass('data')}>
                <section class="panel" aria-label="Data">
                  <edgewise-data .playground=${playground}></edgewise-data>
                </section>
                <section class="panel" aria-label="Training">
                  <edgewise-training .playground=${playground}></edgewise-training>
                </section>
              </div>
              <div class=${`${this.#columnClass('network')} network`}>
                <section class="panel figure" aria-label="Network">
                  ${this.#networkTitle(opened.topology)}
                  <edgewise-network
                    .network=${opened.network}
                    .topology=${opened.topology}
                    .weights=${frame?.weights ?? null}
                    .neuronMap=${frame?.neuronMap ?? null}
                    .shape=${this.#shape}
                    .selected=${this.selected}
                    @neuron-select=${this.#selectNeuron}
                    @edge-select=${this.#selectEdge}
                    @layers-change=${this.#changeLayers}
                  ></edgewise-network>
                  <edgewise-inspector
                    .playground=${playground}
                    .selected=${this.selected}
                    @inspector-close=${() => {
                      this.selected = '';
                    }}
                  ></edgewise-inspector>
                </section>
                <section class="panel" aria-label="Loss">
                  <edgewise-loss .history=${playground.history} .stamp=${frame}></edgewise-loss>
                </section>
              </div>
              <div class=${this.#columnClass('output')}>
                <section class="panel output" aria-label="Output">
                  <div class="title">
                    <h2>Output</h2>
                    <div class="views" role="tablist" aria-label="Output as">
                      ${this.#viewButton('map', playground.axes?.y === null ? 'plot' : 'map')}
                      ${this.#viewButton('table', 'table')}
                    </div>
                  </div>
                  ${
                    this.view === 'map'
                      ? html`<edgewise-output
                          .data=${opened.data}
                          .network=${opened.network}
                          .map=${frame?.map ?? null}
                          .points=${playground.points}
                          .axes=${playground.axes}
                          @axes-change=${this.#changeAxes}
                        ></edgewise-output>`
                      : html`<edgewise-examples .playground=${playground}></edgewise-examples>`
                  }
                </section>
                <section class="panel" aria-label="Try an input">
                  <edgewise-predict .playground=${playground}></edgewise-predict>
                </section>
              </div>
            </main>`
          : html`<p class="loading">${playground.loading ? 'Loading …' : ''}</p>`
      }
      ${
        this.dropping
          ? html`<div class="drop">Drop a CSV file: it stays in this browser</div>`
          : nothing
      }
    `;
  }

  get #shape(): Shape | null {
    const { project } = this.#playground;
    return project ? shapeOf(project.network) : null;
  }

  #networkTitle(topology: Topology) {
    const shape = this.#shape;
    const verdict = topology.layered
      ? `feed-forward, ${String(topology.layers.length)} layers`
      : 'feed-forward, not layered';
    return html`<div class="title">
      <h2>Network</h2>
      <span class="soft small">${verdict}</span>
      ${
        shape
          ? html`<button @click=${() => this.#figure?.addLayer()}>Add layer</button>
              <button
                ?disabled=${shape.hidden.length === 0}
                @click=${() => this.#figure?.removeLayer()}
              >
                Remove layer
              </button>`
          : html`<button
              title="Fully connected layers instead of this graph"
              @click=${() => {
                void this.#playground.useLayers();
              }}
            >
              Use layers
            </button>`
      }
      <button
        title="The introduction's nine neurons, on the sine wave"
        @click=${() => {
          void this.#playground.chooseRunningExample();
        }}
      >
        Running example
      </button>
    </div>`;
  }

  get #figure(): NetworkFigure | null {
    return this.renderRoot.querySelector('edgewise-network');
  }

  #columnClass(tab: Tab): string {
    return this.tab === tab ? 'column shown' : 'column';
  }

  #tabButton(tab: Tab, label: string) {
    return html`<button
      role="tab"
      aria-selected=${this.tab === tab ? 'true' : 'false'}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${label}
    </button>`;
  }

  #viewButton(view: View, label: string) {
    return html`<button
      role="tab"
      aria-selected=${this.view === view ? 'true' : 'false'}
      @click=${() => {
        this.view = view;
      }}
    >
      ${label}
    </button>`;
  }

  #setTheme(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.theme = value === 'light' || value === 'dark' ? value : 'auto';
    keepTheme(this.theme);
    // Canvases read their colours when they paint.
    void this.updateComplete.then(() => this.#playground.refresh());
  }

  #selectNeuron(event: CustomEvent<{ id: string }>): void {
    const selected = `neuron ${event.detail.id}`;
    this.selected = this.selected === selected ? '' : selected;
  }

  #selectEdge(event: CustomEvent<{ edge: number }>): void {
    this.selected = `edge ${String(event.detail.edge)}`;
  }

  #changeLayers(event: CustomEvent<Shape>): void {
    this.selected = '';
    void this.#playground.changeShape(event.detail);
  }

  #changeAxes(event: CustomEvent<Axes>): void {
    this.#playground.setAxes(event.detail);
  }

  readonly #dragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  };

  readonly #dragLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.dropping = false;
  };

  readonly #drop = (event: DragEvent) => {
    this.dropping = false;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.renderRoot.querySelector<DataPanel>('edgewise-data')?.load(file);
  };
}

customElements.define('edgewise-playground', PlaygroundElement);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-playground': PlaygroundElement;
    'edgewise-network': NetworkFigure;
  }
}
