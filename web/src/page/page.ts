/** The page: data, network, training and outputs of one session on one screen. */

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { ListingQuestion } from '../../../wasm/src/answers.js';
import { begin } from './beginning.js';
import { Keeping } from './keeping.js';
import type { Preset, PresetGroup, Tool } from './presets.js';
import type { ShapeMaker } from '../project/fit.js';
import { Playground } from '../session/playground.js';
import { edgeSelection, isNeuron, type Selection } from '../session/selection.js';
import { topics } from '../session/topics.js';
import {
  entryOf,
  keepTheme,
  keepToolHeight,
  keptTheme,
  keptToolHeight,
  wasTourSeen,
  type Theme,
} from './storage.js';
import type { Compared } from '../compare/compare.js';
import type { DataPanel } from '../data/data-panel.js';
import type { ExportAction } from './export-menu.js';
import type { Search } from '../searches/searches.js';
import { oneColumn, pageStyle } from './page-style.js';
import { Follow } from '../kit/follow.js';
import { Later } from '../kit/later.js';
import { controls, tokens } from '../kit/tokens.js';
import type { Tab } from './tour.js';
import type * as ToolViews from './tool-views.js';
import type { ToolActs } from './tool-views.js';
import { loadRest, loadTool, loadToolsAtRest } from './tools.js';
import { tab } from '../kit/tab.js';
import '../network/network-panel.js';
import { outputPanel, type OutputActs, type View } from './output-panel.js';
import '../data/data-panel.js';
import '../training/training-panel.js';
import '../training/transport.js';
import { bringToolsIntoSight, toolArea } from './tool-area.js';
import { ideaLine, messageLine } from './message-and-idea.js';
import { header, type HeaderActs } from './header.js';
import type { Workshop } from '../workshops/dialog.js';
import { define } from '../kit/define.js';

const parts: readonly [Tab, string][] = [
  ['data', 'Data and training'],
  ['network', 'Network'],
  ['output', 'Output'],
];

/** Milliseconds after which an element that was removed is not about to be put elsewhere. */
const grace = 1000;

export class PageElement extends LitElement {
  static override properties = {
    theme: { reflect: true },
    tab: { state: true },
    view: { state: true },
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
  declare view: View;
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

  #playground = new Playground();
  #keeping: Keeping | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #toolBefore: Tool = 'loss';
  readonly #redraw = () => {
    this.requestUpdate();
  };
  /** They stand in a place of their own, which is there from the beginning. */
  readonly #views = new Later<typeof ToolViews>(() => import('./tool-views.js'), this.#redraw);
  readonly #exports = new Later<readonly ExportAction[]>(
    async () =>
      (await import('./exports.js')).exportsOf({
        playground: () => this.#playground,
        figure: () => this.renderRoot.querySelector('ew-network-panel')?.figure,
        open: (file) => void this.renderRoot.querySelector<DataPanel>('ew-data')?.load(file),
      }),
    this.#redraw,
  );
  readonly #toolActs: ToolActs = {
    select: (selection) => {
      this.#select(selection);
    },
    showWeight: () => {
      this.tool = 'weight';
    },
    showSearches: () => {
      this.tool = 'searches';
    },
    showRows: (rows) => {
      this.#showRows(rows);
    },
  };
  readonly #saveNow = (event: Event) => {
    if (document.hidden || event.type === 'pagehide') this.#playground.saveNow();
  };

  static override styles = [tokens, controls, pageStyle];

  constructor() {
    super();
    this.theme = keptTheme();
    this.tab = 'network';
    this.view = 'map';
    this.tool = 'loss';
    this.search = 'restarts';
    this.compared = null;
    this.toolHeight = keptToolHeight();
    this.idea = null;
    this.dropping = false;
    this.presets = [];
    new Follow(this, () => this.#playground, topics);
  }

  override connectedCallback(): void {
    clearTimeout(this.#leaving);
    const isMoved = this.#keeping !== null;
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#saveNow);
    addEventListener('pagehide', this.#saveNow);
    if (!isMoved) void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#saveNow);
    removeEventListener('pagehide', this.#saveNow);
    // Put elsewhere at once, it goes on.
    this.#leaving = setTimeout(() => {
      this.#end();
    }, grace);
  }

  /** For good, unless it is put back: then it begins again with what was kept. */
  #end(): void {
    this.#playground.saveNow();
    this.#keeping?.end();
    this.#keeping = null;
    this.#playground.dispose();
    this.#playground = new Playground();
  }

  async #begin(): Promise<void> {
    const playground = this.#playground;
    const keeping = new Keeping(playground, () => void this.#saveFile());
    this.#keeping = keeping;
    keeping.begin();
    const began = entryOf(history.state);
    await begin(playground, location.hash);
    const parts = await this.#load(() => import('./entries.js'));
    if (playground !== this.#playground) return;
    if (parts) keeping.entries = new parts.Entries(playground, began);
    if (playground.opened && !wasTourSeen()) void this.#showTour();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // What the idea says is about no other project.
    if (this.idea && this.idea.title !== this.#playground.project?.title) this.idea = null;
    if (changed.has('tool')) {
      void this.#load(() => loadTool(this.tool));
      if (this.tool !== 'inside') this.#playground.light([]);
    }
    if (changed.has('view') && this.view === 'table') {
      void this.#load(() => import('../output/examples-table.js'));
    }
  }

  override firstUpdated(): void {
    void this.#load(async () => {
      this.presets = (await import('./presets.js')).presetGroups;
      await loadRest();
    });
    loadToolsAtRest();
    void this.#load(() => this.#followKeysAndFiles());
  }

  async #followKeysAndFiles(): Promise<void> {
    const [{ Drop }, { UndoKeys }] = await Promise.all([import('./drop.js'), import('./keys.js')]);
    new UndoKeys(this, () => this.#playground);
    new Drop(this, {
      over: (isOver) => (this.dropping = isOver),
      take: (file) => {
        // Where one column is shown at a time: how the file was read stands there.
        this.tab = 'data';
        void this.renderRoot.querySelector<DataPanel>('ew-data')?.load(file);
      },
    });
  }

  #load<T>(part: () => Promise<T>): Promise<T | undefined> {
    return this.#playground.loaded('A part of the page', part);
  }

  /** `wanted`: the person asked for it. */
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
      this.#setTheme(theme);
    },
  };

  readonly #outputActs: OutputActs = {
    setView: (view) => {
      this.view = view;
    },
    showExample: (example) => {
      this.#showExample(example);
    },
  };

  override render() {
    const playground = this.#playground;
    const { message, opened } = playground;
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
        <ew-transport .playground=${playground}></ew-transport>
      </section>
      ${message ? messageLine(message, playground) : nothing}
      ${
        this.idea
          ? ideaLine(this.idea, () => {
              this.idea = null;
            })
          : nothing
      }
      <nav aria-label="Parts">
        <div class="tabs" role="tablist" aria-label="Parts">
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
                  <ew-data
                    .playground=${playground}
                    @draw-start=${() => {
                      this.tab = 'output';
                      this.view = 'map';
                    }}
                  ></ew-data>
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
                  <ew-network-panel
                    .playground=${playground}
                    @neuron-select=${this.#selectNeuron}
                    @edge-select=${this.#selectEdge}
                    @layers-change=${this.#changeLayers}
                  ></ew-network-panel>
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
                  html`${this.#views.now()?.toolView(this.tool, playground, this.#toolActs)}${this.#searches()}${this.#compare()}`,
                )}
              </div>
              <div class=${this.#columnClass('output')} role="tabpanel" aria-label="Output">
                ${outputPanel(playground, opened, this.view, this.#outputActs)}
                <section class="panel" aria-label="Try an input" ?hidden=${!opened.data}>
                  <ew-predict .playground=${playground}></ew-predict>
                </section>
              </div>
            </main>`
          : html`<main aria-busy=${playground.loading ? 'true' : 'false'}>
              ${['', playground.loading ? 'Loading …' : '', ''].map(
                (text, k) =>
                  html`<div class=${`column panel empty ${k === 1 ? 'shown' : ''}`}>${text}</div>`,
              )}
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
    if (preset.selected) this.#select(preset.selected);
    if (preset.selected || preset.tool) void this.#showTools();
    if (preset.workshop) await this.#openWorkshops(preset.workshop, preset.look);
  }

  async #openIdea(preset: Preset): Promise<void> {
    const ideas = await this.#load(() => import('./ideas.js'));
    if (!(await ideas?.openIdea(this.#playground, preset))) return;
    const { title } = this.#playground.project ?? {};
    this.idea = { name: `${preset.id} ${preset.label}`, look: preset.look, title };
  }

  async #openWorkshops(page?: Workshop, look?: string): Promise<void> {
    if (!(await this.#load(() => import('../workshops/dialog.js')))) return;
    await this.renderRoot.querySelector('ew-workshops')?.show(page, look);
  }

  async #share(): Promise<void> {
    const parts = await this.#load(() => import('./taking-along.js'));
    await parts?.share(this.#playground);
  }

  async #saveFile(): Promise<void> {
    const parts = await this.#load(() => import('./taking-along.js'));
    await parts?.saveFile(this.#playground);
  }

  #columnClass(tab: Tab): string {
    return this.tab === tab ? 'column shown' : 'column';
  }

  /** Once shown they stay: a search goes on while other tools are looked at. */
  #searches() {
    const isShown = this.tool === 'searches';
    if (!isShown && !this.renderRoot.querySelector('ew-searches')) return nothing;
    return html`<ew-searches
      .playground=${this.#playground}
      .search=${this.search}
      .shown=${isShown}
      @search-change=${(event: CustomEvent<Search>) => {
        this.search = event.detail;
      }}
      @small-want=${this.#openSmall}
    ></ew-searches>`;
  }

  /** Like the searches it keeps what it has. */
  #compare() {
    const isShown = this.tool === 'compare';
    if (!isShown && !this.renderRoot.querySelector('ew-compare')) return nothing;
    return html`<ew-compare
      .playground=${this.#playground}
      .compared=${this.compared}
      .shown=${isShown}
    ></ew-compare>`;
  }

  #setTheme(theme: Theme): void {
    this.theme = theme;
    keepTheme(theme);
  }

  #selectNeuron(event: CustomEvent<{ id: string }>): void {
    const { id } = event.detail;
    const isSelected = isNeuron(this.#playground.selection, id);
    this.#select(isSelected ? null : { kind: 'neuron', id });
    if (!isSelected) void this.#showTools();
  }

  #selectEdge(event: CustomEvent<{ edge: number }>): void {
    this.#select(edgeSelection(event.detail.edge, this.#playground.opened?.network));
    void this.#showTools();
  }

  /** In one column the tools stand below the network: what was asked of them comes into sight. */
  async #showTools(): Promise<void> {
    if (!matchMedia(`(max-width: ${String(oneColumn)}px)`).matches) return;
    await this.updateComplete;
    bringToolsIntoSight(this.renderRoot);
  }

  /** What is chosen is shown from near; afterwards the tool comes back that was there before. */
  #select(selection: Selection): void {
    this.#playground.select(selection);
    if (!selection) {
      if (this.tool === 'inspect') this.tool = this.#toolBefore;
    } else if (this.tool !== 'inspect' && !(this.tool === 'weight' && selection.kind === 'edge')) {
      this.#toolBefore = this.tool;
      this.tool = 'inspect';
    }
  }

  #changeLayers(event: CustomEvent<ShapeMaker>): void {
    this.#playground.select(null);
    void this.#playground.changeShape(event.detail);
  }

  #showExample({ set, index }: Playground['example']): void {
    this.#playground.chooseExample(set, index);
    this.tool = 'inside';
    this.tab = 'network';
    void this.#showTools();
  }

  #showRows(rows: ListingQuestion): void {
    this.#playground.showRows({ ...rows, order: 'loss', descending: true });
    this.view = 'table';
    this.tab = 'output';
  }
}

define('ew-page', PageElement);

declare global {
  interface HTMLElementTagNameMap {
    'ew-page': PageElement;
  }
}
