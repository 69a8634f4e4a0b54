/**
 * The figure of a network: every neuron with its kind by colour and shape and with what it computes,
 * every edge with its weight by colour and width. A free network is drawn here: neurons are moved,
 * connected, named and deleted, by pointer, touch and keyboard. Properties in, events out.
 *
 * @fires neuron-select {id} @fires edge-select {edge} @fires layers-change what makes other hidden layers of the present ones
 * @fires graph-change {change, positions} @fires positions-change {positions}
 * @fires weight-drag {edge, weight, phase} @fires figure-note {text}
 */

import { html, nothing, svg, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import type { ShapeMaker } from '../project/fit.js';
import type { GraphChange } from '../project/graph.js';
import { formatNumber } from '../kit/format.js';
import { Later } from '../kit/later.js';
import { longName } from '../kit/long-name.js';
import type { Shown } from './figure-numbers.js';
import { labelAt, type NetworkLayout } from './layout.js';
import type { NetworkEditing } from './network-editing.js';
import { layerHeads } from './network-layers.js';
import { paintEdges, paintNeurons } from './network-paint.js';
import { fewer, groupsOf } from './network-groups.js';
import { NetworkStage } from './network-stage.js';
import { networkStyle } from './network-style.js';
import type { NeuronCard } from './neuron-card.js';
import { isNeuron, selectedEdge } from '../session/selection.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Below this distance the heads of the layers are set tight. */
const tightGap = 96;
/** Neurons up to which ids stand beside them in a layered network. */
const mostIds = 14;
/** Milliseconds without a change after which the figure is put into words. */
const restTime = 300;

export class NetworkFigure extends NetworkStage {
  readonly #editing = new Later<NetworkEditing>(
    async (): Promise<NetworkEditing> => {
      const { NetworkEditing } = await import('./network-editing.js');
      return new NetworkEditing(this);
    },
    () => {
      this.requestUpdate();
    },
  );

  static override styles = [controls, networkStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#editing.now();
  }

  override render() {
    const { layout, network } = this;
    const width = this.width;
    const height = layout ? layout.height + this.head : this.size.height;
    const layers = layout?.layers ?? [];
    const gap = (layers[1]?.x ?? 0) - (layers[0]?.x ?? 0);
    const tight = gap < tightGap || layout?.names !== undefined;
    const kind = `${this.free ? 'free' : ''} ${tight ? 'tight' : ''}`;
    const frame = `${width > this.size.width + 1 ? 'wide' : ''} ${this.all ? 'all' : ''}`;
    return html`<figure class=${frame} role="figure" aria-label="Network" tabindex="-1">
        ${
          layout && network
            ? html`<div
                class=${`stage ${kind}`}
                .style=${`width:${String(width)}px;height:${String(height)}px`}
                @dblclick=${(event: MouseEvent) => this.#editing.now()?.addHere(event)}
              >
                ${this.all ? fewer(this.#showAll) : nothing}
                ${this.free ? nothing : layerHeads(layout, this.shape, this.#outputs, this.outputFunctions, this.#changeLayers, this.#editing.now()?.layerFunctions)}
                <div
                  class="area"
                  .style=${`top:${String(this.head)}px;height:${String(layout.height)}px`}
                >
                  <svg role="group" aria-label="Edges">${this.#edges(layout, network)}</svg>
                  ${groupsOf(layout, network.edges.length, this.#showAll)}
                  ${this.pictured?.parts(layout, network, this.#showAll)}
                  ${this.#neurons(layout, network)} ${this.#numbersIn(layout, network)}
                  ${this.#chip()} ${this.#editing.now()?.nameField(layout)}
                </div>
              </div>`
            : nothing
        }
      </figure>
      <ew-neuron-card></ew-neuron-card>`;
  }

  get #outputs(): string {
    return this.network?.neurons.findLast(({ kind }) => kind === 'output')?.function ?? '';
  }

  // ---- edges

  #edges(layout: NetworkLayout, network: NetworkInfo) {
    const idOf = (n: number) => network.neurons[n]?.id ?? '';
    const breaks = this.topology?.offendingEdge;
    const { lines, bundles } = this.lines(layout, network);
    const drawn = [...lines.keys()];
    const chosen = selectedEdge(this.selected, network);
    return svg`${bundles.map((path) => svg`<path class="bundle" d=${path}></path><path class="bundle inside" d=${path}></path>`)}
      ${repeat(
        drawn,
        (index) =>
          JSON.stringify([
            idOf(network.edges[index]?.from ?? 0),
            idOf(network.edges[index]?.to ?? 0),
          ]),
        (index, k) => {
          const edge = network.edges[index];
          if (!edge) return nothing;
          const [from, to] = [idOf(edge.from), idOf(edge.to)];
          const path = lines.get(index)?.path ?? '';
          return svg`<path class="edge" data-edge=${index} d=${path}></path>
            ${breaks?.from === from && breaks.to === to ? svg`<path class="breaks" d=${path}></path>` : nothing}
            <path class="hit" data-hit=${index} d=${path} role="button"
              tabindex=${k === 0 ? 0 : -1}
              aria-label=${`Edge ${from} to ${to}`}
              aria-pressed=${index === chosen ? 'true' : 'false'}
              @click=${() => {
                if (!this.#editing.now()?.gestures.endsDrag())
                  this.tell('edge-select', { edge: index });
              }}
              @pointerenter=${() => {
                this.hoveredEdge = index;
              }}
              @pointerleave=${() => {
                this.hoveredEdge = -1;
              }}
              @pointerdown=${(event: PointerEvent) => {
                if (event.pointerType === 'mouse')
                  this.#editing.now()?.gestures.pullWeight(event, index);
              }}
              @keydown=${(event: KeyboardEvent) => {
                this.#editing.now()?.edgeKey(event, index, from, to);
              }}
            ></path>`;
        },
      )}
      ${this.#editing.now()?.marks(layout, lines)}`;
  }

  /** Its element may come later. */
  #numbersIn(layout: NetworkLayout, network: NetworkInfo) {
    const { numbers } = this;
    if (!numbers) return nothing;
    const { lines } = this.lines(layout, network);
    const shown: Shown = { ...numbers, layout, network, lines, figure: this };
    return html`<ew-figure-numbers .shown=${shown}></ew-figure-numbers>`;
  }

  /** The edge that is pointed at, or chosen; -1 for none. */
  get #chipped(): number {
    return this.hoveredEdge >= 0 ? this.hoveredEdge : selectedEdge(this.selected, this.network);
  }

  /** The weight of the edge that is chosen or pointed at, to be dragged. */
  #chip() {
    const chosen = selectedEdge(this.selected, this.network);
    const index = this.#chipped;
    const { layout, network } = this;
    const middle = layout && network && this.lines(layout, network).lines.get(index)?.middle;
    const edge = this.network?.edges[index];
    const weight = this.weights?.[index];
    if (!middle || !edge || weight === undefined) return nothing;
    const idOf = (n: number) => this.network?.neurons[n]?.id ?? '';
    return html`<span
      class="number-chip"
      role="spinbutton"
      tabindex=${index === chosen ? 0 : -1}
      aria-label=${`Weight of edge ${idOf(edge.from)} to ${idOf(edge.to)}`}
      aria-valuenow=${Number(weight.toPrecision(4))}
      title="Drag up or down"
      .style=${`left:${String(middle.x)}px;top:${String(middle.y)}px;${index === chosen ? '' : 'pointer-events:none'}`}
      @pointerdown=${(event: PointerEvent) => {
        this.#editing.now()?.gestures.pullWeight(event, index);
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#editing.now()?.chipKey(event, index, weight);
      }}
      >${formatNumber(weight)}</span
    >`;
  }

  // ---- neurons

  readonly #showAll = (all: boolean) => {
    this.all = all;
  };

  #neurons(layout: NetworkLayout, network: NetworkInfo) {
    const targets = new Set(this.linking ? this.#editing.now()?.targets(this.linking.from) : []);
    const ids = this.free || network.neurons.length <= mostIds;
    // The numbers of layers stand in all neurons or in none.
    const longest = this.free ? 0 : Math.max(...network.neurons.map(({ id }) => id.length));
    const fits = ({ length }: string) => Math.max(length, longest) * 7 <= 2 * layout.radius - 6;
    return repeat(
      layout.places,
      ({ neuron }) => network.neurons[neuron]?.id,
      (settled) => {
        const neuron = network.neurons[settled.neuron];
        if (!neuron) return nothing;
        const { id, kind, label } = neuron;
        const { x, y } = this.at(settled);
        const computes = kind === 'hidden' || kind === 'output';
        const about = [
          kind,
          ...(label === '' ? [] : [label]),
          ...(computes ? [neuron.function] : []),
        ];
        const state = [
          targets.has(id) ? 'target' : '',
          this.linking?.over === id && targets.has(id) ? 'over' : '',
          this.cycle.includes(id) ? 'round' : '',
          this.lit.includes(id) ? 'lit' : '',
          settled.radius && computes ? 'image' : '',
        ].join(' ');
        const { radius = layout.radius } = settled;
        const ring = Math.min(6, radius / 3);
        const [left, top, size] = [x - radius, y - radius, 2 * radius];
        const box = `left:${String(left)}px;top:${String(top)}px;width:${String(size)}px;height:${String(size)}px`;
        return html`<button
            class=${`neuron ${kind} ${state}`}
            .style=${`${box};font-size:${String(Math.min(13, layout.radius))}px;--ring:${String(ring)}px`}
            data-id=${id}
            tabindex=${id === this.current ? 0 : -1}
            aria-label=${`Neuron ${id}`}
            aria-description=${about.join(', ')}
            aria-pressed=${isNeuron(this.selected, id) ? 'true' : 'false'}
            @click=${(event: MouseEvent) => {
              if (this.#editing.now()?.takesClick(id)) return;
              if (event.detail < 2) this.tell('neuron-select', { id });
              // By touch nothing is pointed at.
              if (settled.radius && (event as PointerEvent).pointerType === 'touch')
                this.#showCard(event, settled.neuron);
            }}
            @dblclick=${(event: MouseEvent) => {
              event.stopPropagation();
              this.#editing.now()?.name(id);
            }}
            @pointerdown=${(event: PointerEvent) => {
              this.#card?.hide();
              if (this.free) this.#editing.now()?.gestures.moveNeuron(event, id, { x, y });
            }}
            @pointerenter=${(event: PointerEvent) => {
              if (event.pointerType === 'mouse') this.#showCard(event, settled.neuron);
            }}
            @pointerleave=${this.#hideCard}
            @focus=${(event: FocusEvent) => {
              this.current = id;
              const button = event.currentTarget as HTMLElement;
              if (button.matches(':focus-visible')) this.#showCard(event, settled.neuron);
            }}
            @blur=${this.#hideCard}
            @keydown=${(event: KeyboardEvent) => {
              this.#editing.now()?.neuronKey(event, settled, id);
            }}
            @keyup=${() => this.#editing.now()?.settleKeys()}
          >
            ${
              kind !== 'bias' && this.hasPicture(settled.neuron)
                ? html`<canvas data-neuron=${settled.neuron} width="48" height="48"></canvas>`
                : html`<span
                    class="mark"
                    data-mark=${kind === 'bias' ? '1' : fits(id) ? id : ''}
                  ></span>`
            }
          </button>
          ${this.free ? this.#editing.now()?.handle(id, x, y, layout.radius) : nothing}
          ${
            ids && label !== id && (kind === 'bias' || this.hasPicture(settled.neuron))
              ? html`<span
                  class="id"
                  data-mark=${id}
                  aria-hidden="true"
                  .style=${`left:${String(x - 0.7 * layout.radius)}px;top:${String(y - 0.7 * layout.radius)}px`}
                ></span>`
              : nothing
          }
          ${
            label === '' || this.naming === id
              ? nothing
              : html`<span
                  class="label"
                  .style=${labelPlace(kind, x, y, layout, this)}
                  title=${label}
                  >${layout.names?.get(settled.neuron) ?? longName(label, network.neurons, (one) => one.label)}</span
                >`
          }`;
      },
    );
  }

  /** One more neuron, a hidden one if not told. */
  addNeuron(make?: GraphChange): void {
    this.#editing.now()?.addNeuron(undefined, undefined, make);
  }

  focusNeuron(id: string): void {
    this.current = id;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`.neuron[data-id="${CSS.escape(id)}"]`)?.focus();
    });
  }

  /** Null until it has been loaded. */
  get #card(): NeuronCard | null {
    const card = this.renderRoot.querySelector<NeuronCard>('ew-neuron-card');
    return card && 'show' in card ? card : null;
  }

  readonly #hideCard = () => {
    this.hovered = '';
    this.#card?.hide();
  };

  #showCard(event: Event, neuron: number): void {
    if (this.linking || this.moving) return;
    this.hovered = this.network?.neurons[neuron]?.id ?? '';
    this.#card?.show(event.currentTarget as HTMLElement, this, neuron);
  }

  readonly #changeLayers = (change: ShapeMaker) => {
    this.tell('layers-change', change);
  };

  override updated(changed: PropertyValues<this>): void {
    paintEdges(this);
    // New canvases ask for the layout of the page: they are painted in the frame that lays it out anyway.
    if (changed.has('network')) requestAnimationFrame(() => paintNeurons(this));
    else paintNeurons(this);
    this.#card?.follow(this);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#describe, restTime);
  }

  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #describe = () => {
    void import('./network-words.js').then(
      ({ describe }) => {
        describe(this);
      },
      () => undefined,
    );
  };
}

const across = { start: '0', middle: '-50%', end: '-100%' };

function labelPlace(
  kind: string,
  x: number,
  y: number,
  layout: NetworkLayout,
  { free, numbers }: Pick<NetworkFigure, 'free' | 'numbers'>,
) {
  const { dx, dy, end } = labelAt(kind, layout, layout.radius + (free ? 18 : 5));
  const down = dy === 0 ? '-50%' : '0';
  // Below its neuron a label ends before the next layer.
  const room = layout.width / Math.max(1, layout.layers.length) + layout.radius - 4;
  const isBelow = dy !== 0 && end !== 'middle';
  const most = isBelow ? `;max-width:${String(Math.max(64, room))}px` : '';
  const isWrapped = isBelow && end === 'end' && layout.wraps && !numbers;
  const lines = isWrapped ? ';width:max-content;white-space:normal;text-align:end' : '';
  return `left:${String(x + dx)}px;top:${String(y + dy)}px;translate:${across[end]} ${down}${most}${lines}`;
}

define('ew-network', NetworkFigure);

declare global {
  interface HTMLElementTagNameMap {
    'ew-network': NetworkFigure;
  }
}
