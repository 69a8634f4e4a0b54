/** The page: data, network, training and outputs of one session on one screen. */

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { ListingQuestion } from '../../../wasm/src/answers.js';
import { Visit } from './visit.js';
import type {
  Compared,
  Preset,
  PresetGroup,
  Search,
  Tool,
  Workshop,
} from '../project/ideas/idea.js';
import type { Selection } from '../session/selection.js';
import { topics } from '../session/topics.js';
import {
  keepTheme,
  keepToolHeight,
  keptTheme,
  keptToolHeight,
  wasTourSeen,
  type Theme,
} from './storage.js';
import type { ExportAction } from './export-menu.js';
import { pageStyle } from './page-style.js';
import { Follow } from '../kit/follow.js';
import { Later } from '../kit/later.js';
import { controls, tabs, tokens } from '../kit/tokens.js';
import type { Tab } from './tour.js';
import type * as ToolViews from './tool-views.js';
import type { ToolActs } from './tool-views.js';
import { loadRest, loadTool, loadToolsAtRest } from './tools.js';
import { messageBox, messageStyle } from '../tags/message-box.js';
import { lastingTools, type LastingActs } from './lasting-tools.js';
import { tab } from '../kit/tab.js';
import { bringToolsIntoSight, toolArea } from './tool-area.js';
import { ideaLine } from './idea-line.js';
import { header, type HeaderActs } from './header.js';
import { define } from '../kit/define.js';

const parts: readonly [Tab, string][] = [
  ['data', 'Data and training'],
  ['network', 'Network'],
  ['output', 'Output'],
];

/** Where nothing is open. */
const emptyColumns = (text: string) =>
  ['', text, ''].map(
    (said, k) => html`<div class=${`column panel empty ${k === 1 ? 'shown' : ''}`}>${said}</div>`,
  );

export class PageElement extends LitElement {
  static override properties = {
    theme: { reflect: true },
    tab: { state: true },
    tool: { state: true },
    search: { state: true },
    compared: { state: true },
    toolHeight: { state: true },
    idea: { state: true },
    dropping: { state: true },
    presets: { state: true },
  };
  declare theme: Theme;
  declare tab: Tab;
  declare tool: Tool;
  declare search: Search;
  /** What a preset compares. */
  declare compared: Compared | null;
  /** As someone has set it; 0: as high as suits the tool. */
  declare toolHeight: number;
  /** What was chosen to be tried, while what it opened stands here. */
  declare idea: { name: string; look: string; title: string | undefined } | null;
  declare dropping: boolean;
  declare presets: readonly PresetGroup[];

  readonly #visit = new Visit(this, {
    begun: () => {
      if (!wasTourSeen()) void this.#showTour();
    },
    saveFile: () => void this.#saveFile(),
  });
  /** What was chosen in the figure when the page was last drawn. */
  #selected: Selection = null;
  #toolBefore: Tool = 'loss';
  readonly #redraw = () => {
    this.requestUpdate();
  };
  /** They stand in a place of their own, which is there from the beginning. */
  readonly #views = new Later<typeof ToolViews>(
    () => this.#load(() => import('./tool-views.js')),
    this.#redraw,
  );
  readonly #exports = new Later<readonly ExportAction[]>(async () => {
    const part = await this.#load(() => import('./exports.js'));
    return part?.exportsOf({
      playground: () => this.#playground,
      takingAlong: this.#takingAlong,
      figure: () => this.renderRoot.querySelector('edgewise-network')?.figure,
      root: () => this.renderRoot,
      open: (file) => void this.#read(file),
    });
  }, this.#redraw);
  readonly #toolActs: ToolActs = {
    showWeight: (event) => {
      // Here it is a tool of its own.
      event.stopPropagation();
      this.tool = 'weight';
    },
    showSearches: () => {
      this.tool = 'searches';
    },
    showRows: (rows) => {
      this.#showRows(rows);
    },
  };

  readonly #lastingActs: LastingActs = {
    setSearch: (search) => (this.search = search),
    openSmall: () => void this.#openSmall(),
  };

  static override styles = [tokens, controls, tabs, messageStyle, pageStyle];

  constructor() {
    super();
    this.theme = keptTheme();
    this.tab = 'network';
    this.tool = 'loss';
    this.search = 'restarts';
    this.compared = null;
    this.toolHeight = keptToolHeight();
    this.idea = null;
    this.dropping = false;
    this.presets = [];
    new Follow(this, () => this.#playground, topics);
  }

  get #playground() {
    return this.#visit.playground;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#leaveChosen();
    // What the idea says is about no other project.
    if (this.idea && this.idea.title !== this.#playground.project?.title) this.idea = null;
    if (changed.has('tool')) {
      void this.#load(() => loadTool(this.tool));
      if (this.tool !== 'inside') this.#playground.light([]);
    }
  }

  override firstUpdated(): void {
    void this.#load(async () => {
      this.presets = (await import('../project/ideas.js')).presetGroups;
      await loadRest();
    });
    loadToolsAtRest(() => this.#playground);
    void this.#load(() => this.#followKeysAndFiles());
  }

  async #followKeysAndFiles(): Promise<void> {
    const [{ Drop }, { UndoKeys }] = await Promise.all([
      import('./drop.js'),
      import('../kit/undo-keys.js'),
    ]);
    new UndoKeys(this, () => this.#playground, document);
    const over = (isOver: boolean) => (this.dropping = isOver);
    // Where one column is shown at a time: how the file was read stands there.
    const take = (file: File) => {
      this.tab = 'data';
      void this.#read(file);
    };
    new Drop(this, { over, take });
  }

  async #read(file: File): Promise<void> {
    await this.renderRoot.querySelector('edgewise-data')?.load(file);
  }

  #load<T>(part: () => Promise<T>): Promise<T | undefined> {
    return this.#playground.loaded('A part of the page', part);
  }

  async #showTour(wanted = false): Promise<void> {
    if (!this.#playground.opened) return;
    const tour = await this.#load(() => import('./tour.js'));
    tour?.showTour(this, wanted);
  }

  readonly #headerActs: HeaderActs = {
    try: (preset) => void this.#try(preset),
    openWorkshops: () => void this.#openWorkshops(),
    share: () => void this.#share(),
    showTour: () => void this.#showTour(true),
    setTheme: (theme) => {
      this.theme = theme;
      keepTheme(theme);
    },
  };

  override render() {
    const playground = this.#playground;
    const { opened } = playground;
    return html`
      ${header(
        {
          playground,
          presets: this.presets,
          exports: this.#exports.now() ?? [],
          theme: this.theme,
        },
        this.#headerActs,
      )}
      <section class="bar" aria-label="Progress">
        <edgewise-controls .playground=${playground}></edgewise-controls>
      </section>
      ${messageBox(playground)}
      ${
        this.idea
          ? ideaLine(this.idea, () => {
              this.idea = null;
            })
          : nothing
      }
      <nav aria-label="Parts">
        <div class="views" role="tablist" aria-label="Parts">
          ${parts.map(([part, label]) =>
            tab(label, this.tab === part, () => {
              this.tab = part;
            }),
          )}
        </div>
      </nav>
      ${
        opened
          ? html`<main>
              <div
                class=${this.#columnClass('data')}
                role="tabpanel"
                aria-label="Data and training"
              >
                <section class="panel" aria-label="Data">
                  <edgewise-data
                    .playground=${playground}
                    @draw-start=${() => {
                      this.tab = 'output';
                    }}
                  ></edgewise-data>
                </section>
                <section class="panel" aria-label="Training">
                  <ew-training .playground=${playground}></ew-training>
                </section>
              </div>
              <div
                class=${`${this.#columnClass('network')} network`}
                role="tabpanel"
                aria-label="Network"
              >
                <section class="panel figure" aria-label="Network">
                  <edgewise-network
                    .playground=${playground}
                    @figure-choose=${this.#showChosen}
                  ></edgewise-network>
                </section>
                ${toolArea(
                  this.tool,
                  this.toolHeight,
                  {
                    choose: (tool) => {
                      this.tool = tool;
                    },
                    setHeight: (height) => {
                      this.toolHeight = height;
                      keepToolHeight(height);
                    },
                  },
                  html`${this.#views.now()?.toolView(this.tool, playground, this.#toolActs)}${lastingTools(this.tool, this.renderRoot, { playground, search: this.search, compared: this.compared }, this.#lastingActs)}`,
                )}
              </div>
              <div class=${this.#columnClass('output')} role="tabpanel" aria-label="Output">
                <section class="panel" aria-label="Output">
                  <edgewise-output
                    .playground=${playground}
                    @example-show=${() => {
                      this.tool = 'inside';
                      this.tab = 'network';
                      void this.#showTools();
                    }}
                  ></edgewise-output>
                </section>
                <section class="panel" aria-label="Try an input" ?hidden=${!opened.data}>
                  <ew-predict .playground=${playground}></ew-predict>
                </section>
              </div>
            </main>`
          : html`<main aria-busy=${playground.loading ? 'true' : 'false'}>
              ${emptyColumns(playground.loading ? 'Loading …' : '')}
            </main>`
      }
      <ew-workshops .playground=${playground}></ew-workshops>
      ${
        this.dropping
          ? html`<div class="drop">Drop a table or a project: it stays in this browser</div>`
          : nothing
      }
    `;
  }

  /** A network that is small enough for every combination of its weights to be tried. */
  async #openSmall(): Promise<void> {
    const preset = this.presets
      .flatMap(({ presets }) => presets)
      .find(({ search }) => search === 'exhaustive');
    if (preset) await this.#openIdea(preset);
  }

  async #try(preset: Preset): Promise<void> {
    this.#playground.select(null);
    this.tool = preset.tool ?? 'loss';
    this.search = preset.search ?? 'restarts';
    await this.#openIdea(preset);
    this.compared = preset.compared ? { ...preset.compared } : null;
    this.tab = 'network';
    if (preset.selected) {
      this.#playground.select(preset.selected);
      this.#showChosen();
    }
    if (preset.tool) void this.#showTools();
    if (preset.workshop) await this.#openWorkshops(preset.workshop, preset.look);
  }

  async #openIdea(preset: Preset): Promise<void> {
    const ideas = await this.#load(() => import('../session/open-idea.js'));
    if (!(await ideas?.tryIdea(this.#playground, preset))) return;
    const { title } = this.#playground.project ?? {};
    this.idea = { name: `${preset.id} ${preset.label}`, look: preset.look, title };
  }

  async #openWorkshops(page?: Workshop, look?: string): Promise<void> {
    if (!(await this.#load(() => import('../workshops/dialog.js')))) return;
    await this.renderRoot.querySelector('ew-workshops')?.show(page, look);
  }

  readonly #takingAlong = () => this.#load(() => import('./taking-along.js'));

  async #share(): Promise<void> {
    await (await this.#takingAlong())?.share(this.#playground);
  }

  async #saveFile(): Promise<void> {
    await (await this.#takingAlong())?.saveFile(this.#playground);
  }

  #columnClass(tab: Tab): string {
    return this.tab === tab ? 'column shown' : 'column';
  }

  /** What was asked of the tools comes into sight. */
  async #showTools(): Promise<void> {
    await this.updateComplete;
    bringToolsIntoSight(this.renderRoot);
  }

  /** What is chosen in the figure is shown from near. */
  #showChosen(): void {
    const { selection } = this.#playground;
    if (!selection) return;
    // These show what is chosen themselves.
    const own = selection.kind === 'edge' ? 'weight' : 'inside';
    if (this.tool !== 'inspect' && this.tool !== own) {
      this.#toolBefore = this.tool;
      this.tool = 'inspect';
    }
    void this.#showTools();
  }

  /** When it is no longer chosen, the tool comes back that was there before. */
  #leaveChosen(): void {
    const { selection } = this.#playground;
    const isLeft = this.#selected !== null && selection === null;
    this.#selected = selection;
    if (isLeft && this.tool === 'inspect') this.tool = this.#toolBefore;
  }

  #showRows(rows: ListingQuestion): void {
    this.#playground.showRows({ ...rows, order: 'loss', descending: true });
    this.renderRoot.querySelector('edgewise-output')?.show('table');
    this.tab = 'output';
  }
}

define('ew-page', PageElement);

declare global {
  interface HTMLElementTagNameMap {
    'ew-page': PageElement;
  }
}
