/** What every workshop is: a page with its own engine, whose network can be put into the playground. */

import { LitElement, css, html, nothing, type CSSResultGroup } from 'lit';
import type { Client } from '../../../wasm/src/client-types.js';
import type { Project } from '../../../wasm/src/project.js';
import { coalesce } from '../kit/coalesce.js';
import type { Playground } from '../session/playground.js';
import { controls } from '../kit/tokens.js';

export abstract class Workshop extends LitElement {
  static override properties = {
    client: { attribute: false },
    playground: { attribute: false },
    fault: { state: true },
    busy: { state: true },
  };
  /** An engine of the workshops' own: what is open in the playground stays as it is. */
  declare client: Client | null;
  declare playground: Playground | null;
  declare fault: string;
  declare busy: boolean;

  static override styles: CSSResultGroup = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        align-content: start;
      }
      .lead {
        max-width: 68ch;
      }
      .bench {
        display: grid;
        grid-template-columns: minmax(220px, 260px) minmax(0, 1fr);
        gap: 16px 28px;
        align-items: start;
      }
      .settings {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      .result {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }
      .field {
        display: grid;
        gap: 4px;
      }
      .field > label {
        color: var(--ew-ink-soft);
        font-size: var(--ew-small);
      }
      .field input:not([type='range']),
      .field select {
        width: 100%;
      }
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 10px;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .chips button {
        padding: 2px 10px;
        font-size: var(--ew-small);
      }
      button[aria-pressed='true'] {
        border-color: var(--ew-accent);
        box-shadow: inset 0 0 0 1px var(--ew-accent);
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 28px;
      }
      .facts div {
        display: grid;
      }
      .facts dt {
        color: var(--ew-ink-soft);
        font-size: var(--ew-small);
      }
      .facts dd {
        font-size: 1.125rem;
        font-weight: 600;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .wide-scroll {
        overflow-x: auto;
      }
      @media (max-width: 760px) {
        .bench {
          grid-template-columns: minmax(0, 1fr);
        }
        .wide-scroll thead th {
          white-space: normal;
          vertical-align: bottom;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.client = null;
    this.playground = null;
    this.fault = '';
    this.busy = false;
  }

  override firstUpdated(): void {
    void this.refresh();
  }

  /** Asks for all that is shown. */
  protected abstract compute(client: Client): Promise<void>;

  /** Computes with what is set now, once more if something is set meanwhile. */
  protected readonly refresh = coalesce(async () => {
    const { client } = this;
    if (!client) return;
    this.busy = true;
    try {
      await this.compute(client);
      this.fault = '';
    } catch (error) {
      if (this.isConnected) this.fault = error instanceof Error ? error.message : String(error);
    }
    this.busy = false;
  });

  protected async put(project: Project | null | undefined, title: string): Promise<void> {
    const { playground } = this;
    if (!playground || !project) return;
    if (await playground.openProject({ ...project, title })) {
      playground.note(`${title} is now in the playground. Undo brings back what was there.`);
      this.dispatchEvent(new CustomEvent('workshop-put', { bubbles: true, composed: true }));
    } else {
      this.fault = playground.message?.text ?? 'The playground could not open it.';
    }
  }

  protected putButton(
    project: Project | null | undefined,
    title: string,
    label = 'Open in playground',
  ) {
    return html`<div>
      <button
        class="primary"
        ?disabled=${!project}
        @click=${() => {
          void this.put(project, title);
        }}
      >
        ${label}
      </button>
    </div>`;
  }

  protected faultLine() {
    return this.fault === '' ? nothing : html`<p class="bad small" role="alert">${this.fault}</p>`;
  }

  protected fact(name: string, value: unknown) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  /** A whole number with a slider. */
  protected slider(
    name: string,
    value: number,
    [low, high]: [number, number],
    set: (value: number) => void,
  ) {
    return html`<div class="field">
      <label for=${name}>${name}: <strong>${String(value)}</strong></label>
      <input
        id=${name}
        type="range"
        min=${low}
        max=${high}
        .value=${String(value)}
        @input=${(event: Event) => {
          set((event.target as HTMLInputElement).valueAsNumber);
        }}
      />
    </div>`;
  }
}
