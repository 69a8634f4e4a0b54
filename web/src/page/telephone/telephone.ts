/**
 * The page on a telephone. One slim row of the bar stays in sight, what stands above it is folded away;
 * network and map are seen together, and the tools are a sheet that comes from below: closed, only their
 * names stand there.
 */

import { html, nothing, type ReactiveController, type ReactiveElement } from 'lit';
import type { Tool } from '../../project/ideas/idea.js';
import { columnsOf, linesIn } from '../../network/layout.js';
import type { Playground } from '../../session/playground.js';
import type { Showing } from '../../project/shows.js';
import { read, write } from '../storage.js';
import type { Tab } from '../tour.js';
import './glance.js';
import { glanceOf } from './glanced.js';
import { partTabs } from './part-tabs.js';
import { slimBar, telephone, telephoneStyle } from './telephone-style.js';

/** The page, as far as it is set here. */
export interface TelephonePage extends ReactiveElement {
  tab: Tab;
  tool: Tool;
}

/** These are opened by themselves: an idea is about them, or a button asked for them. */
const opensFor = (tool: Tool) => tool !== 'loss' && tool !== 'inspect';

/** Whether the whole bar is shown. */
const barKey = 'edgewise.bar-open';

/** Of the figure, in pixels: its head, a neuron with its label below, and the least of both together. */
const [figureHead, neuronHeight, leastFigure] = [100, 38, 290];
/** What stands beside the figure in one window: the bar, an idea's line, the map, the tools' names. */
const besideFigure = 372;

const movement = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

export class Telephone implements ReactiveController {
  readonly #page: TelephonePage;
  readonly #playground: () => Playground;
  readonly #showOutput: () => void;
  #isOpen: boolean;
  /** Under the tool before this one. */
  #wasOpen = false;
  /** The tool that was there when the page was last drawn. */
  #tool: Tool;
  #keptFree: readonly unknown[] = [];
  /** Of the tool, when the page was last drawn. */
  #tab: HTMLElement | null = null;
  /** What had the focus when the sheet was opened from elsewhere. */
  #opener: HTMLElement | null = null;
  #isBarOpen = read(barKey) === 'yes';
  /** What the height of the figure was found for. */
  #measured: unknown = null;

  /** @param showOutput turns to the part with all of the outputs */
  constructor(page: TelephonePage, playground: () => Playground, showOutput: () => void) {
    this.#page = page;
    this.#playground = playground;
    this.#showOutput = showOutput;
    this.#tool = page.tool;
    this.#isOpen = opensFor(page.tool);
    const sheet = telephoneStyle.styleSheet;
    const root = page.renderRoot as ShadowRoot;
    if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.addEventListener('keydown', (event) => {
      this.#key(event as KeyboardEvent);
    });
    this.#followBar();
    page.addController(this);
  }

  hostUpdate(): void {
    const { tool } = this.#page;
    if (tool === this.#tool) return;
    // What was chosen in the figure is left: the tool before it comes back as it was.
    const isLeft = this.#tool === 'inspect' && this.#playground().selection === null;
    this.#tool = tool;
    const wasOpen = this.#isOpen;
    this.#isOpen = isLeft ? this.#wasOpen : opensFor(tool);
    this.#wasOpen = wasOpen;
  }

  hostUpdated(): void {
    this.#page.toggleAttribute('sheet', this.#isOpen);
    this.#keepFree();
    this.#showTab();
    this.#setHeight();
  }

  tabs(project: Showing) {
    return partTabs(this.#page.tab, project, (part) => {
      this.#page.tab = part;
    });
  }

  /** Of the bar's controls those that are shown; null: all. */
  get controls(): string | null {
    return this.#isBarOpen ? null : 'play numbers';
  }

  /** Beside the bar's last row. */
  barFold() {
    const isOpen = this.#isBarOpen;
    return html`<button
      class="fold"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label="More controls"
      title="Reset, Step, speed and timeline"
      @click=${() => {
        this.#isBarOpen = !isOpen;
        write(barKey, isOpen ? '' : 'yes');
        this.#page.requestUpdate();
      }}
    >
      More
    </button>`;
  }

  /** The map, or what the chosen neuron makes of the inputs. */
  glance() {
    const playground = this.#playground();
    if (!glanceOf(playground)) return nothing;
    return html`<ew-glance
      .playground=${playground}
      @values-show=${(event: Event) => {
        this.open(event.target as HTMLElement);
      }}
      @output-show=${this.#showOutput}
    ></ew-glance>`;
  }

  /** In the head of the tools. */
  closer() {
    return this.#isOpen
      ? html`<button class="close" aria-label="Close the tools" @click=${this.#close}>×</button>`
      : nothing;
  }

  /** Nothing of the tools is seen but their names. */
  get isShut(): boolean {
    return !this.#isOpen;
  }

  /** What is chosen is seen beside the network, and comes into sight there; false where it is not. */
  showChosen(): boolean {
    if (this.#isOpen || glanceOf(this.#playground())?.neuron === undefined) return false;
    void this.#page.updateComplete.then(() => {
      const glance = this.#find('ew-glance')?.getBoundingClientRect();
      const strip = this.#find('.tools')?.getBoundingClientRect();
      const below = (glance?.bottom ?? 0) - (strip?.top ?? innerHeight);
      if (below > 0) scrollBy({ top: below, behavior: movement() });
    });
    return true;
  }

  /** @param opener gets the focus back when the sheet is closed; the tools have it meanwhile */
  open(opener: HTMLElement | null = null): void {
    this.#tool = this.#page.tool;
    this.#isOpen = true;
    this.#opener = opener;
    this.#page.requestUpdate();
    void this.#page.updateComplete.then(() => {
      this.#showFigure();
      if (opener) this.#find('.tool')?.focus({ preventScroll: true });
    });
  }

  readonly #close = () => {
    this.#isOpen = false;
    const opener = this.#opener;
    this.#opener = null;
    this.#page.requestUpdate();
    (opener ?? this.#find('.tools [aria-selected="true"]'))?.focus({ preventScroll: true });
  };

  #key(event: KeyboardEvent): void {
    const tools = this.#find('.tools');
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#isOpen || !tools) return;
    if (!event.composedPath().includes(tools)) return;
    event.preventDefault();
    this.#close();
  }

  /** The figure is as high as its longest layer needs, unless the map would be out of sight. */
  #setHeight(): void {
    const { opened } = this.#playground();
    if (!opened || opened.network === this.#measured) return;
    this.#measured = opened.network;
    const lines = columnsOf(opened.network, opened.topology).map(linesIn);
    const needed = figureHead + Math.max(...lines) * neuronHeight;
    const height = Math.max(leastFigure, Math.min(needed, innerHeight - besideFigure));
    this.#page.style.setProperty('--figure-height', `${String(height)}px`);
  }

  /** What gets the focus, or is scrolled to, is covered neither by the bar nor by the sheet. */
  #keepFree(): void {
    const tools = this.#find('.tools');
    const isNarrow = matchMedia(telephone).matches;
    const key = [tools, isNarrow, this.#isOpen];
    if (key.every((value, k) => value === this.#keptFree[k])) return;
    this.#keptFree = key;
    const free = `${String(slimBar)}px ${String(tools?.offsetHeight ?? 0)}px`;
    document.documentElement.style.scrollPaddingBlock = isNarrow ? free : '';
  }

  /** The name of the tool comes into sight, among those that go on sideways. */
  #showTab(): void {
    const tab = this.#find('.tools [aria-selected="true"]');
    if (!tab || tab === this.#tab) return;
    this.#tab = tab;
    const strip = tab.parentElement;
    const { left, right } = tab.getBoundingClientRect();
    const room = strip?.getBoundingClientRect();
    if (!strip || !room) return;
    const hidden = Math.min(0, left - room.left - 40) + Math.max(0, right - room.right + 40);
    strip.scrollBy({ left: hidden, behavior: 'instant' });
  }

  /** The network stands above the sheet, unless an idea's text is being read. */
  #showFigure(): void {
    const text = this.#find('ew-rail');
    if (text && text.getBoundingClientRect().bottom > slimBar) return;
    const figure = this.#find('.figure');
    const { top = 0, bottom = 0 } = figure?.getBoundingClientRect() ?? {};
    if (top < innerHeight / 4 && bottom > innerHeight / 2) return;
    figure?.scrollIntoView({ behavior: movement() });
  }

  /** The last row of the bar stays: its height says how much scrolls away. A control that gets the focus comes into sight. */
  #followBar(): void {
    const bar = this.#find('.bar');
    if (!bar) return;
    new ResizeObserver(() => {
      bar.style.setProperty('--bar-height', `${String(bar.offsetHeight)}px`);
    }).observe(bar);
    bar.addEventListener('focusin', (event) => {
      const [control] = event.composedPath();
      if (control instanceof Element && control.getBoundingClientRect().top < 0) scrollTo(0, 0);
    });
  }

  #find(selector: string): HTMLElement | null {
    return this.#page.renderRoot.querySelector<HTMLElement>(selector);
  }
}
