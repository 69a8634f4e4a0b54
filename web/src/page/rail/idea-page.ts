/** What the rail says of one idea. */

import type { Task } from './tasks.js';

export interface IdeaPage {
  text: string;
  tasks: readonly Task[];
}

/** By the labels of the ideas. */
export type Pages = Readonly<Record<string, IdeaPage>>;
