/**
 * A dialog that makes an exercise of what stands in the page, with all that it takes along in sight: as a
 * link, a file, or code for embedding.
 */

import { isCopied } from '../copied.js';
import { LitElement, html, nothing } from 'lit';
import type { Project, RoomName } from '../../../../wasm/src/project.js';
import type { DataInfo, Metrics } from '../../../../wasm/src/types.js';
import { define } from '../../kit/define.js';
import { dialogStyle } from '../../kit/dialog-style.js';
import { download, fileNameOf } from '../../kit/download.js';
import { formatCount, formatNumber } from '../../kit/format.js';
import '../../kit/number-field.js';
import { controls } from '../../kit/tokens.js';
import { carriedBy } from '../../project/carried.js';
import { asExercise, hideable, wordsShown, type ExerciseSettings } from '../../project/exercise.js';
import { passedOn, type Passed } from '../../project/link.js';
import { ignoredColumns } from '../../project/passed-on.js';
import { documentFile } from '../../tags/exported.js';
import { hasFiles } from '../beside.js';
import { embedCode, places, type Place } from '../embed-code.js';
import { shareStyle } from './share-style.js';

/** What stands in the page when the dialog is opened. */
export interface Standing {
  /** With its weights. */
  project: Project;
  info: DataInfo | null;
  metrics: Metrics | null;
  hidden: number;
}

type Room = (typeof hideable)[number];

const labels: Record<Room, string> = {
  output: 'Output',
  loss: 'Loss curve',
  inspect: 'Inspect and step through',
  data: 'Data',
  training: 'Training settings',
  searches: 'Searches',
  compare: 'Compare',
};

const frame = new URL('v1/embed.html', document.baseURI);
const isOnline = /^https?:$/.test(location.protocol);

function addressOf(passed: Passed): string | null {
  return isOnline && 'link' in passed ? new URL(`#${passed.link}`, location.href).href : null;
}

function aboutLink(passed: Passed): string {
  if ('reason' in passed) return passed.reason;
  if (!isOnline) return 'This page is a file on your device: a link to it works nowhere else.';
  return `The link holds all of it, in ${formatCount(passed.link.length)} characters. Nothing a learner does is sent anywhere.`;
}

export class ShareDialog extends LitElement {
  static override properties = {
    standing: { attribute: false },
    settings: { state: true },
    keepsIgnored: { state: true },
    place: { state: true },
    note: { state: true },
  };
  declare standing: Standing | null;
  declare settings: ExerciseSettings;
  declare keepsIgnored: boolean;
  declare place: Place;
  declare note: string;

  /** What is taken along with these settings. */
  #passed: Passed | null = null;

  static override styles = [controls, dialogStyle, shareStyle];

  constructor() {
    super();
    this.standing = null;
    this.settings = { title: '', task: '', show: hideable, isTrained: false, goal: undefined };
    this.keepsIgnored = false;
    this.place = 'tag';
    this.note = '';
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const { standing } = this;
    if (!standing) return;
    if (changed.has('standing')) this.#begin(standing);
    if (['standing', 'settings', 'keepsIgnored'].some((name) => changed.has(name))) {
      const exercise = asExercise(standing.project, this.settings);
      this.#passed = passedOn(exercise, standing.info, this.keepsIgnored);
      if (!changed.has('note')) this.note = '';
    }
  }

  /** An exercise that is open is the beginning of another. */
  #begin({ project: { title = '', exercise, goal } }: Standing): void {
    const show = hideable.filter((room) => exercise?.show?.includes(room) ?? true);
    this.settings = { title, task: exercise?.task ?? '', show, isTrained: false, goal };
  }

  override render() {
    const { standing } = this;
    const passed = this.#passed;
    if (!standing || !passed) return nothing;
    return html`<dialog
      aria-label="Share as an exercise"
      @close=${() => {
        this.remove();
      }}
    >
      <div class="head">
        <h2>Share as an exercise</h2>
        <button @click=${this.#close}>Close</button>
      </div>
      <div class="both">
        <div class="choices">
          ${this.#words()} ${this.#goal(standing)} ${this.#start(standing)} ${this.#rooms()}
        </div>
        <div class="choices">
          ${this.#ignored(standing, passed)} ${this.#carried(standing, passed)}
          ${this.#ways(passed)}
        </div>
      </div>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  // ---- what is set

  #words() {
    const { title, task } = this.settings;
    return html`<label class="field"
        >Title
        <input
          type="text"
          .value=${title}
          @change=${(event: Event) => {
            this.#set({ title: (event.target as HTMLInputElement).value });
          }}
      /></label>
      <label class="field"
        >Task
        <textarea
          rows="5"
          placeholder="What there is to do, in your words"
          .value=${task}
          @change=${(event: Event) => {
            this.#set({ task: (event.target as HTMLTextAreaElement).value });
          }}
        ></textarea>
      </label>`;
  }

  #goal({ info, metrics, hidden }: Standing) {
    const { goal = {} } = this.settings;
    const set = info && info.rows.test > 0 ? 'test' : 'training';
    const loss = (set === 'test' ? metrics?.testLoss : metrics?.trainLoss) ?? null;
    const isReached = loss !== null && goal.testLoss !== undefined && loss <= goal.testLoss;
    const field = (name: 'testLoss' | 'epochs' | 'neurons', label: string, isWhole: boolean) =>
      html`<ew-number-field
        label=${label}
        .value=${goal[name] ?? null}
        min=${isWhole ? 1 : 0}
        max="1000000000000"
        step=${isWhole ? '1' : '0.01'}
        ?whole=${isWhole}
        optional
        @number-change=${({ detail }: CustomEvent<{ value: number | null }>) => {
          const { [name]: _, ...others } = goal;
          this.#set({
            goal: { ...others, ...(detail.value !== null && { [name]: detail.value }) },
          });
        }}
      ></ew-number-field>`;
    return html`<fieldset>
      <legend>Goal</legend>
      <div class="fields">
        ${field('testLoss', `${set} loss at most`, false)} ${field('epochs', 'within epochs', true)}
        ${field('neurons', 'hidden neurons at most', true)}
      </div>
      <p class="small soft">
        ${loss === null ? nothing : html`Now: ${set} loss ${formatNumber(loss)}, ${formatCount(hidden)} hidden. `}
        ${
          goal.testLoss === undefined && Object.keys(goal).length > 0
            ? 'A goal needs a loss to be reached.'
            : isReached && this.settings.isTrained
              ? 'The network as it stands reaches it already.'
              : nothing
        }
      </p>
    </fieldset>`;
  }

  #start({ metrics }: Standing) {
    const epoch = Math.floor(metrics?.epoch ?? 0);
    const isUntrained = (metrics?.samples ?? 0) === 0;
    const choice = (isTrained: boolean, label: string, isOff = false) =>
      html`<label
        ><input
          type="radio"
          name="start"
          ?disabled=${isOff}
          .checked=${this.settings.isTrained === isTrained}
          @change=${() => {
            this.#set({ isTrained });
          }}
        />${label}</label
      >`;
    return html`<fieldset>
      <legend>Start</legend>
      ${choice(false, 'untrained')}
      ${choice(
        true,
        isUntrained
          ? 'trained (train it first)'
          : `trained, as it stands after ${formatCount(epoch)} epochs`,
        isUntrained,
      )}
    </fieldset>`;
  }

  #rooms() {
    const { show } = this.settings;
    return html`<fieldset>
      <legend>Show, besides network and controls</legend>
      ${hideable.map(
        (room) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${show.includes(room)}
              @change=${() => {
                this.#toggle(room);
              }}
            />${labels[room]}</label
          >`,
      )}
    </fieldset>`;
  }

  #toggle(room: Room): void {
    const { show } = this.settings;
    const isShown = (one: RoomName) => (one === room ? !show.includes(one) : show.includes(one));
    this.#set({ show: hideable.filter(isShown) });
  }

  #set(change: Partial<ExerciseSettings>): void {
    this.settings = { ...this.settings, ...change };
  }

  // ---- what it takes along

  #ignored({ project, info }: Standing, { left }: Passed) {
    if (!project.data?.table) return nothing;
    const ignored = ignoredColumns(project, info);
    const isTooLarge = ignored.length > 0 && !this.keepsIgnored && left.length === 0;
    const about = `${this.keepsIgnored ? 'They go along' : 'Left out'}: ${ignored.join(', ')}`;
    return html`<label class="switch"
        ><input
          type="checkbox"
          .checked=${!this.keepsIgnored && !isTooLarge}
          ?disabled=${isTooLarge}
          @change=${(event: Event) => {
            this.keepsIgnored = !(event.target as HTMLInputElement).checked;
          }}
        />Leave out ignored columns</label
      >
      <p class="small soft">
        ${
          ignored.length === 0
            ? 'This table has none.'
            : isTooLarge
              ? 'This table is too large for that: it goes along as a whole.'
              : about
        }
      </p>`;
  }

  #carried({ info }: Standing, { project }: Passed) {
    const all = info?.columns.map(({ name }) => name) ?? [];
    return html`<h3 id="carried">What it carries</h3>
      <dl aria-labelledby="carried">
        ${carriedBy(project, all).map(
          ({ what, about }) =>
            html`<dt>${what}</dt>
              <dd>${about}</dd>`,
        )}
      </dl>`;
  }

  // ---- the ways to pass it on

  #ways(passed: Passed) {
    const address = addressOf(passed);
    return html`${
        address === null
          ? nothing
          : html`<input
              class="link"
              type="text"
              aria-label="Link"
              readonly
              .value=${address}
              @focus=${(event: Event) => {
                (event.target as HTMLInputElement).select();
              }}
            />`
      }
      <div class="row">
        <button
          class="primary"
          ?disabled=${address === null}
          @click=${() => this.#copy('.link', 'The link is copied.')}
        >
          Copy link
        </button>
        <button @click=${this.#saveFile}>Save as a file</button>
        <span class="small soft" role="status">${this.note}</span>
      </div>
      <p class="small soft">${aboutLink(passed)}</p>
      ${hasFiles ? this.#code(passed) : nothing}`;
  }

  #code(passed: Passed) {
    const { project } = passed;
    const embedded = { project, link: 'link' in passed ? passed.link : null };
    const options = {
      show: wordsShown(this.settings.show),
      theme: null,
      readonly: false,
      autoplay: false,
      title: project.title ?? '',
      height: 640,
    };
    return html`<details>
      <summary>Code for embedding</summary>
      <div class="row">
        <select
          aria-label="Kind of page"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            this.place = places.find(([one]) => one === value)?.[0] ?? 'tag';
          }}
        >
          ${places.map(
            ([one, label]) =>
              html`<option value=${one} ?selected=${one === this.place}>${label}</option>`,
          )}
        </select>
        <button @click=${() => this.#copy('.code', 'The code is copied.')}>Copy code</button>
      </div>
      <textarea
        class="code"
        aria-label="Code"
        readonly
        .value=${embedCode(this.place, embedded, options, frame)}
      ></textarea>
    </details>`;
  }

  async #copy(field: string, done: string): Promise<void> {
    const from = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(field);
    from?.select();
    const isDone = await isCopied(from?.value ?? '');
    this.note = isDone ? done : 'It is selected: copy it from there.';
  }

  readonly #saveFile = async () => {
    const passed = this.#passed;
    if (!passed) return;
    const { project } = passed;
    const name = fileNameOf(project.title, 'exercise');
    download(await documentFile(project), `${name}.edgewise.json`);
    this.note = 'Saved. Dropped on the page, it opens as the exercise.';
  };

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}

define('ew-share-exercise', ShareDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ew-share-exercise': ShareDialog;
  }
}
