/**
 * The figure of a network: every neuron with its kind by colour and shape, every edge with its
 * weight by colour and width. Properties in, events out.
 *
 * @fires neuron-select {id} @fires edge-select {edge} @fires layers-change {hidden, functions}
 */

import { LitElement, css, html, nothing, svg } from 'lit';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { MapResult, NetworkInfo, Topology } from '../../../wasm/src/types.js';
import { hiddenFunctions, type Shape } from '../state/fit.js';
import { css as cssColour, diverging, divergingTable, isDark } from '../views/colour.js';
import { formatNumber } from '../views/format.js';
import { edgePath, layoutNetwork, leastWidth, type NetworkLayout } from '../views/layout.js';
import { paintValues } from '../views/pixels.js';
import { controls } from './tokens.js';

const mostNeurons = 64;
const mostLayers = 8;

/** Height kept free for the controls of the layers, in pixels. */
const head = 64;
/** Least distance of two layers, so that their controls do not touch: with a mouse, by touch. */
const gaps = { fine: 96, coarse: 124 };

export class NetworkFigure extends LitElement {
  static override properties = {
    network: { attribute: false },
    topology: { attribute: false },
    weights: { attribute: false },
    neuronMap: { attribute: false },
    shape: { attribute: false },
    selected: { attribute: false },
    lit: { attribute: false },
    size: { state: true },
  };
  declare network: NetworkInfo | null;
  declare topology: Topology | null;
  declare weights: Float32Array | null;
  declare neuronMap: MapResult | null;
  /** The hidden layers if they can be changed here, else null. */
  declare shape: Shape | null;
  /** "neuron 3" or "edge 5". */
  declare selected: string;
  /** Ids of the neurons whose turn it is. */
  declare lit: readonly string[];
  declare size: { width: number; height: number };

  #layout: NetworkLayout | null = null;
  #laidOutFor: readonly unknown[] = [];
  readonly #coarse = matchMedia('(pointer: coarse)');
  readonly #resize = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    this.size = { width, height };
  });

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
        height: 100%;
      }
      figure {
        position: absolute;
        inset: 0;
        overflow-x: auto;
        overflow-y: hidden;
      }
      .stage {
        position: relative;
        height: 100%;
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      path.edge {
        fill: none;
        stroke-linecap: round;
        pointer-events: none;
      }
      path.hit {
        fill: none;
        stroke: transparent;
        stroke-width: 12;
        cursor: pointer;
        outline: none;
      }
      path.hit:hover,
      path.hit:focus-visible,
      path.hit[aria-pressed='true'] {
        stroke: color-mix(in srgb, var(--edgewise-accent) 35%, transparent);
      }
      .neuron {
        position: absolute;
        padding: 0;
        min-height: 0;
        display: grid;
        place-items: center;
        transform: translate(-50%, -50%);
        border: 2px solid;
        border-radius: 50%;
        background: var(--edgewise-surface);
        font-size: var(--edgewise-small);
        font-weight: 600;
        overflow: visible;
      }
      .neuron canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        border-radius: inherit;
      }
      /* Drawn, not written: the neuron's name is its label. */
      .neuron .mark::after {
        content: attr(data-mark);
      }
      .neuron.input {
        border-color: var(--edgewise-input);
        color: var(--edgewise-input);
      }
      .neuron.hidden {
        border-color: var(--edgewise-hidden);
        color: var(--edgewise-hidden);
      }
      .neuron.output {
        border: var(--ring) double var(--edgewise-output);
        color: var(--edgewise-output);
      }
      .neuron.bias {
        border-color: var(--edgewise-bias);
        color: var(--edgewise-bias);
        border-radius: 3px;
        transform: translate(-50%, -50%) rotate(45deg) scale(0.72);
      }
      .neuron.bias span {
        transform: rotate(-45deg) scale(1.3);
      }
      .neuron.lit {
        box-shadow: 0 0 0 6px color-mix(in srgb, var(--edgewise-accent) 40%, transparent);
        z-index: 1;
      }
      .neuron[aria-pressed='true'] {
        outline: 2px solid var(--edgewise-accent);
        outline-offset: 2px;
      }
      .label {
        position: absolute;
        max-width: 136px;
        font-size: 0.75rem;
        line-height: 1.2;
        color: var(--edgewise-ink-soft);
        transform: translate(-100%, -50%);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        pointer-events: none;
        background: color-mix(in srgb, var(--edgewise-surface) 75%, transparent);
        border-radius: 3px;
        padding: 0 2px;
      }
      .label.output {
        transform: translate(0, -50%);
      }
      .more {
        position: absolute;
        transform: translate(-50%, -50%);
        font-size: 0.75rem;
        color: var(--edgewise-ink-soft);
        white-space: nowrap;
      }
      .layer {
        position: absolute;
        top: 0;
        transform: translateX(-50%);
        display: grid;
        gap: 4px;
        justify-items: center;
      }
      .layer .count {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      .layer button {
        min-height: 26px;
        width: 26px;
        padding: 0;
      }
      .layer select {
        font-size: 0.75rem;
        min-height: 26px;
        padding: 0 2px;
        border-color: var(--edgewise-line);
        max-width: 92px;
      }
      .count .number {
        min-width: 1.6em;
        text-align: center;
      }
      @media (pointer: coarse) {
        .layer button,
        .layer select {
          min-height: 44px;
          min-width: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.network = null;
    this.topology = null;
    this.weights = null;
    this.neuronMap = null;
    this.shape = null;
    this.selected = '';
    this.lit = [];
    this.size = { width: 0, height: 0 };
  }

  override firstUpdated(): void {
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resize.observe(this);
  }

  #leastWidth(): number {
    const { network, topology } = this;
    if (!network || !topology) return 0;
    return leastWidth(network, topology, this.#coarse.matches ? gaps.coarse : gaps.fine);
  }

  override willUpdate(): void {
    const { network, topology, size } = this;
    const key = [network, topology, size.width, size.height];
    if (key.every((value, k) => value === this.#laidOutFor[k])) return;
    this.#laidOutFor = key;
    this.#layout =
      network && topology && size.width > 0
        ? layoutNetwork(
            network,
            topology,
            Math.max(size.width, this.#leastWidth()),
            Math.max(120, size.height - head - 8),
          )
        : null;
  }

  override render() {
    const layout = this.#layout;
    const width = Math.max(this.size.width, this.#leastWidth());
    return html`<figure role="figure" aria-label="Network" tabindex="-1">
      <div class="stage" style=${`min-width:${String(this.#leastWidth())}px`}>
        ${
          layout
            ? html`<svg
                  viewBox=${`0 0 ${String(width)} ${String(this.size.height)}`}
                  role="group"
                  aria-label="Edges"
                >
                  <g transform=${`translate(0 ${String(head)})`}>${this.#edges(layout)}</g>
                </svg>
                ${this.#layers(layout)} ${this.#neurons(layout)}`
            : nothing
        }
      </div>
    </figure>`;
  }

  #edges(layout: NetworkLayout) {
    const network = this.network;
    if (!network) return nothing;
    const placeOf = new Map(layout.places.map((place) => [place.neuron, place]));
    const layerOf = new Map(
      this.topology?.layers.flatMap((ids, k) => ids.map((id) => [id, k] as const)),
    );
    const idOf = (n: number) => network.neurons[n]?.id ?? '';
    let first = true;
    return network.edges.map((edge, index) => {
      const from = placeOf.get(edge.from);
      const to = placeOf.get(edge.to);
      if (!from || !to) return nothing;
      const skips = (layerOf.get(idOf(edge.to)) ?? 0) - (layerOf.get(idOf(edge.from)) ?? 0) > 1;
      const path = edgePath(from, to, layout.radius, skips);
      const tab = first ? 0 : -1;
      first = false;
      return svg`<path class="edge" data-edge=${index} d=${path}></path>
        <path
          class="hit"
          data-hit=${index}
          d=${path}
          role="button"
          tabindex=${tab}
          aria-label=${`Edge ${idOf(edge.from)} to ${idOf(edge.to)}`}
          aria-pressed=${this.selected === `edge ${String(index)}` ? 'true' : 'false'}
          @click=${() => {
            this.#select('edge-select', { edge: index });
          }}
          @keydown=${this.#edgeKey}
        ></path>`;
    });
  }

  #neurons(layout: NetworkLayout) {
    const network = this.network;
    if (!network) return nothing;
    const size = 2 * layout.radius;
    return layout.places.map((place) => {
      const neuron = network.neurons[place.neuron];
      if (!neuron) return nothing;
      const { x } = place;
      const y = place.y + head;
      const hasMap =
        neuron.kind === 'hidden' || neuron.kind === 'output' || neuron.kind === 'input';
      const what = neuron.label === '' ? neuron.kind : `${neuron.kind}, ${neuron.label}`;
      return html`<button
          class=${`neuron ${neuron.kind}${this.lit.includes(neuron.id) ? ' lit' : ''}`}
          style=${`left:${String(x)}px;top:${String(y)}px;width:${String(size)}px;height:${String(size)}px;font-size:${String(Math.min(13, layout.radius))}px;--ring:${String(Math.min(6, layout.radius / 3))}px`}
          aria-label=${`Neuron ${neuron.id}`}
          aria-pressed=${this.selected === `neuron ${neuron.id}` ? 'true' : 'false'}
          title=${`Neuron ${neuron.id}: ${what}${neuron.kind === 'hidden' || neuron.kind === 'output' ? `, ${neuron.function}` : ''}`}
          @click=${() => {
            this.#select('neuron-select', { id: neuron.id });
          }}
        >
          ${
            hasMap && this.neuronMap
              ? html`<canvas data-neuron=${place.neuron} width="24" height="24"></canvas>`
              : html`<span
                  class="mark"
                  data-mark=${neuron.kind === 'bias' ? '1' : neuron.id}
                ></span>`
          }
        </button>
        ${
          neuron.label === '' || neuron.kind === 'bias'
            ? nothing
            : html`<span
                class=${`label ${neuron.kind}`}
                style=${`left:${String(x + (neuron.kind === 'output' ? 1 : -1) * (layout.radius + 4))}px;top:${String(y)}px`}
                title=${neuron.label}
                >${neuron.label}</span
              >`
        }`;
    });
  }

  #layers(layout: NetworkLayout) {
    const last = layout.layers.length - 1;
    return layout.layers.map((layer, k) => {
      const more =
        layer.hidden > 0
          ? html`<span
              class="more"
              style=${`left:${String(layer.x)}px;top:${String(layer.noteY + head)}px`}
              >… ${String(layer.hidden)} more</span
            >`
          : nothing;
      const shape = this.shape;
      const isHidden = shape !== null && k > 0 && k < last;
      return html`<div class="layer" style=${`left:${String(layer.x)}px`}>
          ${
            isHidden
              ? html`<span class="count">
                    <button
                      class="quiet"
                      aria-label=${`Remove a neuron from layer ${String(k + 1)}`}
                      ?disabled=${layer.count <= 1}
                      @click=${() => {
                        this.#resizeLayer(shape, k - 1, -1);
                      }}
                    >
                      −
                    </button>
                    <span class="number" title="Neurons in this layer">${String(layer.count)}</span>
                    <button
                      class="quiet"
                      aria-label=${`Add a neuron to layer ${String(k + 1)}`}
                      ?disabled=${layer.count >= mostNeurons}
                      @click=${() => {
                        this.#resizeLayer(shape, k - 1, 1);
                      }}
                    >
                      +
                    </button>
                  </span>
                  <select
                    aria-label=${`Function of layer ${String(k + 1)}`}
                    @change=${(event: Event) => {
                      this.#setFunction(shape, k - 1, event.target as HTMLSelectElement);
                    }}
                  >
                    ${hiddenFunctions.map(
                      (name) =>
                        html`<option value=${name} .selected=${name === shape.functions[k - 1]}>
                          ${name}
                        </option>`,
                    )}
                  </select>`
              : html`<span class="small soft"
                    >${k === 0 ? 'inputs' : k === last ? 'outputs' : ''}</span
                  >
                  <span class="small soft"
                    >${k === last ? (this.network?.neurons[layer.first]?.function ?? '') : ''}</span
                  >`
          }
        </div>
        ${more}`;
    });
  }

  override updated(): void {
    this.#paintEdges();
    this.#paintNeurons();
  }

  /** Weights change with every frame: attributes are set directly, not through templates. */
  #paintEdges(): void {
    const weights = this.weights;
    if (!weights) return;
    const dark = isDark(this);
    for (const path of this.renderRoot.querySelectorAll<SVGPathElement>('path.edge')) {
      const weight = weights[Number(path.dataset.edge)] ?? 0;
      const size = Math.min(1, Math.sqrt(Math.abs(weight) / 4));
      const share = Math.sign(weight) * (0.25 + 0.75 * size);
      path.style.stroke = cssColour(diverging(share, dark));
      path.style.strokeWidth = (0.75 + 5.5 * size).toFixed(2);
    }
    if (this.selected.startsWith('edge')) return;
    for (const path of this.renderRoot.querySelectorAll<SVGPathElement>('path.hit:hover')) {
      const weight = weights[Number(path.dataset.hit)] ?? 0;
      path.ariaDescription = `weight ${formatNumber(weight, 4)}`;
    }
  }

  #paintNeurons(): void {
    const map = this.neuronMap;
    if (!map?.neurons) return;
    const dark = isDark(this);
    const table = divergingTable(dark);
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas')) {
      const values = map.neurons[Number(canvas.dataset.neuron)];
      const context = canvas.getContext('2d');
      if (!values || !context) continue;
      canvas.width = canvas.height = map.resolution;
      const image = context.createImageData(map.resolution, map.resolution);
      const [low, high] = boundsOf(
        values,
        this.network?.neurons[Number(canvas.dataset.neuron)]?.function,
      );
      paintValues(image, values, low, high, table);
      context.putImageData(image, 0, 0);
    }
  }

  #edgeKey(event: KeyboardEvent): void {
    const path = event.currentTarget as SVGPathElement;
    const all = [...this.renderRoot.querySelectorAll<SVGPathElement>('path.hit')];
    const at = all.indexOf(path);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowRight: 1,
      ArrowUp: -1,
      ArrowLeft: -1,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#select('edge-select', { edge: Number(path.dataset.hit) });
    }
  }

  #select(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #resizeLayer(shape: Shape, layer: number, by: number): void {
    const hidden = shape.hidden.map((count, k) => (k === layer ? count + by : count));
    this.#select('layers-change', { ...shape, hidden });
  }

  #setFunction(shape: Shape, layer: number, select: HTMLSelectElement): void {
    const chosen = select.value as FunctionName;
    const changed = shape.functions.map((name, k) => (k === layer ? chosen : name));
    this.#select('layers-change', { ...shape, functions: changed });
  }

  /** One more hidden layer before the output. */
  addLayer(): void {
    const { shape } = this;
    if (!shape || shape.hidden.length >= mostLayers) return;
    const count = Math.min(shape.hidden.at(-1) ?? 4, 8);
    const name = shape.functions.at(-1) ?? 'tanh';
    this.#select('layers-change', {
      hidden: [...shape.hidden, count],
      functions: [...shape.functions, name],
    });
  }

  removeLayer(): void {
    const { shape } = this;
    if (!shape || shape.hidden.length === 0) return;
    this.#select('layers-change', {
      hidden: shape.hidden.slice(0, -1),
      functions: shape.functions.slice(0, -1),
    });
  }
}

/** Values at the ends of a neuron's colours, so that the same colour means the same sign. */
function boundsOf(values: Float32Array, name: FunctionName | undefined): [number, number] {
  if (name === 'tanh') return [-1, 1];
  if (name === 'logistic' || name === 'softmax') return [0, 1];
  let largest = 1e-6;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return [-largest, largest];
}

customElements.define('edgewise-network', NetworkFigure);
