/** How it is trained: step size, batch, seed, and more on demand. All of it applies while it runs. */

import { css, html, nothing } from 'lit';
import type {
  InitScheme,
  LossName,
  OptimizerName,
  ScheduleName,
  Training,
} from '../../../wasm/src/project.js';
import { formatCount, formatNumber } from '../views/format.js';
import './number-field.js';
import { StoreElement } from './store-element.js';
import { controls } from './tokens.js';

const schedules: readonly [ScheduleName, string][] = [
  ['constant', 'constant'],
  ['inverse-time', 'falls as 1 / (1 + decay · epoch)'],
  ['exponential', 'falls exponentially'],
  ['step', 'halves in steps'],
  ['cosine', 'falls along a cosine'],
];

const schemes: readonly [InitScheme, string][] = [
  ['auto', 'automatic'],
  ['uniform', 'uniform'],
  ['glorot', 'Glorot'],
  ['he', 'He'],
  ['zeros', 'zeros'],
];

const losses: readonly LossName[] = ['squared', 'absolute', 'huber', 'cross-entropy'];

const optimizers: readonly [OptimizerName, string][] = [
  ['sgd', 'gradient descent'],
  ['momentum', 'momentum'],
  ['nesterov', 'Nesterov'],
  ['rmsprop', 'RMSprop'],
  ['adam', 'Adam'],
];

type OptimizerSetting = 'momentum' | 'rho' | 'beta1' | 'beta2';

/** What each optimizer can be told beside the step size, and the usual value. */
const settings: Record<OptimizerName, readonly [OptimizerSetting, string, number][]> = {
  sgd: [],
  momentum: [['momentum', 'Momentum', 0.9]],
  nesterov: [['momentum', 'Momentum', 0.9]],
  rmsprop: [['rho', 'Decay of squares', 0.9]],
  adam: [
    ['beta1', 'Decay of means', 0.9],
    ['beta2', 'Decay of squares', 0.999],
  ],
};

const stops = [
  { key: 'epochs', label: 'Epochs', max: 1e9, whole: true },
  { key: 'loss', label: 'Training loss', max: 1e9, whole: false },
  { key: 'seconds', label: 'Seconds of training', max: 1e6, whole: false },
  { key: 'patience', label: 'Epochs without progress', max: 1e9, whole: true },
] as const;

interface NumberChange extends Event {
  detail: { value: number };
}

export class TrainingPanel extends StoreElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      details .fields {
        margin-top: 8px;
      }
      .seed {
        display: flex;
        gap: 8px;
        align-items: center;
      }
    `,
  ];

  override render() {
    const training = this.playground?.training ?? {};
    const stepSize = this.playground?.frame?.metrics.stepSize;
    const initial = training.stepSize?.initial ?? 0.03;
    const schedule = training.stepSize?.schedule ?? 'constant';
    return html`
      <h2>Training</h2>
      <div class="fields">
        <edgewise-number-field
          label="Step size"
          .value=${initial}
          min="0"
          max="1000000"
          @number-change=${this.#set((initial) => ({ stepSize: { initial } }))}
        ></edgewise-number-field>
        <edgewise-number-field
          label="Batch size"
          .value=${training.batch ?? 1}
          min="1"
          max="1000000"
          step="1"
          whole
          @number-change=${this.#set((batch) => ({ batch }))}
        ></edgewise-number-field>
        <edgewise-number-field
          label="Seed"
          .value=${training.init?.seed ?? 1}
          min="0"
          max="9007199254740991"
          step="1"
          whole
          @number-change=${this.#seed}
        ></edgewise-number-field>
        <span></span>
        <button title="Other initial weights, from the next seed" @click=${this.#newStart}>
          New start
        </button>
      </div>
      <details>
        <summary>More settings</summary>
        <div class="fields">
          <label for="loss">Loss</label>
          <select id="loss" @change=${this.#loss}>
            ${losses.map(
              (name) =>
                html`<option value=${name} ?selected=${name === (training.loss ?? 'squared')}>
                  ${name}
                </option>`,
            )}
          </select>
          <label for="optimizer">Optimizer</label>
          <select id="optimizer" @change=${this.#optimizer}>
            ${optimizers.map(
              ([name, label]) =>
                html`<option
                  value=${name}
                  ?selected=${name === (training.optimizer?.name ?? 'sgd')}
                >
                  ${label}
                </option>`,
            )}
          </select>
          <label for="schedule">Step size over time</label>
          <select id="schedule" @change=${this.#schedule}>
            ${schedules.map(
              ([name, label]) =>
                html`<option value=${name} ?selected=${name === schedule}>${label}</option>`,
            )}
          </select>
          ${
            schedule === 'constant'
              ? ''
              : html`<edgewise-number-field
                    label="Decay per epoch"
                    .value=${training.stepSize?.decay ?? 0.001}
                    min="0"
                    max="1000000"
                    @number-change=${this.#set((decay) => ({ stepSize: { decay } }))}
                  ></edgewise-number-field>
                  <p class="wide small soft">
                    At present ${stepSize === undefined ? '–' : formatNumber(stepSize)}.
                  </p>`
          }
          <edgewise-number-field
            label="L1"
            .value=${training.regularization?.l1 ?? 0}
            min="0"
            max="1000000"
            @number-change=${this.#set((l1) => ({
              regularization: { ...training.regularization, l1 },
            }))}
          ></edgewise-number-field>
          <edgewise-number-field
            label="L2"
            .value=${training.regularization?.l2 ?? 0}
            min="0"
            max="1000000"
            @number-change=${this.#set((l2) => ({
              regularization: { ...training.regularization, l2 },
            }))}
          ></edgewise-number-field>
          <edgewise-number-field
            label="Warm-up epochs"
            .value=${training.stepSize?.warmup ?? 0}
            min="0"
            max="1000000"
            step="1"
            whole
            @number-change=${this.#set((warmup) => ({ stepSize: { warmup } }))}
          ></edgewise-number-field>
          ${settings[training.optimizer?.name ?? 'sgd'].map(
            ([key, label, usual]) =>
              html`<edgewise-number-field
                label=${label}
                .value=${training.optimizer?.[key] ?? usual}
                min="0"
                max="0.999999"
                @number-change=${this.#set((value) => ({
                  optimizer: {
                    ...training.optimizer,
                    name: training.optimizer?.name ?? 'sgd',
                    [key]: value,
                  },
                }))}
              ></edgewise-number-field>`,
          )}
          <label for="order">Order</label>
          <select id="order" @change=${this.#order}>
            <option value="shuffle" ?selected=${training.order !== 'sequence'}>
              shuffled each epoch
            </option>
            <option value="sequence" ?selected=${training.order === 'sequence'}>
              as in the table
            </option>
          </select>
          <label for="scheme">Initial weights</label>
          <select id="scheme" @change=${this.#scheme}>
            ${schemes.map(
              ([name, label]) =>
                html`<option value=${name} ?selected=${name === (training.init?.scheme ?? 'auto')}>
                  ${label}
                </option>`,
            )}
          </select>
        </div>
      </details>
      <details>
        <summary>When to stop</summary>
        <p class="small soft">Training ends by itself when the first of these is reached.</p>
        <div class="fields">
          ${stops.map(
            ({ key, label, max, whole }) =>
              html`<edgewise-number-field
                label=${label}
                .value=${training.stop?.[key] ?? null}
                min=${whole ? 1 : 0}
                max=${max}
                step=${whole ? '1' : 'any'}
                ?whole=${whole}
                optional
                @number-change=${(event: CustomEvent<{ value: number | null }>) => {
                  void this.playground?.stopAt(key, event.detail.value);
                }}
              ></edgewise-number-field>`,
          )}
        </div>
      </details>
      ${this.#goal()}
    `;
  }

  /** The exercise that the author of the project sets. */
  #goal() {
    const { goal } = this.playground?.project ?? {};
    if (!goal) return nothing;
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

  #seed(event: NumberChange): void {
    void this.playground?.reset(event.detail.value);
  }

  #newStart(): void {
    const seed = this.playground?.training.init?.seed ?? 1;
    void this.playground?.reset(seed + 1);
  }

  async #loss(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const accepted = await this.playground?.configure({ loss: select.value as LossName });
    if (!accepted) select.value = this.playground?.training.loss ?? 'squared';
  }

  #optimizer(event: Event): void {
    const name = (event.target as HTMLSelectElement).value as OptimizerName;
    void this.playground?.configure({ optimizer: { name } });
  }

  #schedule(event: Event): void {
    const schedule = (event.target as HTMLSelectElement).value as ScheduleName;
    void this.playground?.configure({ stepSize: { schedule } });
  }

  #order(event: Event): void {
    const sequence = (event.target as HTMLSelectElement).value === 'sequence';
    void this.playground?.configure({ order: sequence ? 'sequence' : 'shuffle' });
  }

  async #scheme(event: Event): Promise<void> {
    const scheme = (event.target as HTMLSelectElement).value as InitScheme;
    const init = { ...this.playground?.training.init, scheme };
    if (await this.playground?.configure({ init })) await this.playground?.reset();
  }
}

customElements.define('edgewise-training', TrainingPanel);
