/**
 * The timeline of the run: a slider over the examples seen, from the start to where training stands.
 * It stops at the moments that are kept.
 */

import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Kept } from '../session/timeline.js';
import { formatCount, formatFixed } from '../kit/format.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const explanation =
  'Go back to any earlier moment of this run. Play and Step go on from there; Undo brings back what came after.';

export class TimelineSlider extends StoreElement {
  static override topics: readonly Topic[] = ['frame', 'run'];
  /** Where the pointer holds it. */
  #held: number | null = null;

  static override styles = [
    controls,
    css`
      :host {
        min-width: 0;
        container-type: inline-size;
      }
      div {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      input {
        flex: 1;
        width: 0;
        margin: 0;
        cursor: pointer;
      }
      input:disabled {
        cursor: default;
      }
      @media (pointer: coarse), (max-width: 640px) {
        input {
          min-height: 44px;
        }
      }
      /* Where there is little room, the slider needs all of it: its name stands over it. */
      @container (width < 170px) {
        div {
          position: relative;
        }
        label {
          position: absolute;
          top: 0;
          font-size: 0.75rem;
          line-height: 16px;
          pointer-events: none;
        }
        input {
          translate: 0 7px;
        }
      }
    `,
  ];

  override render() {
    const moments = this.#moments;
    const at = this.#at;
    const from = moments[0]?.metrics.samples ?? 0;
    const to = moments.at(-1)?.metrics.samples ?? 0;
    return html`<div>
      <label class="soft" for="slider" title=${explanation}>Timeline</label>
      <input
        id="slider"
        type="range"
        aria-label="Timeline"
        aria-description=${explanation}
        title=${explanation}
        min=${from}
        max=${Math.max(from + 1, to)}
        step="any"
        .value=${live(String(this.#held ?? moments[at]?.metrics.samples ?? from))}
        aria-valuetext=${this.#text(moments[at])}
        ?disabled=${moments.length < 2}
        @input=${this.#drag}
        @change=${this.#letGo}
        @keydown=${this.#key}
      />
    </div>`;
  }

  get #moments(): readonly Kept[] {
    return this.playground?.timeline.moments ?? [];
  }

  /** The place of the moment that is shown. */
  get #at(): number {
    const samples = this.playground?.shownMoment?.metrics.samples;
    const isShown = ({ metrics }: Kept) => metrics.samples === samples;
    return samples === undefined ? this.#moments.length - 1 : this.#moments.findIndex(isShown);
  }

  #text(moment: Kept | undefined): string {
    // A text that changed sixty times a second would be read out without end.
    if (!moment || this.playground?.running) return 'the latest moment';
    const { epoch, trainLoss } = moment.metrics;
    return `epoch ${formatCount(epoch)}, training loss ${formatFixed(trainLoss)}`;
  }

  #show(moment: Kept | undefined): void {
    if (moment) void this.playground?.showMoment(moment);
  }

  #drag(event: Event): void {
    const held = (event.target as HTMLInputElement).valueAsNumber;
    const away = ({ metrics }: Kept) => Math.abs(metrics.samples - held);
    let nearest = this.#moments[0];
    for (const one of this.#moments) if (nearest && away(one) <= away(nearest)) nearest = one;
    this.#held = held;
    if (nearest !== this.#moments[this.#at]) this.#show(nearest);
  }

  #letGo(): void {
    this.#held = null;
    this.requestUpdate();
  }

  /** A moment a key; a tenth of the moments with Page Up and Page Down. */
  #key(event: KeyboardEvent): void {
    const last = this.#moments.length - 1;
    const page = Math.max(1, Math.round(last / 10));
    const at = this.#at;
    const next = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - page,
      PageUp: at + page,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const place = Math.max(0, Math.min(last, next));
    if (place !== at) this.#show(this.#moments[place]);
  }
}

define('ew-timeline', TimelineSlider);
