/** The settings of training that a beginner does not need. What needs no restart applies at once. */

import { lossNames, optimizerNames } from '../../../wasm/src/training-names.js';
import { css, html, nothing } from 'lit';
import type {
  InitScheme,
  LossName,
  OptimizerName,
  ScheduleName,
  Training,
} from '../../../wasm/src/project.js';
import { meaningOf } from '../kit/terms.js';
import '../kit/number-field.js';
import './schedule-curve.js';
import { trainingOf } from '../project/defaults.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { controls } from '../kit/tokens.js';
import { define } from '../kit/define.js';

const schedules: readonly [ScheduleName, string][] = [
  ['constant', 'constant'],
  ['inverse-time', 'inverse time'],
  ['exponential', 'exponential'],
  ['step', 'halves in steps'],
  ['cosine', 'cosine'],
];

const schemes: readonly [InitScheme, string][] = [
  ['auto', 'automatic'],
  ['uniform', 'uniform'],
  ['glorot', 'Glorot'],
  ['he', 'He'],
  ['zeros', 'zeros'],
];

const optimizers: Record<OptimizerName, string> = {
  sgd: 'gradient descent',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  adagrad: 'Adagrad',
  rmsprop: 'RMSprop',
  adam: 'Adam',
};

type OptimizerSetting = 'momentum' | 'rho' | 'beta1' | 'beta2';

/** What each optimizer can be told beside the step size. */
const settings: Record<OptimizerName, readonly [OptimizerSetting, string][]> = {
  sgd: [],
  momentum: [['momentum', 'Momentum']],
  nesterov: [['momentum', 'Momentum']],
  adagrad: [],
  rmsprop: [['rho', 'Decay of squares']],
  adam: [
    ['beta1', 'Decay of means'],
    ['beta2', 'Decay of squares'],
  ],
};

export class MoreSettings extends StoreElement {
  static override topics: readonly Topic[] = ['document'];
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        margin-top: 8px;
      }
    `,
  ];

  /** The schedule of the step size, with its curve below it. */
  showSchedule(): void {
    requestAnimationFrame(() => {
      this.renderRoot.querySelector('[for=schedule]')?.scrollIntoView({ block: 'start' });
    });
  }

  override render() {
    const training = trainingOf(this.playground ?? {});
    const { optimizer } = training;
    const { schedule } = training.stepSize;
    return html`
      <div class="fields">
        <label for="loss" title=${meaningOf('Loss')}>Loss</label>
        <select id="loss" @change=${this.#loss}>
          ${lossNames.map(
            (name) =>
              html`<option value=${name} ?selected=${name === training.loss}>${name}</option>`,
          )}
        </select>
        <label for="optimizer" title=${meaningOf('Optimizer')}>Optimizer</label>
        <select id="optimizer" @change=${this.#optimizer}>
          ${optimizerNames.map(
            (name) =>
              html`<option value=${name} ?selected=${name === optimizer.name}>
                ${optimizers[name]}
              </option>`,
          )}
        </select>
        <label for="schedule" title=${meaningOf('Step size over time')}>Step size over time</label>
        <select id="schedule" @change=${this.#schedule}>
          ${schedules.map(
            ([name, label]) =>
              html`<option value=${name} ?selected=${name === schedule}>${label}</option>`,
          )}
        </select>
        ${
          schedule === 'constant'
            ? nothing
            : html`<ew-number-field
                label="Decay per epoch"
                title=${meaningOf('Decay per epoch')}
                .value=${training.stepSize.decay}
                min="0"
                max="1000000"
                @number-change=${this.#set((decay) => ({ stepSize: { decay } }))}
              ></ew-number-field>`
        }
        <ew-number-field
          label="Warm-up epochs"
          title=${meaningOf('Warm-up epochs')}
          .value=${training.stepSize.warmup}
          min="0"
          max="1000000"
          step="1"
          whole
          @number-change=${this.#set((warmup) => ({ stepSize: { warmup } }))}
        ></ew-number-field>
        ${
          schedule === 'constant' && training.stepSize.warmup === 0
            ? nothing
            : html`<ew-schedule-curve
                class="wide"
                .playground=${this.playground}
              ></ew-schedule-curve>`
        }
        <ew-number-field
          label="L1"
          title=${meaningOf('L1')}
          .value=${training.regularization.l1}
          min="0"
          max="1000000"
          @number-change=${this.#set((l1) => ({ regularization: { l1 } }))}
        ></ew-number-field>
        <ew-number-field
          label="L2"
          title=${meaningOf('L2')}
          .value=${training.regularization.l2}
          min="0"
          max="1000000"
          @number-change=${this.#set((l2) => ({ regularization: { l2 } }))}
        ></ew-number-field>
        ${settings[optimizer.name].map(
          ([key, label]) =>
            html`<ew-number-field
              label=${label}
              title=${meaningOf(label)}
              .value=${optimizer[key]}
              min="0"
              max="0.999999"
              @number-change=${this.#set((value) => ({
                optimizer: { name: optimizer.name, [key]: value },
              }))}
            ></ew-number-field>`,
        )}
        <label for="order" title=${meaningOf('Order')}>Order</label>
        <select id="order" @change=${this.#order}>
          <option value="shuffle" ?selected=${training.order !== 'sequence'}>shuffled</option>
          <option value="sequence" ?selected=${training.order === 'sequence'}>
            as in the table
          </option>
        </select>
        <label for="scheme" title=${meaningOf('Initial weights')}>Initial weights</label>
        <select id="scheme" @change=${this.#scheme}>
          ${schemes.map(
            ([name, label]) =>
              html`<option value=${name} ?selected=${name === training.init.scheme}>
                ${label}
              </option>`,
          )}
        </select>
      </div>
      <button class="quiet small" @click=${this.#words}>What the words mean</button>
    `;
  }

  readonly #words = async () => {
    const part = await this.playground?.loaded('The words', () => import('../kit/words.js'));
    part?.showWords(this.renderRoot);
  };

  #set(patchOf: (value: number) => Training) {
    return (event: CustomEvent<{ value: number }>) => {
      void this.playground?.configure(patchOf(event.detail.value));
    };
  }

  async #loss(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const accepted = await this.playground?.configure({ loss: select.value as LossName });
    if (!accepted) select.value = trainingOf(this.playground ?? {}).loss;
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
    if (await this.playground?.configure({ init: { scheme } })) await this.playground?.reset();
  }
}

define('ew-more-settings', MoreSettings);
