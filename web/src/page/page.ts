/** The page: data, network, training and outputs of one session on one screen. */

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
import { keepTheme, keepToolHeight, keptTheme, keptToolHeight, wasTrying } from './storage.js';
import type { Theme, ToolHeight } from './storage.js';
import type { ExportAction } from './export-menu.js';
import { pageStyle } from './page-style.js';
import { showsPart, showsTool } from '../project/shows.js';
import { Follow } from '../kit/follow.js';
import { Later } from '../kit/later.js';
import { controls, tabs, tokens } from '../kit/tokens.js';
import type { Tab } from './tour.js';
import type * as ToolViews from './tool-views.js';
import type { ToolActs } from './tool-views.js';
import { loadRest, loadTool, loadToolsAtRest } from './tools.js';
import { messageBox, messageStyle } from '../tags/message-box.js';
import type { Narrow } from './narrow.js';
import type { LastingActs } from './lasting-tools.js';
import { aid } from './aid.js';
import type * as Exercise from './exercise/exercise.js';
import { firstTool, toolArea } from './tool-area.js';
import type { Guide } from './rail/guide.js';
import { header, type HeaderActs } from './header.js';
import { dataColumn, emptyColumns, outputColumn } from './side-columns.js';
import type { Given } from '../data/bring.js';
import { define } from '../kit/define.js';

const narrow = matchMedia('(max-width: 1099px)');

export class PageElement extends LitElement {
  static override properties = {
    theme: { reflect: true },
    tab: { state: true },
    tool: { state: true },
    search: { state: true },
    compared: { state: true },
    toolHeight: { state: true },
    guide: { state: true },
    hint: { state: true },
    cover: { state: true },
    presets: { state: true },
  };
  declare theme: Theme;
  declare tab: Tab;
  declare tool: Tool;
  declare search: Search;
  /** What a preset compares. */
  declare compared: Compared | null;
  declare toolHeight: ToolHeight;
  /** Of the ideas to try; null until one is wanted. */
  declare guide: Guide | null;
  /** What to do first is said, to whoever is new here and did nothing yet; null before that is known. */
  declare hint: boolean | null;
  /** Over the page, while files are held over it. */
  declare cover: TemplateResult | null;
  declare presets: readonly PresetGroup[];

  readonly #visit = new Visit(this, {
    begun: (from) => {
      // In a frame it is somebody else's lesson.
      this.hint ??= from === 'first' && this.#playground.opened !== null && parent === window;
      loadToolsAtRest(() => this.#playground);
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
  readonly #exercise = new Later<typeof Exercise>(
    () => this.#load(() => import('./exercise/exercise.js')),
    this.#redraw,
  );
  readonly #exports = new Later<readonly ExportAction[]>(async () => {
    const part = await this.#load(() => import('./exports.js'));
    return part?.exportsOf({
      playground: () => this.#playground,
      takingAlong: this.#takingAlong,
      figure: () => this.renderRoot.querySelector('edgewise-network')?.figure,
      root: () => this.renderRoot,
      open: (file) => void this.#read([file]),
    });
  }, this.#redraw);
  readonly #narrow = new Later<Narrow>(async () => {
    const part = await this.#load(() => import('./narrow.js'));
    return part && new part.Narrow(this, () => this.#playground, this.#showPad);
  }, this.#redraw);
  readonly #toolActs: ToolActs = {
    showWeight: (event) => {
      // Here it is a tool of its own.
      event.stopPropagation();
      this.tool = 'weight';
    },
    showSearches: () => (this.tool = 'searches'),
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
    this.guide = null;
    this.hint = null;
    this.cover = null;
    this.presets = [];
    new Follow(this, () => this.#playground, topics);
    new Follow(this, () => this.guide, ['change']);
  }

  get #playground() {
    return this.#visit.playground;
  }

  /** What goes with a window that has little room. */
  get #inNarrow(): Narrow | null {
    return narrow.matches ? this.#narrow.now() : null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#leaveChosen();
    this.#turnToShown();
    if (changed.has('tool')) {
      void this.#load(() => loadTool(this.tool));
      if (this.tool !== 'inside') this.#playground.light([]);
    }
  }

  override updated(): void {
    this.guide?.look();
  }

  override firstUpdated(): void {
    narrow.addEventListener('change', this.#redraw);
    for (const act of ['click', 'change', 'keydown']) {
      this.renderRoot.addEventListener(act, (event) => {
        if (!('key' in event && event.key === 'Tab')) this.hint = false;
      });
    }
    void this.#load(async () => {
      this.presets = (await import('../project/ideas.js')).presetGroups;
      await loadRest();
    });
    // It comes while the engine loads, so that its room is there with the first project.
    if (wasTrying()) void this.#guided().then((guide) => guide?.takeUp());
    void this.#load(() => this.#followKeysAndFiles());
  }

  async #followKeysAndFiles(): Promise<void> {
    const { followKeysAndFiles } = await import('./keys-and-files.js');
    followKeysAndFiles(this, {
      playground: () => this.#playground,
      over: (cover) => (this.cover = cover),
      take: (files) => {
        // How a file was read stands there.
        this.tab = 'data';
        void this.#read(files);
      },
    });
  }

  async #read(files: readonly Given[]): Promise<void> {
    await this.renderRoot.querySelector('edgewise-data')?.load(files);
  }

  #load<T>(part: () => Promise<T>): Promise<T | undefined> {
    return this.#playground.loaded('A part of the page', part);
  }

  async #showTour(): Promise<void> {
    if (!this.#playground.opened) return;
    (await this.#load(() => import('./tour.js')))?.showTour(this);
  }

  async #guided(): Promise<Guide | null> {
    const part = await this.#load(() => import('./rail/open-guide.js'));
    return (this.guide ??=
      part?.openGuide(this, {
        playground: () => this.#playground,
        showChosen: this.#showChosen,
        openWorkshops: (page) => this.#openWorkshops(page),
      }) ?? null);
  }

  readonly #headerActs: HeaderActs = {
    try: (preset) => void this.#try(preset),
    openWorkshops: () => void this.#openWorkshops(),
    share: () => void this.#share(),
    showTour: () => void this.#showTour(),
    setTheme: (theme) => {
      this.theme = theme;
      keepTheme(theme);
    },
  };

  override render() {
    const playground = this.#playground;
    const { opened, project } = playground;
    const { telephone, tablet } = this.#inNarrow ?? {};
    return html`
      ${header(
        {
          playground,
          presets: this.presets,
          exports: this.#exports.now() ?? [],
          theme: this.theme,
          opener: tablet?.opener(project),
        },
        this.#headerActs,
      )}
      <section class="bar" aria-label="Progress">
        <edgewise-controls
          .playground=${playground}
          .hint=${this.hint && !project?.exercise ? 'Press Play and watch it learn' : ''}
          .controls=${telephone?.controls ?? null}
        ></edgewise-controls>
        ${telephone?.barFold()}
      </section>
      ${messageBox(playground)} ${telephone?.tabs(project)}
      ${
        opened
          ? html`<main class=${showsPart(project, 'output') ? '' : 'two'}>
              ${aid(playground, this.guide, () => {
                void this.#exercise.now()?.leaveExercise(playground);
              })}
              ${dataColumn(playground, this.#columnClass('data'), this.#showPad, tablet?.closer())}
              <div class=${this.#columnClass('network')} role="tabpanel" aria-label="Network">
                <section class="panel figure" aria-label="Network">
                  <edgewise-network .playground=${playground} @figure-choose=${this.#showChosen}
                    >${telephone?.glance()}</edgewise-network
                  >
                </section>
                ${toolArea(
                  this.tool,
                  project,
                  this.toolHeight,
                  {
                    choose: (tool) => {
                      this.tool = tool;
                      telephone?.open();
                    },
                    setHeight: (height) => {
                      this.toolHeight = height;
                      keepToolHeight(height);
                    },
                  },
                  html`${telephone?.isShut ? nothing : this.#views.now()?.toolView(this.tool, playground, this.#toolActs)}${this.#views.now()?.lastingTools(this.tool, this.renderRoot, { playground, search: this.search, compared: this.compared }, this.#lastingActs)}`,
                  telephone?.closer() ?? nothing,
                )}
              </div>
              ${outputColumn(playground, this.#columnClass('output'), this.#showExample)}
            </main>`
          : html`<main aria-busy=${playground.loading ? 'true' : 'false'}>
              ${emptyColumns(playground.loading ? 'Loading …' : '')}
            </main>`
      }
      <ew-workshops .playground=${playground}>
        <ew-idea-tasks slot="idea" .guide=${this.guide}></ew-idea-tasks>
      </ew-workshops>
      ${this.cover}
    `;
  }

  /** A network that is small enough for every combination of its weights to be tried. */
  async #openSmall(): Promise<void> {
    const preset = this.presets
      .flatMap(({ presets }) => presets)
      .find(({ search }) => search === 'exhaustive');
    if (preset) await this.#try(preset);
  }

  async #try(preset: Preset): Promise<void> {
    await (await this.#guided())?.open(preset);
  }

  async #openWorkshops(page?: Workshop): Promise<void> {
    if (!(await this.#load(() => import('../workshops/dialog.js')))) return;
    await this.renderRoot.querySelector('ew-workshops')?.show(page);
  }

  readonly #takingAlong = () => this.#load(() => import('./taking-along.js'));

  async #share(): Promise<void> {
    await (await this.#takingAlong())?.share(this.#playground);
  }

  async #saveFile(): Promise<void> {
    await (await this.#takingAlong())?.saveFile(this.#playground);
  }

  /** Points are drawn on the map. */
  readonly #showPad = () => {
    this.tab = 'output';
  };

  readonly #showExample = () => {
    this.tool = 'inside';
    this.tab = 'network';
    void this.#showTools();
  };

  #columnClass(tab: Tab): string {
    return `column ${tab} ${this.tab === tab ? 'shown' : ''}`;
  }

  /** What was asked of the tools comes into sight. */
  async #showTools(): Promise<void> {
    await this.updateComplete;
    const telephone = this.#inNarrow?.telephone;
    if (telephone) telephone.open();
    else (await this.#load(() => import('./into-sight.js')))?.bringToolsIntoSight(this.renderRoot);
  }

  readonly #showChosen = () => {
    if (this.#inspectChosen() && !this.#inNarrow?.telephone?.showChosen()) void this.#showTools();
  };

  /** What is chosen in the figure is shown from near; false where nothing is. */
  #inspectChosen(): boolean {
    const { selection } = this.#playground;
    if (!selection) return false;
    // These show what is chosen themselves.
    const own = selection.kind === 'edge' ? 'weight' : 'inside';
    if (this.tool !== 'inspect' && this.tool !== own) {
      this.#toolBefore = this.tool;
      this.tool = 'inspect';
    }
    return true;
  }

  /** An exercise may hide what was seen before. */
  #turnToShown(): void {
    const { project } = this.#playground;
    if (project?.exercise) this.#exercise.now();
    if (!showsPart(project, this.tab)) this.tab = 'network';
    if (!showsTool(project, this.tool)) this.tool = firstTool(project);
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
