/**
 * A controller for what is painted: the colours of `--edgewise-…` as they hold at its element, which
 * updates when they turn light or dark, by the system's wish or by a theme of anything around it.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { classes, rgbOf, type Palette, type Rgb } from './colour.js';

interface Host extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class Scheme implements ReactiveController {
  readonly #host: Host;
  /**
   * Takes part in the styles around it, and not in the layout. Its outline, which is never seen, has a
   * colour for light and one for dark: where that turns, a transition begins, and the page is told.
   */
  #probe: HTMLElement | null = null;
  #ground = '';
  #palette: Palette | null = null;
  readonly #turned = () => {
    this.#host.requestUpdate();
  };

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const probe = (this.#probe ??= makeProbe());
    probe.addEventListener('transitionrun', this.#turned);
    this.#host.renderRoot.append(probe);
  }

  hostDisconnected(): void {
    this.#probe?.removeEventListener('transitionrun', this.#turned);
    this.#probe?.remove();
  }

  /** The same object until the scheme turns. */
  get palette(): Palette {
    const probe = (this.#probe ??= makeProbe());
    const ground = getComputedStyle(probe).outlineColor;
    if (this.#palette && ground === this.#ground) return this.#palette;
    this.#ground = ground;
    this.#palette = {
      negative: this.#rgb('negative'),
      zero: this.#rgb('zero'),
      positive: this.#rgb('positive'),
      surface: this.#rgb('surface'),
      inkSoft: this.#rgb('ink-soft'),
      classes: Array.from({ length: classes }, (_, k) => this.#rgb(`class-${String(k + 1)}`)),
    };
    return this.#palette;
  }

  /** A property `--edgewise-…` as a colour that a canvas or a picture takes. */
  colour(name: string): string {
    if (!this.#probe) return '';
    this.#probe.style.color = `var(--edgewise-${name})`;
    return getComputedStyle(this.#probe).color;
  }

  /** Mixed with itself: so that any colour of CSS is told by its share of red, green and blue. */
  #rgb(name: string): Rgb {
    if (!this.#probe) return [0, 0, 0];
    const colour = `var(--edgewise-${name})`;
    this.#probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    return rgbOf(getComputedStyle(this.#probe).color);
  }
}

function makeProbe(): HTMLElement {
  const probe = document.createElement('i');
  probe.ariaHidden = 'true';
  probe.style.cssText =
    'position:absolute;visibility:hidden;outline-color:light-dark(#fff,#000);transition:outline-color 1ms';
  return probe;
}
