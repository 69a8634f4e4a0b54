/** An element that shows something of a session and follows the topics that this is made of. */

import { LitElement } from 'lit';
import { Follow } from '../kit/follow.js';
import type { Playground } from './playground.js';
import { topics, type Topic } from './topics.js';

export abstract class StoreElement extends LitElement {
  static override properties = { playground: { attribute: false } };
  /** What the element reads of the session; all of it where it does not say. */
  static topics: readonly Topic[] = topics;
  /** @internal */
  declare playground: Playground | null;

  constructor() {
    super();
    this.playground = null;
    new Follow(this, () => this.playground, (this.constructor as typeof StoreElement).topics);
  }
}
