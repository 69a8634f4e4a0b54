/** A search of the page: it runs until it is done or stopped, and tells how far and how fast it is. */

import { css, html } from 'lit';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { formatCount, formatDuration, formatNumber } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import { controls } from '../kit/tokens.js';

/** Seconds before a rate says anything. */
const settled = 0.5;

interface Progress {
  done: number;
  total: number;
}

export abstract class SearchElement extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    shown: { attribute: false },
    progress: { state: true },
    fault: { state: true },
  };
  /** Whether it can be seen: what is not seen need not be measured. */
  declare shown: boolean;
  /** Null while nothing runs. */
  declare progress: Progress | null;
  declare fault: string;

  #stop: AbortController | null = null;
  #opened: unknown = null;
  /** What is searched. */
  #problem = '';
  #startedAt = 0;
  /** Done by an earlier run that this one goes on with. */
  #doneBefore = 0;

  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      input.number {
        width: 6em;
      }
      progress {
        flex: 1;
        min-width: 80px;
        accent-color: var(--ew-accent);
      }
      .pace {
        min-width: 16em;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = true;
    this.progress = null;
    this.fault = '';
  }

  /** A search of what is open no more ends, whether it is seen or not. */
  override willUpdate(): void {
    const { opened } = this.playground ?? {};
    if (opened === this.#opened) return;
    this.#opened = opened;
    if (this.#stop && this.#problem !== this.#present) this.stop();
  }

  /** The network and the data without weights, and how it is trained, as text. */
  get #present(): string {
    const { opened, project } = this.playground ?? {};
    return JSON.stringify([opened?.network, project?.data, project?.training]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** Does what takes long; what goes wrong in it is told. */
  protected async run(
    total: number,
    work: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<void>,
    doneBefore = 0,
  ): Promise<void> {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#problem = this.#present;
    this.#startedAt = performance.now();
    this.#doneBefore = doneBefore;
    this.progress = { done: doneBefore, total };
    this.fault = '';
    try {
      await work(stop.signal, (done) => {
        if (!stop.signal.aborted) this.progress = { done, total };
      });
    } catch (error) {
      if (error instanceof EdgewiseError) this.fault = error.message;
      else if (!stop.signal.aborted) this.fault = String(error);
    }
    this.#stop = null;
    this.progress = null;
  }

  /** A button to stop, a bar, and the pace. */
  protected bar(label: string, unit: string, button = 'Stop') {
    const { done, total } = this.progress ?? { done: 0, total: 1 };
    return html`<button
        @click=${() => {
          this.stop();
        }}
      >
        ${button}
      </button>
      <progress aria-label=${label} max=${total} .value=${done}></progress>
      <span class="soft pace">${this.#pace(done, total, unit)}</span>`;
  }

  #pace(done: number, total: number, unit: string): string {
    const elapsed = (performance.now() - this.#startedAt) / 1000;
    const since = done - this.#doneBefore;
    const counted = `${formatCount(done)} of ${formatCount(total)}`;
    if (since <= 0 || elapsed < settled) return counted;
    const rate = since / elapsed;
    return `${counted}, ${formatNumber(rate)} ${unit} a second, ${formatDuration((total - done) / rate)} left`;
  }

  protected faultLine() {
    return html`<p class="bad small" role="alert" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }
}
