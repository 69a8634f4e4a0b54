/** Rows whose inputs are a picture, as pictures with what the network says to each; a click chooses one. */

import { css, html, nothing } from 'lit';
import type { ListedExample } from '../../../wasm/src/answers.js';
import { define } from '../kit/define.js';
import { cellFormat, formatCount } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { paintInk, paper } from '../kit/picture-paper.js';
import { controls } from '../kit/tokens.js';
import { pictureIn } from '../project/picture.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import './example-line.js';

const count = 21;

type Order = 'worst first' | 'wrong ones' | 'in order';

const orders: readonly Order[] = ['worst first', 'wrong ones', 'in order'];

export class Pictures extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run', 'view'];
  static override properties = {
    ...StoreElement.properties,
    order: { state: true },
    set: { state: true },
    from: { state: true },
  };
  declare order: Order;
  declare set: 'train' | 'test';
  declare from: number;

  #painted: { of: unknown; picture: unknown } = { of: null, picture: null };
  readonly #listing = new Inquiry(this, () => this.playground, {
    about: ({ opened }) => (opened?.data ? [this.order, this.#set, this.from] : null),
    pause: 1000,
    ask: (playground) =>
      playground.inspect('listing', {
        set: this.#set,
        from: this.from,
        count,
        ...(this.order === 'in order'
          ? { order: 'row' }
          : { order: 'loss', descending: true, wrong: this.order === 'wrong ones' }),
      }),
  });

  static override styles = [
    controls,
    paper,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        font-size: var(--ew-small);
      }
      .choose {
        justify-content: space-between;
      }
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(var(--least), 1fr));
        gap: 6px 4px;
        align-content: start;
        /* Three lines of them: fewer pictures move nothing. */
        min-height: 226px;
      }
      .all button {
        display: grid;
        justify-items: center;
        gap: 3px;
        min-height: 70px;
        padding: 3px 2px;
        border-color: transparent;
        background: none;
        font-size: 0.75rem;
        line-height: 1.1;
        font-variant-numeric: tabular-nums;
      }
      .all button:hover {
        border-color: var(--ew-control);
      }
      .all button[aria-pressed='true'] {
        border-color: var(--ew-accent);
        box-shadow: inset 0 0 0 1px var(--ew-accent);
      }
      canvas {
        width: 40px;
        aspect-ratio: 1;
        object-fit: contain;
        border: 1px solid var(--ew-line);
        border-radius: 2px;
      }
      .said {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .wrong .said {
        color: var(--ew-bad);
        font-weight: 600;
      }
      .pages button {
        min-width: 32px;
        padding: 0 9px;
      }
      @media (pointer: coarse) {
        .pages button {
          min-width: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.order = 'worst first';
    this.set = 'test';
    this.from = 0;
  }

  /** Without test rows the training rows are shown. */
  get #set(): 'train' | 'test' {
    return this.playground?.opened?.data?.rows.test === 0 ? 'train' : this.set;
  }

  override render() {
    const { playground } = this;
    const data = playground?.opened?.data ?? null;
    if (!playground || !data || !pictureIn(data)) return nothing;
    const { answer, fault } = this.#listing;
    const examples = answer?.examples ?? [];
    return html`<div class="row choose">
        <span class="row">
          <select aria-label="Pictures of" @change=${this.#chooseSet}>
            ${(['test', 'train'] as const).map(
              (one) =>
                html`<option
                  value=${one}
                  .selected=${one === this.#set}
                  ?disabled=${data.rows[one] === 0}
                >
                  ${one === 'test' ? 'test rows' : 'training rows'}
                </option>`,
            )}
          </select>
          <select aria-label="Order of the pictures" @change=${this.#chooseOrder}>
            ${orders.map(
              (one) => html`<option value=${one} .selected=${one === this.order}>${one}</option>`,
            )}
          </select>
        </span>
      </div>
      ${fault === '' ? nothing : html`<p class="bad" role="alert">${fault}</p>`}
      <div
        class="all"
        role="group"
        aria-label="Pictures, with what the network says"
        .style=${`--least:${String(this.#least)}px`}
      >
        ${examples.map((one) => this.#one(one))}
        ${
          answer && examples.length === 0
            ? html`<p class="soft">
                ${this.order === 'wrong ones' ? 'None is predicted wrong.' : 'No rows.'}
              </p>`
            : nothing
        }
      </div>
      ${this.#pages(answer?.total ?? 0, answer?.wrong ?? 0)}
      <ew-example-line .playground=${playground}></ew-example-line>`;
  }

  /** Width of a picture with what is written below it. */
  get #least(): number {
    const targets = this.playground?.opened?.data?.columns.filter(({ role }) => role === 'target');
    const letters = Math.max(
      ...(targets ?? []).map(({ categories }) => Math.max(...categories.map((one) => one.length))),
    );
    return Math.max(46, Math.min(118, (2 * letters + 3) * 6 + 8));
  }

  #one({ index, row, cells, predictions, correct }: ListedExample) {
    const { playground } = this;
    const format = cellFormat(playground?.project?.data);
    const targets = playground?.opened?.data?.columns.filter(({ role }) => role === 'target') ?? [];
    const truth = targets.map(({ name }) => format(cells[name])).join(', ');
    const said = targets.map(({ name }) => format(predictions[name])).join(', ');
    const { example } = playground ?? {};
    const isChosen =
      example?.input === null && example.set === this.#set && example.index === index;
    const isWrong = correct === false;
    const told = isWrong ? `${truth} → ${said}` : said;
    const verdict =
      correct === null ? `is ${truth}` : isWrong ? 'predicted wrong' : 'predicted right';
    return html`<button
      class=${isWrong ? 'wrong' : ''}
      aria-label=${`Row ${formatCount(row + 1)}: ${told}, ${verdict}`}
      aria-pressed=${isChosen ? 'true' : 'false'}
      title=${isWrong ? `${truth}, predicted ${said}` : truth}
      @click=${() => {
        playground?.chooseExample(this.#set, index);
      }}
    >
      <canvas class="paper" data-index=${index}></canvas>
      <span class="said">${told}</span>
    </button>`;
  }

  #pages(total: number, wrong: number) {
    const { from } = this;
    const last = Math.min(total, from + count);
    const go = (label: string, sign: string, to: number) =>
      html`<button
        aria-label=${label}
        ?disabled=${to < 0 || to >= total}
        @click=${() => {
          this.from = to;
        }}
      >
        ${sign}
      </button>`;
    const shown = total === 0 ? '0' : `${formatCount(from + 1)} to ${formatCount(last)}`;
    return html`<div class="row choose pages">
      <span class="soft"
        >${shown} of
        ${formatCount(total)}${this.order === 'in order' ? `, ${formatCount(wrong)} predicted wrong` : ''}</span
      >
      <span class="row">
        ${go('Pictures before', '‹', from - count)} ${go('More pictures', '›', from + count)}
      </span>
    </div>`;
  }

  readonly #chooseSet = (event: Event) => {
    this.set = (event.target as HTMLSelectElement).value as 'train' | 'test';
    this.from = 0;
  };

  readonly #chooseOrder = (event: Event) => {
    this.order = (event.target as HTMLSelectElement).value as Order;
    this.from = 0;
  };

  override updated(): void {
    const { answer } = this.#listing;
    const picture = pictureIn(this.playground?.opened?.data ?? null);
    if (!picture || !answer) return;
    if (this.#painted.of === answer && this.#painted.picture === picture) return;
    this.#painted = { of: answer, picture };
    const cells = new Map(answer.examples.map((one) => [one.index, one.cells]));
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const of = cells.get(Number(canvas.dataset.index));
      if (of)
        paintInk(
          canvas,
          picture,
          picture.names.map((name) => Number(of[name] ?? 0)),
        );
    }
  }
}

define('ew-pictures', Pictures);
