/** What the whole page listens to: files that are dropped on it, the key that plays, the keys that undo. */

import type { LitElement, TemplateResult } from 'lit';
import type { Given } from '../data/bring.js';
import { UndoKeys } from '../kit/undo-keys.js';
import type { Playground } from '../session/playground.js';
import { Drop } from './drop.js';
import { PlayKey } from './play-key.js';

interface Listening {
  playground: () => Playground;
  /** Lies over the page while files are held over it; null when they are gone. */
  over: (cover: TemplateResult | null) => void;
  take: (files: readonly Given[]) => void;
}

export function followKeysAndFiles(page: LitElement, { playground, over, take }: Listening): void {
  new PlayKey(page, playground);
  new UndoKeys(page, playground, document);
  new Drop(page, { over, take });
}
