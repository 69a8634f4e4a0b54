/** II-6: far more images than networks: both counted, in powers of ten. */

import { css, html, nothing } from 'lit';
import type { Magnitude } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import { formatCount } from '../kit/format.js';
import '../kit/number-field.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

interface Count {
  name: string;
  how: string;
  size: Magnitude;
}

/** What four bytes hold: those of a float32, or of a pixel with colours and transparency. */
const mostValues = 2 ** 32;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits of a whole number, as exponents are written. */
function raised(value: number): string {
  return Array.from(String(value), (digit) => superscripts[Number(digit)] ?? digit).join('');
}

export class CountingWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    across: { state: true },
    down: { state: true },
    values: { state: true },
    edges: { state: true },
    options: { state: true },
    counts: { state: true },
  };
  declare across: number;
  declare down: number;
  declare values: number;
  declare edges: number;
  /** Values that a weight may have. */
  declare options: number;
  declare counts: Count[];

  static override styles = [
    Workshop.styles,
    css`
      .fields {
        grid-template-columns: minmax(0, 1fr) 9.5em;
        --ew-number-width: 100%;
      }
      table {
        table-layout: auto;
      }
      td,
      th {
        padding: 10px 16px 10px 0;
        white-space: normal;
        vertical-align: top;
      }
      .size {
        font-size: 1.25rem;
        font-weight: 600;
        white-space: nowrap;
      }
      .size sup {
        font-size: 0.75em;
      }
      .bar {
        height: 8px;
        border-radius: 3px;
        background: var(--ew-accent);
        min-width: 2px;
      }
      td.how {
        min-width: 12em;
      }
      td.scale {
        width: 30%;
        min-width: 90px;
        vertical-align: middle;
      }
      @media (max-width: 640px) {
        td.scale,
        th.scale {
          display: none;
        }
        .size {
          font-size: 1rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.across = 200;
    this.down = 200;
    this.values = 256;
    this.edges = 1000;
    this.options = mostValues;
    this.counts = [];
  }

  protected override async compute(client: Client): Promise<void> {
    const { across, down, values, edges, options } = this;
    const pixels = across * down;
    const count = async (name: string, how: string, base: number, exponent: number) => ({
      name,
      how,
      size: await client.ask('count', { base, exponent }),
    });
    const own = this.playground?.opened?.network.edges.length ?? 0;
    const power = (weights: number) =>
      `${formatCount(weights)} weights of ${formatCount(options)} values: ${formatCount(options)} to the power ${formatCount(weights)}`;
    this.counts = [
      await count(
        'images',
        `${formatCount(across)} × ${formatCount(down)} pixels of ${formatCount(values)} values: ${formatCount(values)} to the power ${formatCount(pixels)}`,
        values,
        pixels,
      ),
      await count('networks that differ in a weight', power(edges), options, edges),
      await count('of the network in the playground', power(own), options, own),
      await count('atoms in the visible universe', 'about ten to the power 80', 10, 80),
    ];
  }

  override render() {
    const largest = Math.max(1, ...this.counts.map(({ size }) => size.exponent));
    const [images, networks] = this.counts;
    return html`
      <p class="lead">
        There are vastly more images than anybody could ever list, and each could be answered yes or
        no independently. A network has few weights, so it can give only few of these sets of
        answers. That it still works says something about images: those that matter come from a
        simpler process.
      </p>
      <div class="bench">
        <div class="settings">
          <h3>An image</h3>
          <div class="fields">
            ${this.#number('across', 'pixels across', 10_000)}
            ${this.#number('down', 'pixels down', 10_000)}
            ${this.#number('values', 'values per pixel', mostValues)}
          </div>
          <h3>A network</h3>
          <div class="fields">
            ${this.#number('edges', 'weights', 1_000_000_000_000)}
            ${this.#number('options', 'values per weight', mostValues)}
          </div>
        </div>
        <div class="result">
          ${this.faultLine()}
          <table aria-label="Counts" aria-live="polite">
            <thead>
              <tr>
                <th scope="col">how many</th>
                <th scope="col">of what</th>
                <th scope="col" class="scale">digits</th>
              </tr>
            </thead>
            <tbody>
              ${
                images
                  ? html`<tr>
                      <td class="size">2<sup>${this.#size(images.size)}</sup></td>
                      <td class="how">
                        <strong>yes-or-no questions about images</strong><br /><span
                          class="soft small"
                          >two to the power of the number below, since each image may be answered
                          either way</span
                        >
                      </td>
                      <td class="scale"><span class="soft small">more than can be shown</span></td>
                    </tr>`
                  : nothing
              }
              ${this.counts.map(
                ({ name, how, size }) =>
                  html`<tr>
                    <td class="size">${this.#size(size)}</td>
                    <td class="how">
                      <strong>${name}</strong><br /><span class="soft small">${how}</span>
                    </td>
                    <td class="scale">
                      <div
                        class="bar"
                        .style=${`width:${String((100 * size.exponent) / largest)}%`}
                      ></div>
                      <span class="soft small">${formatCount(size.exponent + 1)}</span>
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
          ${
            images && networks
              ? html`<p>
                  However they are set, the weights of one network answer at most
                  ${this.#size(networks.size)} of these questions; all others are out of its reach.
                </p>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #size({ mantissa, exponent, decimal }: Magnitude) {
    if (decimal !== null && decimal.length <= 12) return formatCount(Number(decimal));
    const digits = exponent < 1e9 ? raised(exponent) : null;
    const power = digits === null ? html`10<sup>${formatCount(exponent)}</sup>` : `10${digits}`;
    const lead = mantissa.toFixed(1);
    return html`<span
      .style=${'white-space:nowrap'}
      title=${`ten to the power ${formatCount(exponent)}`}
      >${lead === '1.0' ? nothing : `${lead} · `}${power}</span
    >`;
  }

  #number(key: 'across' | 'down' | 'values' | 'edges' | 'options', label: string, most: number) {
    return html`<ew-number-field
      label=${label}
      .value=${this[key]}
      .min=${1}
      .max=${most}
      .whole=${true}
      step="1"
      @number-change=${(event: CustomEvent<{ value: number }>) => {
        this[key] = event.detail.value;
        void this.refresh();
      }}
    ></ew-number-field>`;
  }
}

define('ew-counting', CountingWorkshop);
