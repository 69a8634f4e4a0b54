/** A controller for the key that plays and pauses: Space, where no field or control has the focus. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Played {
  readonly running: boolean;
  play(): void;
  pause(): void;
}

/** Where the focus is when it is at nothing that takes a Space itself. */
const nothingAt = 'html, body, figure, [role="tabpanel"]';

export class PlayKey implements ReactiveController {
  readonly #played: () => Played;

  constructor(host: ReactiveControllerHost, played: () => Played) {
    this.#played = played;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element) || !target.matches(nothingAt)) return;
    event.preventDefault();
    const played = this.#played();
    if (played.running) played.pause();
    else played.play();
  };
}
