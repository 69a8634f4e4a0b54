/** The bar that is always there: Reset, Step, Play, how fast, where training stands and how it came there. */

import { css, html, nothing } from 'lit';
import type { StepAmount } from '../session/playground.js';
import { speeds } from '../session/speed.js';
import { formatCount, formatFixed, formatPercent, measuredRows } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

/** Milliseconds between two announcements to a screen reader while it trains. */
const announceEvery = 2000;

export class Transport extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  static override properties = {
    ...StoreElement.properties,
    only: { attribute: false },
    hint: { attribute: false },
  };
  /** Which of its controls are shown, by their names: reset step play speed timeline numbers; all where it is null. */
  declare only: readonly string[] | null;
  /** What to do first, said beside Play; nothing where it is empty. */
  declare hint: string;
  #announced = '';
  #announcedAt = 0;
  #stepBy: StepAmount = 'epoch';

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px 10px;
        flex-wrap: wrap;
      }
      .first {
        position: relative;
        display: grid;
      }
      .play {
        min-width: 6.5em;
      }
      /* It moves nothing, and lets clicks through. */
      #hint {
        position: absolute;
        z-index: 1;
        top: calc(100% + 10px);
        left: 50%;
        translate: -50%;
        width: max-content;
        padding: 4px 12px;
        border-radius: var(--ew-radius);
        background: var(--ew-accent);
        color: var(--ew-on-accent);
        font-weight: 600;
        pointer-events: none;
      }
      #hint::before {
        content: '';
        position: absolute;
        bottom: 100%;
        left: calc(50% - 6px);
        border: 6px solid transparent;
        border-top: 0;
        border-bottom-color: var(--ew-accent);
      }
      .step {
        display: flex;
      }
      .step button {
        border-radius: var(--ew-radius) 0 0 var(--ew-radius);
        border-right: 0;
      }
      .step select {
        border-color: var(--ew-line);
        border-radius: 0 var(--ew-radius) var(--ew-radius) 0;
      }
      /* It comes a little later; its room is there. */
      ew-timeline {
        flex: 1 1 84px;
        min-height: 30px;
      }
      dl {
        display: flex;
        gap: 4px 10px;
        flex-wrap: wrap;
        margin-left: auto;
      }
      dl div {
        display: flex;
        gap: 6px;
        align-items: baseline;
      }
      dt {
        color: var(--ew-ink-soft);
      }
      dd {
        min-width: 4.4em;
        font-weight: 600;
      }
      dd.of {
        min-width: 0;
        font-weight: 400;
      }
      ew-sparkline {
        display: none;
      }
      /* The last row has what stays in sight while the page scrolls. */
      @container edgewise (width < 640px) {
        :host {
          gap: 4px 8px;
        }
        .row,
        dl {
          display: contents;
        }
        :host::before,
        :host::after {
          content: '';
          order: 1;
          flex-basis: 100%;
        }
        :host::after {
          order: 3;
        }
        button {
          padding: 3px 8px;
        }
        .step,
        .step select {
          flex: 1;
        }
        #hint {
          left: 0;
          translate: none;
        }
        #hint::before {
          left: 32px;
        }
        .first,
        dl div,
        ew-sparkline {
          order: 4;
        }
        .play {
          min-width: 5em;
        }
        dl div {
          display: block;
          line-height: 1.4;
        }
        dt {
          font-size: var(--ew-small);
        }
        dd {
          min-width: 4em;
        }
        dl div:nth-child(n + 3) {
          order: 2;
          display: flex;
          gap: 4px;
          font-size: 0.75rem;
        }
        dl div:nth-child(n + 3) dd {
          min-width: 0;
        }
        ew-sparkline {
          display: block;
          flex: 1;
          height: 36px;
          /* For what the page puts beside the last row. */
          margin-right: var(--ew-bar-end, 0);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.only = null;
    this.hint = '';
  }

  override render() {
    const playground = this.playground;
    const hides = (name: string) => this.only?.includes(name) === false;
    const metrics = playground?.frame?.metrics;
    const turn = playground?.turn;
    const ready = playground?.opened?.data !== undefined && playground.opened.data !== null;
    const running = playground?.running ?? false;
    const rows = playground?.opened?.data?.rows;
    const measured = measuredRows(rows, rows?.test === 0 ? 'train' : 'test');
    return html`
      <div class="row">
        <button
          ?hidden=${hides('reset')}
          ?disabled=${!ready}
          title="Back to the initial weights"
          @click=${this.#reset}
        >
          Reset
        </button>
        <span class="step" ?hidden=${hides('step')}>
          <button ?disabled=${!ready} title="Train one step" @click=${this.#step}>Step</button>
          <select aria-label="Step by" @change=${this.#chooseStep}>
            <option value="epoch" selected>one epoch</option>
            <option value="batch">one batch</option>
            <option value="example">one example</option>
          </select>
        </span>
        <span class="first" ?hidden=${hides('play')}>
          <button
            class="primary play"
            ?disabled=${!ready}
            aria-describedby=${this.hint === '' ? nothing : 'hint'}
            @click=${this.#toggle}
          >
            ${running ? 'Pause' : 'Play'}
          </button>
          ${this.hint === '' ? nothing : html`<span id="hint">${this.hint}</span>`}
        </span>
        <select
          ?hidden=${hides('speed')}
          aria-label="Speed"
          title="Speed"
          @change=${this.#chooseSpeed}
        >
          ${speeds.map(
            (speed) =>
              html`<option value=${speed.id} ?selected=${speed === playground?.speed}>
                ${speed.label}
              </option>`,
          )}
        </select>
      </div>
      <ew-timeline ?hidden=${hides('timeline')} .playground=${playground}></ew-timeline>
      <dl ?hidden=${hides('numbers')}>
        <div>
          <dt>epoch</dt>
          <dd class="epoch">${formatCount(metrics?.epoch ?? 0)}</dd>
        </div>
        <div>
          <dt>training loss</dt>
          <dd>${formatFixed(metrics?.trainLoss ?? null)}</dd>
        </div>
        <div>
          <dt>test loss</dt>
          <dd>${formatFixed(metrics?.testLoss ?? null)}</dd>
        </div>
        ${
          (metrics?.accuracy ?? null) === null
            ? ''
            : html`<div title=${`Share of the ${measured} whose category is predicted correctly`}>
                <dt>accuracy</dt>
                <dd>${formatPercent(metrics?.accuracy ?? null)}</dd>
                <dd class="of soft">of ${measured}</dd>
              </div>`
        }
        ${
          turn
            ? html`<div title=${`Row ${formatCount(turn.row + 1)} of the table`}>
                <dt>example</dt>
                <dd>${turn.place + 1} of ${playground.opened?.data?.rows.train}</dd>
              </div>`
            : ''
        }
      </dl>
      <ew-sparkline ?hidden=${hides('numbers')} .playground=${playground}></ew-sparkline>
      <div role="status" class="hidden-visually">${this.#announcement()}</div>
    `;
  }

  #announcement(): string {
    const metrics = this.playground?.frame?.metrics;
    if (!metrics) return 'Loading';
    const now = performance.now();
    if (this.playground?.running && now - this.#announcedAt < announceEvery) return this.#announced;
    this.#announcedAt = now;
    const loss = metrics.testLoss ?? metrics.trainLoss;
    this.#announced = `Epoch ${formatCount(metrics.epoch)}, loss ${formatFixed(loss)}`;
    return this.#announced;
  }

  #toggle(): void {
    if (this.playground?.running) this.playground.pause();
    else this.playground?.play();
  }

  #reset(): void {
    void this.playground?.reset();
  }

  #step(): void {
    void this.playground?.step(this.#stepBy);
  }

  #chooseStep(event: Event): void {
    this.#stepBy = (event.target as HTMLSelectElement).value as StepAmount;
  }

  #chooseSpeed(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const speed = speeds.find((one) => one.id === value);
    if (speed) this.playground?.setSpeed(speed);
  }
}

define('ew-transport', Transport);
