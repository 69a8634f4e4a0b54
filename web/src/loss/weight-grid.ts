/**
 * The loss over two weights, all others held as they are: dark is high. On it the way of the run so far,
 * by its kept moments, and where it stands.
 */

import { css, html, nothing, svg } from 'lit';
import type { LossGrid } from '../../../wasm/src/answers.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import { mix, rgbOf, type Rgb } from '../kit/colour.js';
import { define } from '../kit/define.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { linear } from '../kit/linear.js';
import { fitCanvas, stretch } from '../kit/pixels.js';
import { Scheme } from '../kit/scheme.js';
import { Size } from '../kit/size.js';
import { controls } from '../kit/tokens.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { axisNumbers } from './axis-numbers.js';
import { aboutOver, asOn, type Over } from './loss-over.js';

const height = 260;
const margin = { left: 52, right: 12, top: 8, bottom: 34 };
/** How far the grid reaches beyond the way, at least. */
const reach = 1.5;
/** Points along each weight, and how many rows they may be measured on in all. */
const points = { fewest: 15, most: 41, rows: 400_000 };
/** Shades from the lowest loss to the highest: their edges are lines of equal loss. */
const shades = 12;

type Pair = readonly [number, number];

interface Shown {
  grid: LossGrid;
  /** What of each weight it is over. */
  ranges: readonly [Pair, Pair];
}

export class WeightGrid extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    edges: { attribute: false },
    over: {},
  };
  /** Their numbers: along x, along y. */
  declare edges: Pair;
  declare over: Over;

  readonly #inquiry = new Inquiry<Playground, Shown>(this, () => this.playground, {
    about: (playground) => [...this.edges, ...aboutOver(playground, this.over)],
    // Each takes as long as many epochs.
    pause: 1000,
    ask: async (playground) => {
      const on = await asOn(playground, this.over);
      if (!on) return undefined;
      const [x, y] = this.edges;
      const ranges = [this.#around(x), this.#around(y)] as const;
      const rows = on === 'train' ? (playground.opened?.data?.rows.train ?? 1) : 1;
      const resolution = Math.floor(Math.sqrt(points.rows / rows));
      const grid = await playground.inspect('lossGrid', {
        edges: [x, y],
        ranges: [[...ranges[0]], [...ranges[1]]],
        resolution: Math.max(points.fewest, Math.min(points.most, resolution)),
        on,
      });
      return { grid, ranges };
    },
  });
  readonly #size = new Size(this);
  readonly #scheme = new Scheme(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 260px;
      }
      canvas {
        position: absolute;
      }
      svg {
        display: block;
        position: relative;
        width: 100%;
        overflow: hidden;
        user-select: none;
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      text.name {
        paint-order: stroke;
        stroke: var(--ew-surface);
        stroke-width: 3px;
        stroke-linejoin: round;
      }
      .halo,
      .way {
        fill: none;
        stroke-linejoin: round;
      }
      .halo {
        stroke: var(--ew-surface);
        stroke-width: 5;
      }
      .way {
        stroke: var(--ew-positive);
        stroke-width: 2;
      }
      circle {
        fill: var(--ew-surface);
        stroke: var(--ew-positive);
        stroke-width: 3;
      }
      circle.start {
        r: 4px;
        stroke-width: 2;
      }
    `,
  ];

  constructor() {
    super();
    this.edges = [-1, -1];
    this.over = 'example';
  }

  /** The weights of the run so far, and the present ones. */
  get #way(): Pair[] {
    const { timeline, frame } = this.playground ?? {};
    const [x, y] = this.edges;
    const all = timeline?.moments.map(({ weights }) => weights) ?? [];
    return [...all, ...(frame ? [frame.weights] : [])].map((weights): Pair => [
      weights[x] ?? 0,
      weights[y] ?? 0,
    ]);
  }

  /** What is shown of one weight: all its way, with some room around. */
  #around(edge: number): Pair {
    const at = this.edges.indexOf(edge);
    const along = this.#way.map((pair) => pair[at] ?? 0);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    const room = Math.max(reach, 0.3 * (high - low));
    return [low - room, high + room];
  }

  override render() {
    const { playground } = this;
    const network = playground?.opened?.network;
    const { fault, answer } = this.#inquiry;
    if (fault !== '') return html`<p class="bad small" role="alert">${fault}</p>`;
    if (!network || !answer || this.#size.width === 0) return nothing;
    const { width, plotHeight } = this.#room;
    const place = `left:${String(margin.left)}px;top:${String(margin.top)}px;width:${String(width)}px;height:${String(plotHeight)}px`;
    const names = this.edges.map((edge) => nameOf(network, edge));
    const way = this.#way;
    const { grid, ranges } = answer;
    const label = `Loss over the weights ${names.join(' and ')}, with the way of the run: ${formatCount(way.length)} moments. Loss now ${formatNumber(grid.loss)}.`;
    return html`<canvas .style=${place}></canvas>
      <svg height=${height} role="img" aria-label=${label}>
        ${this.#drawing(ranges, names, way)}
      </svg>
      <p class="small soft">
        Pale is a low loss, dark a high one: now ${formatNumber(grid.loss)}. The line is the run so
        far. All other weights are held as they are now.
      </p>`;
  }

  get #room() {
    const width = Math.max(50, this.#size.width - margin.left - margin.right);
    return { width, plotHeight: height - margin.top - margin.bottom };
  }

  #drawing(ranges: Shown['ranges'], names: readonly string[], way: readonly Pair[]) {
    const { width, plotHeight } = this.#room;
    const bottom = margin.top + plotHeight;
    const x = linear(ranges[0], [margin.left, margin.left + width]);
    const y = linear(ranges[1], [bottom, margin.top]);
    const path = `M${way.map((pair) => `${x(pair[0]).toFixed(1)},${y(pair[1]).toFixed(1)}`).join('L')}`;
    const [first] = way;
    const last = way.at(-1);
    const dot = (pair: Pair | undefined, look: string) =>
      pair ? svg`<circle class=${look} cx=${x(pair[0])} cy=${y(pair[1])} r="6"></circle>` : nothing;
    return svg`${axisNumbers(x, y, 5, { x: margin.left, y: bottom })}
      <svg x=${margin.left} y=${margin.top} width=${width} height=${plotHeight}
        viewBox=${`${String(margin.left)} ${String(margin.top)} ${String(width)} ${String(plotHeight)}`}>
        <path class="halo" d=${path}></path>
        <path class="way" d=${path}></path>
        ${dot(first, 'start')}${dot(last, 'now')}
      </svg>
      <text class="name" x=${margin.left + width - 6} y=${bottom - 6} text-anchor="end">${names[0]}</text>
      <text class="name" x=${margin.left + 6} y=${margin.top + 16}>${names[1]}</text>`;
  }

  // ---- painting

  override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { grid } = this.#inquiry.answer ?? {};
    if (!canvas || !grid) return;
    const { width, plotHeight } = this.#room;
    fitCanvas(canvas, width, plotHeight);
    const image = new ImageData(grid.resolution, grid.resolution);
    const low = rgbOf(this.#scheme.colour('surface'));
    paint(image, grid, low, rgbOf(this.#scheme.colour('accent')));
    stretch(canvas, image);
  }
}

/** Shades by the root of the loss: the valley is told from its slopes even where these are high. */
function paint(image: ImageData, { losses, resolution }: LossGrid, pale: Rgb, dark: Rgb): void {
  const known = losses.filter((loss) => loss !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  for (let j = 0; j < resolution; ++j) {
    for (let i = 0; i < resolution; ++i) {
      const loss = losses[j * resolution + i] ?? low + span;
      const share = Math.ceil(Math.sqrt((loss - low) / span) * shades) / shades;
      const pixel = 4 * ((resolution - 1 - j) * resolution + i);
      image.data.set([...mix(pale, dark, 0.06 + 0.8 * share), 255], pixel);
    }
  }
}

function nameOf({ neurons, edges }: NetworkInfo, edge: number): string {
  const { from = -1, to = -1 } = edges[edge] ?? {};
  return `${neurons[from]?.id ?? ''} → ${neurons[to]?.id ?? ''}`;
}

define('ew-weight-grid', WeightGrid);
