/**
 * The page on a telephone. One slim row of the bar stays in sight, network and map are seen together, and
 * the tools are a sheet that comes from below: closed, only their names stand there.
 */

import { html, nothing, type ReactiveController, type ReactiveElement } from 'lit';
import type { Tool } from '../../project/ideas/idea.js';
import type { Playground } from '../../session/playground.js';
import './glance.js';
import { glanceOf } from './glanced.js';
import { slimBar, telephone, telephoneStyle } from './telephone-style.js';

/** The page, as far as it is set here. */
interface Page extends ReactiveElement {
  tool: Tool;
}

/** These are opened by themselves: an idea is about them, or a button asked for them. */
const opensFor = (tool: Tool) => tool !== 'loss' && tool !== 'inspect';

const movement = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

export class Telephone implements ReactiveController {
  readonly #page: Page;
  readonly #playground: () => Playground;
  readonly #showOutput: () => void;
  #isOpen: boolean;
  /** The tool that was there when the page was last drawn. */
  #tool: Tool;
  #keptFree: readonly unknown[] = [];
  /** Of the tool, when the page was last drawn. */
  #tab: HTMLElement | null = null;
  /** What had the focus when the sheet was opened from elsewhere. */
  #opener: HTMLElement | null = null;

  /** @param showOutput turns to the part with all of the outputs */
  constructor(page: Page, playground: () => Playground, showOutput: () => void) {
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
    this.#isOpen = isLeft ? this.#isOpen : opensFor(tool);
  }

  hostUpdated(): void {
    this.#page.toggleAttribute('sheet', this.#isOpen);
    this.#keepFree();
    this.#showTab();
  }

  /** The map, or what the chosen neuron makes of the inputs. */
  glance() {
    const playground = this.#playground();
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
