/** II-7: sixteen numbers from two hidden ones, by way of four: the process of the data set, as a network. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Trace } from '../../../wasm/src/types.js';
import { formatCount, formatFixed } from '../kit/format.js';
import { numberEntry } from '../kit/number-entry.js';
import { causesFigure, causesFigureStyle } from './causes-figure.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';
import { Size } from '../kit/size.js';

const ordinals = ['first', 'second'] as const;

export class FewCausesWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    causes: { state: true },
    seed: { state: true },
    built: { state: true },
    trace: { state: true },
  };
  /** The two hidden numbers. */
  declare causes: readonly [number, number];
  /** Draws the weights of the process. */
  declare seed: number;
  declare built: Construction | null;
  /** What the network makes of the causes. */
  declare trace: Trace | null;

  #builtFor = -1;
  readonly #size = new Size(this, { of: () => this.renderRoot.querySelector('.figure') });

  static override styles = [
    Workshop.styles,
    causesFigureStyle,
    css`
      .rest {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      /* The sliders and what they move are seen together. */
      @media (max-width: 760px) {
        .settings,
        .result {
          display: contents;
        }
        .rest,
        .facts {
          order: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.causes = [0.6, -0.4];
    this.seed = 1;
    this.built = null;
    this.trace = null;
  }

  override firstUpdated(): void {
    // Of the rows that are open, where they were made this way.
    const data = this.playground?.project?.data;
    const generator = data && 'generator' in data ? data.generator : null;
    if (generator?.name === 'hierarchy') this.seed = generator.seed ?? 1;
    super.firstUpdated();
  }

  protected override async compute(client: Client): Promise<void> {
    const { seed, causes } = this;
    if (this.#builtFor !== seed || !this.built) {
      this.built = await client.construct({ hierarchy: { seed } });
      this.#builtFor = seed;
    }
    await client.open(this.built.project);
    this.trace = await client.trace([...causes]);
  }

  override render() {
    const { built, trace } = this;
    const count = (kind: string) =>
      trace ? formatCount(trace.neurons.filter((one) => one.kind === kind).length) : '–';
    return html`
      <p class="lead">
        Sixteen numbers can have a simple origin. Here two causes decide four numbers in between,
        and each of these decides four of the sixteen: many dimensions, but few weights behind them.
        A row of the data set is made this way, with a little noise; its label asks whether both
        causes have the same sign.
      </p>
      <div class="bench">
        <div class="settings">
          ${ordinals.map((_, place) => this.#cause(place))}
          <div class="rest">
            <div class="field">
              <label for="seed">seed of the weights</label>
              <input
                id="seed"
                ${numberEntry({
                  value: this.seed,
                  name: 'The seed',
                  min: 0,
                  max: Number.MAX_SAFE_INTEGER,
                  whole: true,
                  take: (seed) => {
                    this.seed = seed;
                    void this.refresh();
                  },
                })}
              />
            </div>
            ${this.putButton(built?.project, 'Sixteen numbers from two causes')}
          </div>
        </div>
        <div class="result">
          ${this.faultLine()}
          <dl class="facts">
            ${this.fact('causes', count('input'))} ${this.fact('in between', count('hidden'))}
            ${this.fact('numbers in a row', count('output'))}
            ${this.fact('weights', trace ? formatCount(trace.edges.length) : '–')}
          </dl>
          <div class="figure">${trace ? causesFigure(trace, this.#size.width) : nothing}</div>
        </div>
      </div>
    `;
  }

  #cause(place: number) {
    const value = this.causes[place] ?? 0;
    const id = `cause-${String(place + 1)}`;
    return html`<div class="field">
      <label for=${id}>${ordinals[place]} cause: <strong>${formatFixed(value, 2)}</strong></label>
      <input
        id=${id}
        type="range"
        min="-1"
        max="1"
        step="0.01"
        aria-valuetext=${formatFixed(value, 2)}
        .value=${String(value)}
        @input=${(event: Event) => {
          const moved = (event.target as HTMLInputElement).valueAsNumber;
          this.causes = place === 0 ? [moved, this.causes[1]] : [this.causes[0], moved];
          void this.refresh();
        }}
      />
    </div>`;
  }
}

define('ew-few-causes', FewCausesWorkshop);
