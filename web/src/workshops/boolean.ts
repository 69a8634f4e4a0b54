/** II-5: any boolean function by one hidden layer of steps, and how its size grows with the bits. */

import { css, html, nothing } from 'lit';
import type { Construction } from '../../../wasm/src/answers.js';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Listing } from '../../../wasm/src/answers.js';
import { isLayered } from '../project/fit.js';
import { formatCount, formatNumber } from '../kit/format.js';
import '../kit/chart.js';
import type { Series } from '../kit/chart.js';
import { Workshop } from './workshop.js';
import { define } from '../kit/define.js';

const mostBits = 6;
const growthBits = [1, 2, 3, 4, 5, 6, 7, 8];
const mostNeuronsListed = 16;

/** A truth table: a digit a row, the first input the highest bit. */
type Fill = (row: number, bits: number) => boolean;

const ones = (row: number) => row.toString(2).replaceAll('0', '').length;

/** The same for the same row and number of bits: no luck is involved in comparing them. */
function scrambled(row: number, bits: number): boolean {
  let hash = (row + 1) * 2654435761 + bits * 40503;
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917);
  return ((hash ^ (hash >>> 16)) & 1) === 1;
}

const presets: readonly [string, Fill, string, string][] = [
  ['and', (row, bits) => row === 2 ** bits - 1, 'var(--ew-ink-soft)', 'line'],
  ['or', (row) => row > 0, 'var(--ew-bias)', 'dashed'],
  ['parity', (row) => ones(row) % 2 === 1, 'var(--ew-accent)', 'line'],
  ['majority', (row, bits) => ones(row) * 2 > bits, 'var(--ew-input)', 'dashed'],
  ['random', scrambled, 'var(--ew-positive)', 'line'],
];

const methods: Readonly<Record<string, string>> = {
  and: 'Each hidden neuron finds one pattern of bits where the answer is 1; the output asks whether any of them did.',
  'not and':
    'Each hidden neuron finds one pattern of bits where the answer is 0; the output asks whether none of them did.',
  sum: 'Only the number of ones matters. Each hidden neuron asks whether there are at least a certain number.',
  order:
    'The bits are read as one number. Each hidden neuron asks whether it has reached a value where the answer changes.',
};

function truthOf(fill: Fill, bits: number): string {
  return Array.from({ length: 2 ** bits }, (_, row) => (fill(row, bits) ? '1' : '0')).join('');
}

export class BooleanWorkshop extends Workshop {
  static override properties = {
    ...Workshop.properties,
    bits: { state: true },
    truth: { state: true },
    built: { state: true },
    rows: { state: true },
    growth: { state: true },
  };
  declare bits: number;
  declare truth: string;
  declare built: Construction | null;
  declare rows: Listing | null;
  declare growth: Series[];

  static override styles = [
    Workshop.styles,
    css`
      .truth {
        max-height: 330px;
        overflow: auto;
        border: 1px solid var(--ew-line);
        border-radius: var(--ew-radius);
        scrollbar-width: thin;
      }
      .truth th,
      .truth td {
        text-align: center;
        padding: 1px 6px;
      }
      .truth thead th {
        position: sticky;
        top: 0;
        background: var(--ew-surface);
      }
      .truth button {
        min-width: 44px;
        min-height: 26px;
        padding: 0 8px;
        font-weight: 600;
      }
      .truth button[aria-pressed='true'] {
        background: var(--ew-accent);
        border-color: var(--ew-accent);
        color: var(--ew-on-accent);
      }
      .neurons {
        columns: 17em;
        padding: 0;
        margin: 0;
        list-style: none;
        max-height: 150px;
        overflow: auto;
      }
      @media (pointer: coarse), (max-width: 640px) {
        .truth button {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.bits = 3;
    this.truth = truthOf((row) => ones(row) % 2 === 1, 3);
    this.built = null;
    this.rows = null;
    this.growth = [];
  }

  protected override async compute(client: Client): Promise<void> {
    this.built = await client.construct({ boolean: { truth: this.truth } });
    await client.open(this.built.project);
    this.rows = await client.inspect('listing', { count: 2 ** mostBits });
    if (this.growth.length === 0) this.growth = await this.#grow(client);
  }

  async #grow(client: Client): Promise<Series[]> {
    const growth: Series[] = [];
    for (const [name, fill, colour, look] of presets) {
      const points: [number, number][] = [];
      for (const bits of growthBits) {
        const { hidden } = await client.construct({ boolean: { truth: truthOf(fill, bits) } });
        points.push([bits, hidden]);
      }
      growth.push({ name, points, colour, look: look === 'dashed' ? 'dashed' : 'line' });
    }
    const bound: [number, number][] = [];
    for (const bits of growthBits) {
      bound.push([bits, (await client.ask('fewestHidden', { bits })).hidden]);
    }
    const name = 'lower bound';
    return [...growth, { name, points: bound, colour: 'var(--ew-negative)', look: 'dots' }];
  }

  override render() {
    const { built, rows } = this;
    const all = 2 ** this.bits;
    const right = built?.error === 0 ? `right on all ${String(all)} rows` : 'not right everywhere';
    return html`
      <p class="lead">
        Every table of zeros and ones has a network with a single hidden layer in which all neurons
        apply the same step. The price: most tables need a number of neurons that doubles with each
        bit.
      </p>
      <div class="bench">
        <div class="settings">
          ${this.slider('bits', this.bits, [1, mostBits], (bits) => {
            this.bits = bits;
            const fill = presets.find(([name]) => name === this.#preset)?.[1] ?? (() => false);
            this.#set(truthOf(fill, bits), this.#preset);
          })}
          <div class="chips" role="group" aria-label="Fill the table">
            ${presets.map(
              ([name, fill]) =>
                html`<button
                  aria-pressed=${this.truth === truthOf(fill, this.bits) ? 'true' : 'false'}
                  @click=${() => {
                    this.#set(truthOf(fill, this.bits), name);
                  }}
                >
                  ${name}
                </button>`,
            )}
          </div>
          ${this.#table(rows)}
          <p class="soft small">Click a cell of y to change it.</p>
        </div>
        <div class="result">
          <dl class="facts" aria-live="polite">
            ${this.fact('hidden neurons', built ? formatCount(built.hidden) : '–')}
            ${this.fact('check', built ? right : '–')}
          </dl>
          ${this.faultLine()}
          ${
            built
              ? html`<section>
                  <p>${methods[built.method] ?? ''}</p>
                  ${this.#neurons(built)}
                </section>`
              : nothing
          }
          ${this.putButton(built?.project, `Boolean function of ${String(this.bits)} bits`)}
          <section>
            <h3>Hidden neurons of these constructions, as bits are added</h3>
            <ew-chart
              label="Hidden neurons against the number of bits"
              empty="Counting …"
              .height=${220}
              .series=${this.growth}
              .x=${{ label: 'bits' }}
              .y=${{ label: 'hidden neurons', log: true }}
            ></ew-chart>
            <p class="soft small">
              The dots are a lower bound: n bits have 2 to the power 2ⁿ functions, and there are too
              few networks with fewer neurons to compute them all.
            </p>
          </section>
        </div>
      </div>
    `;
  }

  #preset = 'parity';

  #set(truth: string, preset: string): void {
    this.truth = truth;
    this.#preset = preset;
    void this.refresh();
  }

  #table(rows: Listing | null) {
    const names = Array.from({ length: this.bits }, (_, k) => `x${String(k + 1)}`);
    // Answers of the network that belongs to the table before this one are not shown.
    const said = rows?.total === this.truth.length ? rows.examples : [];
    return html`<div class="truth" tabindex="0" role="group" aria-label="Truth table">
      <table>
        <thead>
          <tr>
            ${names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">y</th>
            <th scope="col">network</th>
          </tr>
        </thead>
        <tbody>
          ${Array.from(this.truth, (value, row) => {
            const digits = row.toString(2).padStart(this.bits, '0');
            const output = said[row]?.predictions.y;
            return html`<tr>
              ${Array.from(digits, (digit) => html`<td>${digit}</td>`)}
              <td>
                <button
                  aria-pressed=${value === '1' ? 'true' : 'false'}
                  aria-label=${`y for ${digits}: ${value}`}
                  @click=${() => {
                    const turned = value === '1' ? '0' : '1';
                    this.#set(this.truth.slice(0, row) + turned + this.truth.slice(row + 1), '');
                  }}
                >
                  ${value}
                </button>
              </td>
              <td>${typeof output === 'number' ? formatNumber(output) : '–'}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** Each hidden neuron as a condition on the bits. */
  #neurons({ project }: Construction) {
    const { network } = project;
    if (isLayered(network)) return nothing;
    const kinds = new Map(network.neurons.map((neuron) => [neuron.id, neuron]));
    const hidden = network.neurons.filter(({ kind }) => kind === 'hidden');
    const sumInto = (id: string) =>
      network.edges
        .filter(({ to }) => to === id)
        .map(({ from, weight = 0 }) => {
          const tail = kinds.get(from);
          const size = formatNumber(Math.abs(weight));
          const name = tail?.kind === 'bias' ? '' : (tail?.label ?? from);
          const term = name === '' ? size : size === '1' ? name : `${size} ${name}`;
          return `${weight < 0 ? '−' : '+'} ${term}`;
        })
        .join(' ')
        .replace(/^\+ /u, '');
    return html`<ol class="neurons small" tabindex="0" aria-label="Hidden neurons">
      ${hidden
        .slice(0, mostNeuronsListed)
        .map(
          ({ id }) =>
            html`<li><span class="soft">neuron ${id}:</span> 1 if ${sumInto(id)} ≥ 0</li>`,
        )}
      ${
        hidden.length > mostNeuronsListed
          ? html`<li class="soft">… ${String(hidden.length - mostNeuronsListed)} more</li>`
          : nothing
      }
    </ol>`;
  }
}

define('ew-boolean', BooleanWorkshop);
