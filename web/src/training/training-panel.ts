/** How it is trained: step size, batch, seed, and more on demand. All of it applies while it runs. */

import { css, html, nothing } from 'lit';
import type { Training } from '../../../wasm/src/project.js';
import { formatCount, formatNumber } from '../kit/format.js';
import '../kit/number-field.js';
import { trainingOf } from '../project/defaults.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import type { MoreSettings } from './more-settings.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

interface NumberChange extends Event {
  detail: { value: number };
}

export class TrainingPanel extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame'];
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .seed {
        display: flex;
        gap: 8px;
        align-items: center;
      }
    `,
  ];

  override render() {
    const training = trainingOf(this.playground ?? {});
    return html`
      <h2>Training</h2>
      <div class="fields">
        <ew-number-field
          label="Step size"
          .value=${training.stepSize.initial}
          min="0"
          max="1000000"
          @number-change=${this.#set((initial) => ({ stepSize: { initial } }))}
        ></ew-number-field>
        <ew-number-field
          label="Batch size"
          .value=${training.batch}
          min="1"
          max="1000000"
          step="1"
          whole
          @number-change=${this.#set((batch) => ({ batch }))}
        ></ew-number-field>
        <ew-number-field
          label="Seed"
          .value=${training.init.seed}
          min="0"
          max="9007199254740991"
          step="1"
          whole
          @number-change=${this.#seed}
        ></ew-number-field>
        <button
          class="wide"
          title="New initial weights, from the next seed"
          @click=${this.#newStart}
        >
          New random weights
        </button>
      </div>
      <details @toggle=${this.#more}>
        <summary>More settings</summary>
        <ew-more-settings .playground=${this.playground}></ew-more-settings>
      </details>
      <details>
        <summary>Stop conditions</summary>
        <ew-stops .playground=${this.playground}></ew-stops>
      </details>
      ${this.#goal()}
    `;
  }

  /** What the author of the project asks for, where no task tells it. */
  #goal() {
    const { goal, exercise } = this.playground?.project ?? {};
    if (!goal || exercise) return nothing;
    const parts = [
      goal.testLoss === undefined ? '' : `a test loss of at most ${formatNumber(goal.testLoss)}`,
      goal.epochs === undefined ? '' : `within ${formatCount(goal.epochs)} epochs`,
      goal.neurons === undefined ? '' : `with at most ${formatCount(goal.neurons)} hidden neurons`,
    ].filter((part) => part !== '');
    const isMet = this.playground?.frame?.metrics.status === 'goal-met';
    return html`<p class="small">
      <strong>${isMet ? '✓ Goal met:' : 'Goal:'}</strong> ${parts.join(', ')}.
    </p>`;
  }

  #set(patchOf: (value: number) => Training) {
    return (event: NumberChange) => {
      void this.playground?.configure(patchOf(event.detail.value));
    };
  }

  /** All settings, those of the step size where they can be seen. */
  showMore(): void {
    const more = this.renderRoot.querySelector('details');
    if (!more) return;
    more.open = true;
    const settings = more.querySelector<MoreSettings>('ew-more-settings');
    void this.#more().then(() => settings?.showSchedule());
  }

  async #more(): Promise<void> {
    await this.playground?.loaded('A part of the page', () => import('./more-settings.js'));
  }

  #seed(event: NumberChange): void {
    void this.playground?.reset(event.detail.value);
  }

  #newStart(): void {
    void this.playground?.reset((seed) => seed + 1);
  }
}

define('ew-training', TrainingPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ew-training': TrainingPanel;
  }
}
