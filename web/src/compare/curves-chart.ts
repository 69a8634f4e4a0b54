/** Curves over one input, with the rows that they are to pass through: test rows hollow, as on the map. */

import { css, html } from 'lit';
import type { Points } from '../../../wasm/src/types.js';
import { Chart, margin } from '../kit/chart.js';
import { define } from '../kit/define.js';
import { fitCanvas } from '../kit/pixels.js';
import { paintPoints } from '../kit/points.js';
import { Scheme } from '../kit/scheme.js';

/** Of the marks, beside those of the large plot. */
const markScale = 0.75;

export class CurvesChart extends Chart {
  static override properties = {
    ...Chart.properties,
    rows: { attribute: false },
    classes: { type: Number },
  };
  /** Of a class with its place, 0 or 1, as y; a number is its own place. */
  declare rows: Points | null;
  /** How many classes the target has; 0 where it is a number. */
  declare classes: number;

  readonly #scheme = new Scheme(this);
  #drawn: readonly unknown[] = [];

  static override styles = [
    Chart.styles,
    css`
      :host {
        position: relative;
      }
      svg.plot {
        position: relative;
      }
      canvas {
        position: absolute;
        top: 0;
        left: 0;
        width: 100%;
        pointer-events: none;
      }
    `,
  ];

  constructor() {
    super();
    this.rows = null;
    this.classes = 0;
  }

  override render() {
    return html`<canvas aria-hidden="true" .style=${`height:${String(this.height)}px`}></canvas>
      ${super.render()}`;
  }

  /** The rows too, as far as the curves reach. */
  protected override inSight(place: 0 | 1): (number | null)[] {
    const curves = super.inSight(place);
    const { rows } = this;
    if (place === 0 || !rows) return curves;
    const [low, high] = this.#ends;
    const within = Array.from(rows.y ?? rows.target).filter((_, k) => {
      const x = rows.x[k] ?? NaN;
      return x >= low && x <= high;
    });
    return [...curves, ...within];
  }

  /** Of the axis across. */
  get #ends(): [number, number] {
    const [points] = this.series.map((one) => one.points);
    return [points?.[0]?.[0] ?? 0, points?.at(-1)?.[0] ?? 0];
  }

  override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    const width = canvas?.clientWidth ?? 0;
    if (!canvas || !context || width === 0) return;
    const { rows, classes, height } = this;
    const { palette } = this.#scheme;
    const { x, y, right } = this.scales();
    const drawn = [rows, classes, width, height, x.domain().join(), y.domain().join(), palette];
    if (drawn.every((value, k) => value === this.#drawn[k])) return;
    this.#drawn = drawn;
    fitCanvas(canvas, width, height);
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    context.clearRect(0, 0, width, height);
    if (!rows) return;
    context.save();
    context.beginPath();
    context.rect(margin.left - 4, 0, right - margin.left + 8, height);
    context.clip();
    context.scale(markScale, markScale);
    paintPoints(context, rows, {
      x: (value) => x(value) / markScale,
      y: (value) => y(value) / markScale,
      classes,
      share: () => 0,
      palette,
    });
    context.restore();
  }
}

define('ew-curves-chart', CurvesChart);
