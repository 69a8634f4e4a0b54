/**
 * A session on somebody's own page. What a person changes by hand is announced as the event `edit`, so
 * that a lesson can follow it; and its author may allow no changes at all.
 */

import type { Project, Training } from '../../../wasm/src/project.js';
import { Playground, type EditKind } from './playground.js';

/** What a person has changed. */
export interface Edit {
  kind: EditKind;
  /** Training samples seen by then. */
  samples: number;
  /** Of settings: what was set. */
  training?: Training;
}

export class EmbeddedPlayground extends Playground {
  protected override async edit(
    kind: EditKind,
    change: () => Promise<boolean>,
    training?: Training,
  ): Promise<boolean> {
    if (this.readonly) {
      this.note('This network is read-only: it can be trained here, but not changed.');
      return false;
    }
    const isMade = await change();
    if (isMade) {
      const samples = this.frame?.metrics.samples ?? 0;
      const detail = { kind, samples, ...(training && { training }) };
      this.dispatchEvent(new CustomEvent<Edit>('edit', { detail }));
    }
    return isMade;
  }

  /** The project as it stood at some recent frame; null before anything is open. */
  lastKnown(): Project | null {
    return this.parts.run.lastKnown();
  }

  /** Settles when nothing that was given before is still to be done, and no slice of training is on its way. */
  settled(): Promise<void> {
    return this.parts.commands.give(() => Promise.resolve());
  }

  /** As the page around it wishes, which is no change by a person: the same start, or another one. */
  startFrom(seed?: number): Promise<boolean> {
    return this.parts.run.reset(seed);
  }
}
