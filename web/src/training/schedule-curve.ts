/** How the step size goes on by its schedule, with the present epoch on the curve. */

import { line } from 'd3-shape';
import { css, html, nothing, svg } from 'lit';
import type { ScheduleName, StepSize } from '../../../wasm/src/project.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { linear } from '../kit/linear.js';
import { trainingOf } from '../project/defaults.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const [width, height] = [236, 96];
const margin = { left: 44, right: 8, top: 8, bottom: 18 };
const points = 120;

/** What 1 / decay epochs do, and how many times that the curve shows. */
const spans: Record<ScheduleName, { told: string; times: number }> = {
  constant: { told: '', times: 1 },
  'inverse-time': { told: 'Halved after', times: 4 },
  exponential: { told: 'Divided by e every', times: 4 },
  step: { told: 'Halved every', times: 5 },
  cosine: { told: 'Down to 0 after', times: 1 },
};

interface Curve {
  epochs: number[];
  values: number[];
}

/** The last epoch of the curve: twice as far whenever training has come there. */
function reachOf({ schedule, decay, warmup }: Required<StepSize>, epoch: number) {
  const falling = schedule === 'constant' || decay === 0 ? 0 : spans[schedule].times / decay;
  let reach = Math.min(1e9, Math.max(10, Math.ceil(falling), 2 * warmup));
  while (reach < epoch) reach *= 2;
  return reach;
}

export class ScheduleCurve extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame'];
  static override properties = { ...StoreElement.properties, curve: { state: true } };
  declare curve: Curve | null;

  #askedFor = '';

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 4px;
      }
      svg {
        display: block;
        max-width: 100%;
      }
      text {
        font-size: 12px;
        fill: var(--ew-ink-soft);
      }
      path {
        fill: none;
        stroke: var(--ew-accent);
        stroke-width: 2;
      }
      line {
        stroke: var(--ew-line);
      }
      circle {
        fill: var(--ew-accent);
        stroke: var(--ew-surface);
      }
    `,
  ];

  constructor() {
    super();
    this.curve = null;
  }

  override willUpdate(): void {
    const { playground } = this;
    if (!playground) return;
    const { stepSize } = trainingOf(playground);
    const reach = reachOf(stepSize, playground.frame?.metrics.epoch ?? 0);
    const key = JSON.stringify([stepSize, reach]);
    if (key === this.#askedFor) return;
    this.#askedFor = key;
    const every = Array.from({ length: points + 1 }, (_, k) => Math.round((k * reach) / points));
    const epochs = [...new Set(every)];
    void playground.inspect('stepSizes', { epochs }).then(
      ({ values }) => {
        if (key === this.#askedFor) this.curve = { epochs, values };
      },
      () => {
        this.#askedFor = '';
      },
    );
  }

  override render() {
    const { schedule, decay } = trainingOf(this.playground ?? {}).stepSize;
    const { stepSize, epoch } = this.playground?.frame?.metrics ?? {};
    const { told } = spans[schedule];
    return html`${this.curve ? this.#picture(this.curve, epoch ?? 0, stepSize ?? NaN) : nothing}
      <p class="small soft">
        ${told !== '' && decay > 0 ? `${told} ${formatCount(Math.round(1 / decay))} epochs.` : nothing}
        Now ${stepSize === undefined ? '–' : formatNumber(stepSize)}.
      </p>`;
  }

  #picture({ epochs, values }: Curve, epoch: number, stepSize: number) {
    const reach = epochs.at(-1) ?? 1;
    const highest = Math.max(...values);
    const x = linear([0, reach], [margin.left, width - margin.right]);
    const y = linear([0, highest], [height - margin.bottom, margin.top]);
    const path = line<number>()
      .x((_, k) => x(epochs[k] ?? 0))
      .y((value) => y(value));
    const label = `Step size ${formatNumber(values[0] ?? 0)} in epoch 0, ${formatNumber(values.at(-1) ?? 0)} in epoch ${formatCount(reach)}; now ${formatNumber(stepSize)} in epoch ${formatCount(epoch)}`;
    return html`<svg
      width=${width}
      height=${height}
      viewBox=${`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-label=${label}
    >
      ${svg`
        <line x1=${margin.left} x2=${width - margin.right} y1=${y(0)} y2=${y(0)}></line>
        <line x1=${margin.left} x2=${margin.left} y1=${margin.top} y2=${y(0)}></line>
        <text x=${margin.left - 5} y=${y(highest)} dy="0.32em" text-anchor="end">${formatNumber(highest)}</text>
        <text x=${margin.left - 5} y=${y(0)} dy="0.32em" text-anchor="end">0</text>
        <text x=${margin.left} y=${height - 3}>epoch 0</text>
        <text x=${width - margin.right} y=${height - 3} text-anchor="end">${formatCount(reach)}</text>
        <path d=${path(values) ?? ''}></path>
        <circle cx=${x(epoch)} cy=${y(Math.min(stepSize, highest))} r="5"></circle>`}
    </svg>`;
  }
}

define('ew-schedule-curve', ScheduleCurve);
