/**
 * A controller for what is painted: the colours of `--edgewise-…` as they hold at its element, which
 * updates when they turn light or dark, by the system's wish or by a theme of anything around it.
 */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { classes, css, rgbOf, type Palette, type Rgb } from './colour.js';

interface Host extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class Scheme implements ReactiveController {
  readonly #host: Host;
  /**
   * Takes part in the styles around it, and not in the layout. Its outline, which is never seen, has a
   * colour for light and one for dark: where that turns, a transition ends, and the element is told.
   */
  readonly #probe = document.createElement('i');
  #ground = '';
  #palette: Palette | null = null;
  #isChecking = false;
  readonly #turned = () => {
    this.#palette = null;
    this.#host.requestUpdate();
  };

  constructor(host: Host) {
    this.#host = host;
    this.#probe.style.cssText =
      'position:absolute;outline-color:light-dark(#fff,#000);transition:outline-color 1ms';
    host.addController(this);
  }

  hostConnected(): void {
    this.#probe.addEventListener('transitionend', this.#turned);
    this.#host.renderRoot.append(this.#probe);
  }

  hostDisconnected(): void {
    this.#probe.removeEventListener('transitionend', this.#turned);
    this.#probe.remove();
  }

  /** The same object until the scheme turns. */
  get palette(): Palette {
    if (this.#palette) {
      this.#check();
      return this.#palette;
    }
    this.#ground = this.#presentGround;
    const rgb = (name: string): Rgb => rgbOf(this.colour(name));
    return (this.#palette = {
      negative: rgb('negative'),
      zero: rgb('zero'),
      positive: rgb('positive'),
      surface: rgb('surface'),
      inkSoft: rgb('ink-soft'),
      outline: rgb('outline'),
      classes: Array.from({ length: classes }, (_, k) => rgb(`class-${String(k + 1)}`)),
    });
  }

  get #presentGround(): string {
    return getComputedStyle(this.#probe).outlineColor;
  }

  /**
   * What is not shown has no transitions, and may have missed one. It looks after the frame: to ask for a style
   * while things are still being changed would lay out the whole page at once.
   */
  #check(): void {
    if (this.#isChecking) return;
    this.#isChecking = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isChecking = false;
        if (this.#probe.isConnected && this.#presentGround !== this.#ground) this.#turned();
      }),
    );
  }

  /**
   * A property `--edgewise-…`, or ours, as a colour that a canvas or a picture takes. Mixed with itself, so that
   * any colour of CSS is told by its shares of red, green and blue.
   */
  colour(name: string): string {
    const colour = `var(--ew-${name})`;
    this.#probe.style.color = `color-mix(in srgb,${colour},${colour})`;
    return css(rgbOf(getComputedStyle(this.#probe).color));
  }
}
