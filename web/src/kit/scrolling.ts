/** Whether a page scrolls just now: the window, or a part of the page that scrolls in its stead. */

/** Milliseconds from one event to the next while a hand or a wheel goes on. */
const between = 150;

export class Scrolling {
  #last = -Infinity;

  constructor(page: EventTarget) {
    const take = () => {
      this.#last = performance.now();
    };
    page.addEventListener('scroll', take, { passive: true, capture: true });
  }

  get isNow(): boolean {
    return performance.now() - this.#last < between;
  }
}
