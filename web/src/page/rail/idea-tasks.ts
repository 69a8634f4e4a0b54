/** The tasks of the idea that is being tried, where they are done over the page: in a workshop. */

import { LitElement, css, html, nothing } from 'lit';
import { define } from '../../kit/define.js';
import { Follow } from '../../kit/follow.js';
import { controls } from '../../kit/tokens.js';
import type { Guide } from './guide.js';
import { tasksStyle } from '../../kit/tasks-style.js';
import { taskList } from './task-list.js';

export class IdeaTasks extends LitElement {
  static override properties = { guide: { attribute: false } };
  declare guide: Guide | null;

  static override styles = [
    controls,
    tasksStyle,
    css`
      :host {
        display: block;
        max-width: 68ch;
        margin-bottom: 16px;
        padding-left: 12px;
        border-left: 3px solid var(--ew-accent);
      }
    `,
  ];

  constructor() {
    super();
    this.guide = null;
    new Follow(this, () => this.guide, ['change']);
  }

  override render() {
    return this.guide?.preset ? html`${taskList(this.guide)}` : nothing;
  }
}

define('ew-idea-tasks', IdeaTasks);

declare global {
  interface HTMLElementTagNameMap {
    'ew-idea-tasks': IdeaTasks;
  }
}
