/** What the rail says of each idea: one paragraph, and what to do. Loaded with the rail. */

import { howItIsTrained } from './how-it-is-trained.js';
import type { IdeaPage, Pages } from './idea-page.js';
import { whatANetworkIs } from './what-a-network-is.js';
import { whatItIsGoodFor } from './what-it-is-good-for.js';

const pages: Pages = { ...whatANetworkIs, ...whatItIsGoodFor, ...howItIsTrained };

const none: IdeaPage = { text: '', tasks: [] };

export function pageOf(label: string): IdeaPage {
  return pages[label] ?? none;
}
