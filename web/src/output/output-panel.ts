/**
 * The outputs: a map or plot with the drawing of points on it, predicted against true values, or the
 * table of examples.
 *
 * @fires example-show after the example was chosen that is to be seen from near
 */

import { css, html, nothing, type PropertyValues } from 'lit';
import { define } from '../kit/define.js';
import { tab } from '../kit/tab.js';
import { controls, tabs } from '../kit/tokens.js';
import type { Axes } from '../project/axes.js';
import type { Playground } from '../session/playground.js';
import { pictureIn } from '../project/picture.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import './output.js';

export type OutputView = 'map' | 'predicted' | 'table';

export class OutputPanel extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'view'];
  static override properties = { ...StoreElement.properties, view: {} };
  declare view: OutputView;

  static override styles = [
    controls,
    tabs,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .title {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px 12px;
        flex-wrap: wrap;
      }
    `,
  ];

  constructor() {
    super();
    this.view = 'map';
  }

  /** A map of two pixels tells nothing: the pictures are shown instead. */
  get #isPicture(): boolean {
    const { opened, drawing } = this.playground ?? {};
    return pictureIn(opened?.data ?? null) !== null && !drawing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.playground?.drawnOn.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.playground?.drawnOn.delete(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('playground')) {
      changed.get('playground')?.drawnOn.delete(this);
      if (this.isConnected) this.playground?.drawnOn.add(this);
    }
    if (this.view === 'table') {
      void this.playground?.loaded('The table', () => import('./examples-table.js'));
    }
    if (this.view === 'predicted') {
      if (!this.#hasNumbers) this.view = 'map';
      else void this.playground?.loaded('The plot', () => import('./predicted-plot.js'));
    }
    if (this.#isPicture) {
      void this.playground?.loaded('The pictures', () => import('./pictures.js'));
    }
    // Points are drawn on the map, and it stays in sight afterwards.
    if (this.playground?.drawing) this.view = 'map';
  }

  /** Of targets that are numbers, what is predicted is plotted against the truth. */
  get #hasNumbers(): boolean {
    const columns = this.playground?.opened?.data?.columns ?? [];
    return columns.some(({ role, type }) => role === 'target' && type === 'number');
  }

  override render() {
    const { playground } = this;
    const opened = playground?.opened;
    if (!opened) return nothing;
    const { drawing } = playground;
    const isPicture = this.#isPicture;
    const map = isPicture ? 'pictures' : playground.axes?.y === null ? 'plot' : 'map';
    const views: [OutputView, string][] = [
      ['map', map],
      ...(this.#hasNumbers ? [['predicted', 'predicted'] as [OutputView, string]] : []),
      ['table', 'table'],
    ];
    return html`
      <div class="title">
        <h2>Output</h2>
        <div class="views" role="tablist" aria-label="Output as">
          ${views.map(([one, label]) =>
            tab(label, this.view === one, () => {
              this.view = one;
            }),
          )}
        </div>
      </div>
      ${
        drawing
          ? html`<ew-draw-bar .playground=${playground} .drawing=${drawing}></ew-draw-bar>`
          : nothing
      }
      ${
        this.view === 'map' && isPicture
          ? html`<ew-pictures
              role="tabpanel"
              aria-label="pictures"
              .playground=${playground}
            ></ew-pictures>`
          : this.view === 'map'
            ? html`<ew-output
                role="tabpanel"
                aria-label=${map}
                .playground=${playground}
                .data=${opened.data}
                .network=${opened.network}
                .map=${playground.frame?.map ?? null}
                .points=${playground.points}
                .turn=${playground.turn?.index ?? -1}
                .axes=${playground.axes}
                .drawing=${drawing}
                @axes-change=${(event: CustomEvent<Axes>) => {
                  playground.setAxes(event.detail);
                }}
                @example-show=${this.#showExample}
              ></ew-output>`
            : this.view === 'predicted'
              ? html`<ew-predicted-plot
                  role="tabpanel"
                  aria-label="predicted"
                  .playground=${playground}
                  @example-show=${this.#showExample}
                ></ew-predicted-plot>`
              : html`<ew-examples
                  role="tabpanel"
                  aria-label="table"
                  .playground=${playground}
                  @example-show=${this.#showExample}
                ></ew-examples>`
      }
    `;
  }

  #showExample(event: CustomEvent<Playground['example']>): void {
    event.stopPropagation();
    const { set, index } = event.detail;
    this.playground?.chooseExample(set, index);
    this.dispatchEvent(new Event('example-show', { bubbles: true, composed: true }));
  }
}

define('ew-output-panel', OutputPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ew-output-panel': OutputPanel;
  }
}
