/**
 * Beside the network on a telephone: the map of the outputs, and that of a neuron while it is chosen. All
 * else that is to be seen of the outputs stands in the part of its own.
 *
 * @fires values-show what the chosen neuron computes is to be seen, number by number
 * @fires output-show all of the outputs is to be seen
 */

import { LitElement, css, html, nothing } from 'lit';
import { showsPart, showsTool } from '../../project/shows.js';
import type { Axes } from '../../project/axes.js';
import { define } from '../../kit/define.js';
import { controls } from '../../kit/tokens.js';
import { StoreElement } from '../../session/store-element.js';
import type { Topic } from '../../session/topics.js';
import '../../output/output.js';
import { glanceOf } from './glanced.js';

export class Glance extends StoreElement {
  /** Who closes what was opened here is back at its first button. */
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override topics: readonly Topic[] = ['document', 'frame', 'view'];
  static override styles = [
    controls,
    css`
      :host {
        min-width: 0;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      h2 {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button {
        border-color: transparent;
        background: none;
      }
    `,
  ];

  override render() {
    const { playground } = this;
    const glance = playground && glanceOf(playground);
    if (!glance) return nothing;
    const { neuron, data, map } = glance;
    const isNeuron = neuron !== undefined;
    const { project } = playground;
    const { axes } = playground;
    return html`<section aria-label="Seen beside the network">
      <div class="head">
        <h2>${isNeuron ? `Neuron ${neuron}` : 'Output'}</h2>
        ${
          isNeuron
            ? html`<button
                  ?hidden=${!showsTool(project, 'inspect')}
                  @click=${this.#tell('values-show')}
                >
                  Values
                </button>
                <button
                  @click=${() => {
                    playground.select(null);
                  }}
                >
                  ${showsPart(project, 'output') ? 'Back to the output' : 'Close'}
                </button>`
            : html`<button @click=${this.#tell('output-show')}>Whole output</button>`
        }
      </div>
      <ew-output
        brief
        .playground=${playground}
        .data=${data}
        .network=${playground.opened?.network ?? null}
        .map=${map}
        .points=${isNeuron ? null : playground.points}
        .turn=${playground.turn?.index ?? -1}
        .axes=${isNeuron && axes?.range ? { ...axes, range: { x: axes.range.x } } : axes}
        @axes-change=${(event: CustomEvent<Axes>) => {
          if (!isNeuron) playground.setAxes(event.detail);
        }}
        @example-show=${this.#chooseExample}
      ></ew-output>
    </section>`;
  }

  readonly #chooseExample = (event: CustomEvent<{ set: 'train' | 'test'; index: number }>) => {
    event.stopPropagation();
    this.playground?.chooseExample(event.detail.set, event.detail.index);
  };

  #tell(what: 'values-show' | 'output-show') {
    return () => this.dispatchEvent(new Event(what));
  }
}

define('ew-glance', Glance);

declare global {
  interface HTMLElementTagNameMap {
    'ew-glance': Glance;
  }
}
