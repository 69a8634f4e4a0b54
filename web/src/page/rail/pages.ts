/** What the rail says of each idea: one paragraph, and what to do. Loaded with the rail. */

import { howItIsTrained } from './how-it-is-trained.js';
import type { Task } from './tasks.js';
import { whatANetworkIs } from './what-a-network-is.js';
import { whatItIsGoodFor } from './what-it-is-good-for.js';

export interface IdeaPage {
  text: string;
  tasks: readonly Task[];
}

/** By the labels of the ideas. */
export type Pages = Readonly<Record<string, IdeaPage>>;

const pages: Pages = { ...whatANetworkIs, ...whatItIsGoodFor, ...howItIsTrained };

const none: IdeaPage = { text: '', tasks: [] };

export function pageOf(label: string): IdeaPage {
  return pages[label] ?? none;
}
