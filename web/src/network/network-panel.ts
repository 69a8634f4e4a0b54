/**
 * The network with what belongs beside it: the verdict on its graph with a fix at hand, the ways to
 * change it, the figure, and the legend.
 *
 * @fires figure-choose after a neuron or edge was chosen in it, or is no longer
 */

import { css, html, nothing } from 'lit';
import type { Opened } from '../../../wasm/src/client-types.js';
import { outputFunctions, shapeOf, type Shape, type ShapeMaker } from '../project/fit.js';
import type { GraphChange } from '../project/graph.js';
import { pictureIn } from '../project/picture.js';
import { positionsOf, type Positions } from '../project/positions.js';
import './network.js';
import { fewNumbers, footStyle, networkFoot, roomForNumbers } from './network-foot.js';
import type { NetworkFigure } from './network.js';
import type * as FreeParts from './network-free.js';
import { withLayer, withoutLayer } from '../project/layers.js';
import { edgeSelection, isNeuron, type Selection } from '../session/selection.js';
import { Later } from '../kit/later.js';
import { Size } from '../kit/size.js';
import type { PictureMode } from './picture-mode.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

export class NetworkPanel extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'view', 'notices'];
  static override properties = {
    ...StoreElement.properties,
    note: { state: true },
    drawn: { state: true },
    tables: { state: true },
    numbers: { state: true },
  };
  /** What the figure has last told; the hint otherwise. */
  declare note: string;
  /** What a free drawing has instead of the layers' controls, once it is loaded. */
  declare drawn: typeof FreeParts | null;
  /** Neurons and edges as tables in place of the figure. */
  declare tables: boolean;
  /** Numbers in the figure; null: where there is room for them. */
  declare numbers: boolean | null;

  /** What goes through the network, once numbers are shown. */
  readonly #tracing = new Later(
    async () => {
      const load = () => import('./figure-numbers.js');
      const part = await this.playground?.loaded('The numbers in the figure', load);
      return part && new part.Tracing(this, () => (this.#hasNumbers ? this.playground : null));
    },
    () => {
      this.requestUpdate();
    },
  );
  /** What there is of a picture in the figure, once there is one. */
  readonly #pictured = new Later<PictureMode>(
    async () => {
      const load = () => import('./picture-mode.js');
      const part = await this.playground?.loaded('The picture in the figure', load);
      this.#isPlain = !part;
      return part?.pictureMode(() => this.playground);
    },
    () => {
      this.requestUpdate();
    },
  );
  /** It could not be loaded. */
  #isPlain = false;
  readonly #size = new Size(this);

  static override styles = [
    controls,
    footStyle,
    css`
      :host {
        display: grid;
        /* Who puts something beside the figure may say in which order all stands. */
        grid-template: var(
          --ew-network-areas,
          'title' auto 'figure' minmax(0, 1fr) 'foot' auto / minmax(0, 1fr)
        );
        gap: 8px;
        min-height: 0;
      }
      .title {
        grid-area: title;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
      }
      .title > div {
        display: flex;
        align-items: center;
        gap: 4px 8px;
        flex-wrap: wrap;
      }
      /* It may grow long, but moves nothing. */
      .verdict {
        flex: 1 1 8em;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .notices {
        min-height: 38px;
      }
      .notices button {
        min-height: 28px;
        padding: 1px 10px;
      }
      ew-network,
      ew-network-numbers {
        grid-area: figure;
        min-width: 0;
      }
      .covered {
        visibility: hidden;
      }
      @container edgewise-part (width < 600px) {
        h2 {
          margin-right: auto;
        }
        .verdict {
          order: 1;
          flex: 1 0 100%;
        }
      }
      @media (pointer: coarse) {
        .notices button {
          min-height: 44px;
        }
      }
      @container edgewise (width < 640px) {
        .verdict {
          flex: 1 0 100%;
        }
        .notices {
          min-height: 64px;
        }
        .title h2 {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.note = '';
    this.drawn = null;
    this.tables = false;
    this.numbers = null;
  }

  get #showsNumbers(): boolean {
    const { network, topology } = this.playground?.opened ?? {};
    const edges = network?.edges.length ?? Infinity;
    const hasRoom = this.#size.width >= roomForNumbers * (topology?.layers.length ?? 1);
    return this.numbers ?? (edges <= fewNumbers && hasRoom);
  }

  /** While an example is walked through the network, whatever is asked for. */
  get #hasNumbers(): boolean {
    return this.#showsNumbers || Boolean(this.playground?.walk);
  }

  get figure(): NetworkFigure | null {
    return this.renderRoot.querySelector('ew-network');
  }

  override render() {
    const { playground } = this;
    const opened = playground?.opened;
    const project = playground?.project;
    if (!opened || !project) return nothing;
    const { frame, message } = playground;
    const shape = shapeOf(project.network);
    const free = shape === null;
    const { walk } = playground;
    const picture = pictureIn(opened.data);
    const pictured = picture && this.#pictured.now();
    // Nothing jumps: it is seen with its picture.
    const waits = picture && !pictured && !this.#isPlain;
    return html`
      ${this.#title(opened, shape)}
      <ew-network
        class=${this.tables || waits ? 'covered' : ''}
        .network=${opened.network}
        .topology=${opened.topology}
        .weights=${frame?.weights ?? null}
        .neuronMap=${frame?.neuronMap ?? null}
        .shape=${playground.readonly ? null : shape}
        .outputFunctions=${outputFunctions(project)}
        .free=${free && !playground.readonly}
        .positions=${this.#positions(project.view)}
        .picture=${picture}
        .pictured=${pictured}
        .cycle=${message?.cycle ?? none}
        .lit=${playground.lit}
        .selected=${playground.selection}
        .numbers=${this.#hasNumbers ? { walk, traced: this.#tracing.now()?.answer ?? null } : null}
        @neuron-select=${(event: CustomEvent<{ id: string }>) => {
          const { id } = event.detail;
          this.#choose(isNeuron(playground.selection, id) ? null : { kind: 'neuron', id });
        }}
        @edge-select=${(event: CustomEvent<{ edge: number }>) => {
          this.#choose(edgeSelection(event.detail.edge, opened.network));
        }}
        @layers-change=${(event: CustomEvent<ShapeMaker>) => {
          this.#changeLayers(event.detail);
        }}
        @graph-change=${(event: CustomEvent<{ change: GraphChange; positions: Positions }>) => {
          this.note = '';
          void playground.changeGraph(event.detail.change, event.detail.positions);
        }}
        @positions-change=${(event: CustomEvent<{ positions: Positions }>) => {
          void playground.moveNeurons(event.detail.positions);
        }}
        @weight-drag=${this.#dragWeight}
        @figure-note=${(event: CustomEvent<{ text: string }>) => {
          this.note = event.detail.text;
        }}
      ></ew-network>
      <slot></slot>
      ${
        this.tables
          ? html`<ew-network-numbers
              .network=${opened.network}
              .topology=${opened.topology}
              .weights=${frame?.weights ?? null}
            ></ew-network-numbers>`
          : nothing
      }
      ${networkFoot({
        note: free ? null : this.note,
        numbers: this.#showsNumbers,
        tables: this.tables,
        showNumbers: (shown) => {
          this.numbers = shown;
        },
        showTables: this.#showTables,
      })}
    `;
  }

  #title(opened: Opened, shape: Shape | null) {
    const { drawn } = this;
    if (shape === null) this.#loadFree();
    const verdict = `feed-forward, ${String(opened.topology.layers.length)} layers`;
    return html`<div class="title">
      <div>
        <h2>Network</h2>
        ${
          shape
            ? html`<span class="verdict soft small">${verdict}</span>${
                  this.playground?.readonly ? nothing : this.#layerButtons(shape)
                }`
            : this.playground?.readonly
              ? nothing
              : drawn?.freeControls(this, opened)
        }
      </div>
      ${shape || this.playground?.readonly ? nothing : html`<div class="notices small">${drawn?.notices(this, opened)}</div>`}
    </div>`;
  }

  #asked = false;

  #loadFree(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.playground?.loaded('The graph editor', async () => {
      this.drawn = await import('./network-free.js');
    });
  }

  readonly #showTables = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const { checked } = box;
    const show = async () => {
      if (checked) await import('./network-numbers.js');
      this.tables = checked;
    };
    // Where they cannot be loaded, the box says so.
    void this.playground?.loaded('The tables', show).then(() => (box.checked = this.tables));
  };

  #layerButtons(shape: Shape) {
    return html`<button
        title="Edit single neurons and edges instead of layers"
        @click=${() => {
          // As it stands: nothing jumps when layers become a drawing.
          void this.playground?.changeGraph((graph) => graph, this.figure?.standing ?? null);
        }}
      >
        Edit graph
      </button>
      <button
        ?disabled=${withLayer(shape) === null}
        @click=${() => {
          this.#changeLayers(withLayer);
        }}
      >
        Add layer
      </button>
      <button
        ?disabled=${withoutLayer(shape) === null}
        @click=${() => {
          this.#changeLayers(withoutLayer);
        }}
      >
        Remove layer
      </button>`;
  }

  #choose(selection: Selection): void {
    this.playground?.select(selection);
    this.dispatchEvent(new Event('figure-choose', { bubbles: true, composed: true }));
  }

  #changeLayers(change: ShapeMaker): void {
    this.playground?.select(null);
    void this.playground?.changeShape(change);
  }

  #kept: { of: unknown; value: Positions | null } = { of: null, value: null };

  /** The same object for the same view, so that nothing is laid out anew. */
  #positions(view: Record<string, unknown> | undefined): Positions | null {
    if (this.#kept.of !== view?.positions) {
      this.#kept = { of: view?.positions, value: positionsOf(view) };
    }
    return this.#kept.value;
  }

  #dragWeight(event: CustomEvent<{ edge: number; weight: number; phase: string }>): void {
    const { playground } = this;
    const { edge, weight, phase } = event.detail;
    if (phase === 'start') {
      playground?.pause();
      void playground?.remember();
    } else if (phase === 'move') {
      void playground?.dragWeight(edge, weight);
    }
  }
}

const none: readonly string[] = [];

define('ew-network-panel', NetworkPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ew-network-panel': NetworkPanel;
  }
}
