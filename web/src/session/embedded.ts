/**
 * A session on somebody's own page. What a person changes by hand is announced as the event `edit`, so
 * that a lesson can follow it; and its author may allow no changes at all.
 */

import type { Project, Training } from '../../../wasm/src/project.js';
import { Playground } from './playground.js';

/** What a person has changed. */
export interface Edit {
  kind: 'project' | 'data' | 'network' | 'weights' | 'training' | 'start' | 'undo';
  /** Training samples seen by then. */
  samples: number;
  /** Of settings: what was set. */
  training?: Training;
}

type Given<K extends keyof Playground> = Playground[K] extends (...args: infer A) => unknown
  ? A
  : never;

export class EmbeddedPlayground extends Playground {
  async #edit(
    kind: Edit['kind'],
    change: () => Promise<boolean>,
    said: Pick<Edit, 'training'> = {},
  ): Promise<boolean> {
    if (this.readonly) {
      this.note('Its author shows this network as it is: it can be trained here, and not changed.');
      return false;
    }
    const isMade = await change();
    if (isMade) {
      const samples = this.frame?.metrics.samples ?? 0;
      this.dispatchEvent(new CustomEvent<Edit>('edit', { detail: { kind, samples, ...said } }));
    }
    return isMade;
  }

  /** The project as it stood at some recent frame; null before anything is open. */
  lastKnown(): Project | null {
    return this.parts.run.lastKnown();
  }

  /** Hash of the bits of all weights. */
  fingerprint(): Promise<string> {
    return this.parts.client.fingerprint();
  }

  /** As the page around it wishes, which is no change by a person: the same start, or another one. */
  startFrom(seed?: number): Promise<boolean> {
    return super.reset(seed);
  }

  override openProject(...given: Given<'openProject'>): Promise<boolean> {
    return this.#edit('project', () => super.openProject(...given));
  }

  override openConstruction(...given: Given<'openConstruction'>): Promise<boolean> {
    return this.#edit('project', () => super.openConstruction(...given));
  }

  override chooseDataSet(...given: Given<'chooseDataSet'>): Promise<boolean> {
    return this.#edit('data', () => super.chooseDataSet(...given));
  }

  override useTable(...given: Given<'useTable'>): Promise<boolean> {
    return this.#edit('data', () => super.useTable(...given));
  }

  override useDrawn(...given: Given<'useDrawn'>): Promise<boolean> {
    return this.#edit('data', () => super.useDrawn(...given));
  }

  override changeData(...given: Given<'changeData'>): Promise<boolean> {
    return this.#edit('data', () => super.changeData(...given));
  }

  override changeTable(...given: Given<'changeTable'>): Promise<boolean> {
    return this.#edit('data', () => super.changeTable(...given));
  }

  override changeShape(...given: Given<'changeShape'>): Promise<boolean> {
    return this.#edit('network', () => super.changeShape(...given));
  }

  override changeGraph(...given: Given<'changeGraph'>): Promise<boolean> {
    return this.#edit('network', () => super.changeGraph(...given));
  }

  override useLayers(): Promise<boolean> {
    return this.#edit('network', () => super.useLayers());
  }

  override setWeight(...given: Given<'setWeight'>): Promise<boolean> {
    return this.#edit('weights', () => super.setWeight(...given));
  }

  override dragWeight(...given: Given<'dragWeight'>): Promise<boolean> {
    return this.#edit('weights', () => super.dragWeight(...given));
  }

  override useWeights(...given: Given<'useWeights'>): Promise<boolean> {
    return this.#edit('weights', () => super.useWeights(...given));
  }

  override configure(...given: Given<'configure'>): Promise<boolean> {
    return this.#edit('training', () => super.configure(...given), { training: given[0] });
  }

  override reset(...given: Given<'reset'>): Promise<boolean> {
    // The same start again is no change.
    if (given[0] === undefined) return super.reset();
    return this.#edit('start', () => super.reset(...given));
  }

  override undo(): Promise<boolean> {
    return this.#edit('undo', () => super.undo());
  }

  override redo(): Promise<boolean> {
    return this.#edit('undo', () => super.redo());
  }
}
