/** `<edgewise-playground>`: a session with the parts of it that `show` names, in one place. */

import { html, nothing, type PropertyValues } from 'lit';
import { define } from '../kit/define.js';
import { controls, tokens } from '../kit/tokens.js';
import { Follow } from '../kit/follow.js';
import { Later } from '../kit/later.js';
import { UndoKeys } from '../kit/undo-keys.js';
import { held } from './join.js';
import { messageBox, messageStyle } from './message-box.js';
import { layoutStyle } from './playground-style.js';
import type { EdgewisePlayground } from './public.js';
import { SessionHost } from './session-host.js';
import { loadRoom, roomView, sideOf, wordsOf, type Word } from './show.js';

const usual = 'controls network output';

/**
 * @slot header - above the playground
 * @slot footer - below it
 * @csspart task - the task of an exercise
 * @csspart controls - the room of Reset, Step, Play …
 * @csspart network - the room of the figure
 * @csspart output - that of the map, the plot or the table
 * @csspart loss - that of the loss curve
 * @csspart inspect - that of what is chosen in the figure
 * @csspart data - that of the data
 * @csspart training - that of the settings
 * @csspart searches - that of many starts
 * @csspart compare - that of two networks side by side
 * @csspart message - what is told, in a corner or in place of the figure
 * @cssprop [--edgewise-network-height=400px] - the height of the figure
 */
export class PlaygroundElement extends SessionHost implements EdgewisePlayground {
  static override properties = {
    ...SessionHost.properties,
    show: {},
    controls: {},
    alt: {},
    poster: {},
    reveal: {},
    hidesBehindPoster: { state: true },
  };
  /** What is seen, in this order: `controls network output loss inspect data training searches compare`; else as the exercise of the document says. */
  declare show: string | null;
  /** Which of them are shown: `reset step play speed timeline numbers`; all where it is not said. */
  declare controls: string | null;
  /** What it is about, for who does not see it. */
  declare alt: string | null;
  /** The address of a picture that stands there until the playground does. */
  declare poster: string | null;
  /** When the poster goes: `auto` with the first numbers, `interaction` at a click, `manual` by `dismissPoster()`. */
  declare reveal: string | null;
  /** @internal */
  declare hidesBehindPoster: boolean;

  static override styles = [tokens, controls, messageStyle, layoutStyle];

  /** Words whose rooms were asked for. */
  #loaded = '';
  readonly #task = new Later(
    () => this[held].loaded('A part of the playground', () => import('./task.js')),
    () => {
      this.requestUpdate();
    },
  );

  constructor() {
    super();
    this.show = null;
    this.controls = null;
    this.alt = null;
    this.poster = null;
    this.reveal = null;
    this.hidesBehindPoster = true;
    new Follow(this, () => this[held], ['document', 'notices']);
    new UndoKeys(this, () => this[held], this);
    this.addEventListener('edgewise-ready', () => {
      if ((this.reveal ?? 'auto') === 'auto') this.hidesBehindPoster = false;
    });
  }

  /** Puts the poster in front again. */
  showPoster(): Promise<void> {
    this.hidesBehindPoster = true;
    return this.updateComplete.then(() => undefined);
  }

  /** Takes it away; what waited for that is loaded. */
  dismissPoster(): Promise<void> {
    this.hidesBehindPoster = false;
    this.load();
    return this.updateComplete.then(() => undefined);
  }

  /** A picture of the network as PNG; null while there is none to be seen. */
  toBlob(): Promise<Blob | null> {
    return this.export('png');
  }

  /** What is taken along, as a `Blob`: a picture of the network (`svg`, `png`) or the document (`json`). */
  async export(format: 'svg' | 'png' | 'json'): Promise<Blob | null> {
    const { documentFile, pictureFile } = await import('./exported.js');
    const project = await this.present();
    if (!project) return null;
    if (format === 'json') return documentFile(project);
    const { figure = null } = this.renderRoot.querySelector('edgewise-network') ?? {};
    return figure && pictureFile(format, figure, project.title);
  }

  /** What the attribute says, else the exercise. */
  get #words(): readonly Word[] {
    const { exercise } = this[held].project ?? {};
    return wordsOf(this.show ?? exercise?.show?.join(' ') ?? usual);
  }

  protected override waitsForClick(): boolean {
    return this.poster !== null && this.hidesBehindPoster && this.reveal === 'interaction';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const words = this.#words.join(' ');
    if (words !== this.#loaded) {
      this.#loaded = words;
      for (const word of this.#words) {
        void this[held].loaded('A part of the playground', () => loadRoom(word));
      }
    }
    if (this[held].project?.exercise) this.#task.now();
  }

  override render() {
    const playground = this[held];
    const words = this.#words;
    const column = (side: 'left' | 'right') =>
      words
        .map((word, order) => [word, order] as const)
        .filter(([word]) => sideOf(word) === side)
        .map(
          ([word, order]) =>
            html`<section class=${`room ${word}`} part=${word} .style=${`order: ${String(order)}`}>
              ${roomView(word, playground)}
            </section>`,
        );
    const [left, right] = [column('left'), column('right')];
    return html`
      <slot name="header"></slot>
      <div
        class=${`frame ${left.length > 0 && right.length > 0 ? 'both' : ''}`}
        role="group"
        aria-label=${this.alt ?? playground.project?.title ?? 'Neural network'}
      >
        ${
          words.includes('controls')
            ? html`<section class="room controls" part="controls">
                <edgewise-controls
                  .playground=${playground}
                  .controls=${this.controls}
                ></edgewise-controls>
              </section>`
            : nothing
        }
        ${
          playground.project?.exercise
            ? html`<section class="room" part="task">
                <ew-task .playground=${playground}></ew-task>
              </section>`
            : nothing
        }
        <div class="columns">
          <div class="column">${left}</div>
          <div class="column">${right}</div>
        </div>
        ${messageBox(playground)} ${this.#poster()}
      </div>
      <slot name="footer"></slot>
    `;
  }

  #poster() {
    const { poster, hidesBehindPoster } = this;
    if (poster === null || !hidesBehindPoster) return nothing;
    const picture = html`<img src=${poster} alt=${this.alt ?? ''} />`;
    if (this.reveal !== 'interaction') return html`<div class="poster">${picture}</div>`;
    return html`<button class="poster" @click=${() => void this.dismissPoster()}>
      ${picture}<span>Try it</span>
    </button>`;
  }
}

define('edgewise-playground', PlaygroundElement);

declare global {
  interface HTMLElementTagNameMap {
    'edgewise-playground': PlaygroundElement;
  }
}
