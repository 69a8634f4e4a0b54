/** What outlives a reload of the ideas that were tried. */

import { ideasKey, read, write } from '../storage.js';

export interface KeptIdeas {
  /** Numbers of the tasks that are done, by the labels of the ideas. */
  done: Record<string, number[]>;
  folded: boolean;
  /** The label of the idea that is being tried; null for none. */
  at: string | null;
  /** The title of what it is tried on. */
  title: string;
}

/** On a telephone, network and map come first: the text is a line that opens. */
const none = (): KeptIdeas => ({
  done: {},
  folded: matchMedia('(max-width: 640px)').matches,
  at: null,
  title: '',
});

export function keepIdeas(ideas: KeptIdeas): void {
  write(ideasKey, JSON.stringify(ideas));
}

export function keptIdeas(): KeptIdeas {
  try {
    return { ...none(), ...(JSON.parse(read(ideasKey) ?? '{}') as Partial<KeptIdeas>) };
  } catch {
    return none();
  }
}
