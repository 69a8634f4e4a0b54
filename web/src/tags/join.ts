/**
 * How a part finds its session: the one that its `session` attribute names, else the one around it. A
 * session may come later than its parts, or be another one after a while: it announces that it is there.
 */

import type { ReactiveController } from 'lit';
import type { Playground } from '../session/playground.js';
import type { StoreElement } from '../session/store-element.js';

/** Under this name an element holds the session that others join. */
export const held = Symbol('the session of an Edgewise element');

/** What an element holds that others join: its session, and what its parts are to be like. */
export interface Holder extends Element {
  readonly [held]: Playground;
}

/** The event of a holder that is there, or holds another session: on its document, for all parts. */
const thereNow = 'ew-session-there';

export function announceSession(holder: Holder): void {
  holder.ownerDocument.dispatchEvent(new Event(thereNow));
}

function isHolder(element: Element | null): element is Holder {
  return element !== null && held in element;
}

/** The next element outwards, through slots and shadow roots. */
function around(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function holderAround(part: Element): Holder | null {
  for (let at = around(part); at; at = around(at)) if (isHolder(at)) return at;
  return null;
}

/** The element of this id in the part's own tree, else in the trees around it. */
function holderOfId(part: Element, id: string): Holder | null {
  for (let at: Element | null = part; at;) {
    const root = at.getRootNode();
    const found =
      root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
    if (isHolder(found)) return found;
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

interface Joining extends StoreElement {
  /** Id of the session it belongs to; the one around it where there is none. */
  session: string | null;
}

/** Gives a part its session, unless it was given one. */
export class Join implements ReactiveController {
  readonly #part: Joining;
  #joined: Playground | null = null;
  readonly #look = () => {
    const part = this.#part;
    if (part.playground !== this.#joined) return;
    const holder = part.session === null ? holderAround(part) : holderOfId(part, part.session);
    this.#joined = holder?.[held] ?? null;
    part.playground = this.#joined;
  };

  constructor(part: Joining) {
    this.#part = part;
    part.addController(this);
  }

  hostConnected(): void {
    this.#part.ownerDocument.addEventListener(thereNow, this.#look);
    this.#look();
  }

  hostUpdate(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#part.ownerDocument.removeEventListener(thereNow, this.#look);
  }
}
