/** The training loss so far, as one small line: where there is no room for the chart. */

import { css, html, svg } from 'lit';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { define } from '../kit/define.js';

/** Of the drawing, which is stretched to the room there is. */
const size = { width: 100, height: 30 };
const pad = 2;
/** Corners of the line; of more losses only so many are taken. */
const mostCorners = 60;

export class Sparkline extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame'];
  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    polyline {
      fill: none;
      stroke: var(--ew-accent);
      stroke-width: 1.5;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
  `;

  /** The numbers beside it say the same. */
  override render() {
    return html`<svg
      viewBox=${`0 0 ${String(size.width)} ${String(size.height)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${svg`<polyline points=${this.#corners()}></polyline>`}
    </svg>`;
  }

  #corners(): string {
    const { epoch, train } = this.playground?.history ?? { epoch: [], train: [] };
    const known = epoch.flatMap((at, k) => {
      const loss = train[k];
      return typeof loss === 'number' && Number.isFinite(loss) ? [{ at, loss }] : [];
    });
    const step = Math.max(1, Math.ceil(known.length / mostCorners));
    const shown = known.filter((_, k) => k % step === 0 || k === known.length - 1);
    const most = Math.max(...shown.map(({ loss }) => loss), 1e-12);
    const from = shown[0]?.at ?? 0;
    const long = Math.max(1e-12, (shown.at(-1)?.at ?? 0) - from);
    const [across, down] = [size.width - 2 * pad, size.height - 2 * pad];
    return shown
      .map(({ at, loss }) => {
        const x = pad + ((at - from) / long) * across;
        const y = pad + (1 - Math.max(0, loss) / most) * down;
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(' ');
  }
}

define('ew-sparkline', Sparkline);
