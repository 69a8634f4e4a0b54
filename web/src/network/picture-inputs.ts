/** The inputs as one picture, in their place in the figure: that of the current example, to be drawn on. */

import { css, html, nothing } from 'lit';
import { define } from '../kit/define.js';
import '../kit/picture-pad.js';
import { controls } from '../kit/tokens.js';
import { pictureIn } from '../project/picture.js';
import { changeInput, exampleInput, exampleName } from '../session/example.js';
import { StoreElement } from '../session/store-element.js';
import type { Topic } from '../session/topics.js';
import type { Group } from './layout.js';
import { mostEdges } from './most-edges.js';

/** Width of a picture below which nothing stands beside Clear but the bias. */
const leastHint = 150;

export class PictureInputs extends StoreElement {
  static override topics: readonly Topic[] = ['document', 'view'];
  static override properties = {
    ...StoreElement.properties,
    block: { attribute: false },
    edges: { type: Number },
    show: { attribute: false },
  };
  /** Its place in the figure. */
  declare block: Group | null;
  /** Of the network. */
  declare edges: number;
  /** Shows the neurons one by one. */
  declare show: (all: boolean) => void;

  static override styles = [
    controls,
    css`
      /* Everything stands in the figure. */
      :host {
        display: contents;
      }
      .caption {
        position: absolute;
        translate: -50% -100%;
        width: max-content;
        min-height: 20px;
        padding: 0 6px;
        border: 0;
        background: none;
        color: var(--ew-ink-soft);
        font-size: 0.75rem;
        line-height: 1.3;
        white-space: normal;
      }
      .caption:hover:not(:disabled) {
        color: var(--ew-ink);
        text-decoration: underline;
      }
      ew-picture-pad {
        position: absolute;
        --pad: 100%;
        --pad-border: 2.5px solid var(--ew-input);
      }
      @media (pointer: coarse) {
        .caption::before {
          content: '';
          position: absolute;
          inset: auto 0 0;
          height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.block = null;
    this.edges = 0;
    this.show = () => undefined;
  }

  override render() {
    const { playground, block } = this;
    const data = playground?.opened?.data ?? null;
    const picture = pictureIn(data);
    if (!playground || !block || !picture) return nothing;
    const count = picture.rows * picture.columns;
    const together = `${String(picture.columns)} × ${String(picture.rows)} inputs, together`;
    const few = this.edges <= mostEdges;
    const all = `Show all ${String(count)} neurons of layer ${String(block.layer + 1)}`;
    const top = block.y - block.height / 2;
    const input = exampleInput(playground);
    return html`<button
        class="caption"
        .style=${`left:${String(block.x)}px;top:${String(top - 2)}px;max-width:${String(block.width + 28)}px`}
        aria-label=${`${together}: ${all.toLowerCase()}`}
        title=${few ? all : 'Too many edges to draw them one by one'}
        ?disabled=${!few}
        @click=${() => {
          this.show(true);
        }}
      >
        ${together}
      </button>
      <ew-picture-pad
        .style=${`left:${String(block.x - block.width / 2)}px;top:${String(top)}px;width:${String(block.width)}px`}
        .name=${'Draw the inputs'}
        .hint=${block.width < leastHint ? '' : playground.example.input ? 'drawn' : exampleName(playground)}
        .picture=${picture}
        .values=${picture.names.map((name) => Number(input?.[name] ?? 0))}
        @values-change=${({ detail }: CustomEvent<number[]>) => {
          const cells = picture.names.map((name, k) => [name, detail[k] ?? 0] as const);
          changeInput(playground, Object.fromEntries(cells));
        }}
      ></ew-picture-pad>`;
  }

  /** The picture as it stands, for one of the whole figure; null before it is drawn. */
  get canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector('ew-picture-pad')?.canvas ?? null;
  }
}

define('ew-picture-inputs', PictureInputs);

declare global {
  interface HTMLElementTagNameMap {
    'ew-picture-inputs': PictureInputs;
  }
}
