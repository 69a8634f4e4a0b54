/**
 * The task of an exercise, as its author set it: the text, what is to be reached and how far that is, and
 * that it is solved.
 *
 * @fires exercise-leave
 */

import { css, html, nothing } from 'lit';
import type { GoalScore } from '../../../wasm/src/answers.js';
import { define } from '../kit/define.js';
import { formatCount, formatFixed, formatNumber } from '../kit/format.js';
import { Inquiry } from '../kit/inquiry.js';
import { tasksStyle } from '../kit/tasks-style.js';
import { controls } from '../kit/tokens.js';
import type { Playground } from '../session/playground.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import { defaults } from '../project/defaults.js';

type Condition = GoalScore['conditions'][number];

const counted = (count: number, one: string) =>
  `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;

function wordsOf({ name, limit }: Condition, hasTestRows: boolean): string {
  switch (name) {
    case 'testLoss':
      return `${hasTestRows ? 'Test' : 'Training'} loss at most ${formatNumber(limit)}`;
    case 'epochs':
      return `Within ${counted(limit, 'epoch')}`;
    case 'neurons':
      return `At most ${counted(limit, 'hidden neuron')}`;
  }
}

export class Task extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'frame', 'run'];
  static override properties = {
    ...StoreElement.properties,
    canLeave: { type: Boolean },
  };
  /** The page around it shows more without the exercise. */
  declare canLeave: boolean;

  readonly #goal = new Inquiry<Playground, GoalScore>(this, () => this.playground, {
    ask: (playground) => playground.inspect('goal', {}),
    about: ({ project }) => (project?.goal ? [project.goal] : null),
  });

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
        overflow: auto;
        scrollbar-width: thin;
      }
      section,
      .text {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      summary {
        font-weight: 600;
        font-size: 1rem;
        line-height: inherit;
        color: var(--ew-ink);
        overflow-wrap: anywhere;
      }
      /* A title of two lines is as easy to hit. */
      @media (pointer: coarse), (max-width: 640px) {
        summary {
          padding-block: 12px;
        }
      }
      .text {
        margin-top: 8px;
      }
      .text p {
        max-width: 68ch;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      .value {
        white-space: nowrap;
      }
      .told {
        padding: 6px 10px;
        border-left: 3px solid var(--ew-line);
      }
      .told.solved {
        border-left-color: var(--ew-accent);
        background: color-mix(in srgb, var(--ew-accent) 10%, var(--ew-surface));
        font-weight: 600;
      }
      .leave {
        justify-self: start;
      }
      ${tasksStyle}
    `,
  ];

  constructor() {
    super();
    this.canLeave = false;
  }

  override render() {
    const { title = '', exercise, goal } = this.playground?.project ?? {};
    if (!exercise) return nothing;
    const paragraphs = (exercise.task ?? defaults.exercise.task)
      .split(/\n\s*\n/)
      .filter((text) => text.trim() !== '');
    const score = goal ? this.#goal.current : null;
    return html`<section aria-label="Exercise">
      <details open>
        <summary>${title === '' ? 'Exercise' : title}</summary>
        <div class="text">
          ${paragraphs.map((text) => html`<p>${text.trim()}</p>`)}
          ${score ? this.#conditions(score) : nothing}
        </div>
      </details>
      ${
        goal
          ? html`<p class=${score?.met === true ? 'told solved' : 'told'} aria-live="polite">
              ${score ? this.#told(score) : ''}
            </p>`
          : nothing
      }
      ${
        this.canLeave
          ? html`<button
              class="link leave"
              title="Shows the whole page, with this network. Undo brings the exercise back."
              @click=${() => this.dispatchEvent(new Event('exercise-leave'))}
            >
              Leave the exercise
            </button>`
          : nothing
      }
    </section>`;
  }

  #conditions({ conditions }: GoalScore) {
    const hasTestRows = (this.playground?.opened?.data?.rows.test ?? 0) > 0;
    return html`<ul class="tasks" aria-label="Goal">
      ${conditions.map((one) => {
        const { holds } = one;
        return html`<li class=${holds ? 'done' : ''}>
          <span class="tick" role="img" aria-label=${holds ? 'Holds:' : 'Does not hold yet:'}
            >${holds ? '✓' : ''}</span
          >
          <span>${wordsOf(one, hasTestRows)} ${this.#now(one)}</span>
        </li>`;
      })}
    </ul>`;
  }

  #now({ name, value }: Condition) {
    if (value === null) return nothing;
    const shown = name === 'testLoss' ? formatFixed(value) : formatCount(value);
    return html`<span class="value soft">(now ${shown})</span>`;
  }

  #told({ met, conditions }: GoalScore): string {
    const { metrics } = this.playground?.frame ?? {};
    const epoch = Math.floor(metrics?.epoch ?? 0);
    if (met) return `✓ Solved, after ${counted(epoch, 'epoch')}.`;
    const fails = (name: Condition['name']) =>
      conditions.some((one) => one.name === name && !one.holds);
    if (fails('epochs')) return 'Too many epochs. Reset starts again.';
    if (fails('neurons')) return 'The network has too many hidden neurons.';
    const { status } = metrics ?? {};
    if (status === 'diverged') return 'The weights grew without bound. Reset starts again.';
    if (status === 'stopped') return 'Training has ended, and the goal is not reached yet.';
    return 'Not solved yet.';
  }
}

define('ew-task', Task);

declare global {
  interface HTMLElementTagNameMap {
    'ew-task': Task;
  }
}
