/** An element that shows a drawing and follows its strokes. */

import { LitElement } from 'lit';
import { Follow } from '../kit/follow.js';
import type { Drawing } from '../session/drawing.js';

export abstract class DrawingElement extends LitElement {
  static override properties = { drawing: { attribute: false } };
  declare drawing: Drawing | null;

  constructor() {
    super();
    this.drawing = null;
    new Follow(this, () => this.drawing, ['change']);
  }
}
