/**
 * Opening a document: all parts of the session begin with it at once. What stood there before is a
 * step of undo. Whoever calls these is a command (see commands.ts).
 */

import type { ConstructionQuestion } from '../../../wasm/src/answers.js';
import type { Project } from '../../../wasm/src/project.js';
import type { Passed } from '../project/link.js';
import type { DataSet } from '../project/sets.js';
import { noLosses } from './history.js';
import type { Run, RunParts } from './run.js';
import type { Before } from './undo-stack.js';

export interface OpeningParts extends RunParts {
  run: Run;
}

/** Ways to open something at the beginning, when there is nothing to go back to. */
export interface Opener {
  project: (project: Project) => Promise<boolean>;
  link: (hash: string) => Promise<boolean>;
  dataSet: (set: DataSet) => Promise<boolean>;
  construction: (question: ConstructionQuestion, rest: Partial<Project>) => Promise<boolean>;
}

export interface OpeningEvents {
  /** Something is open, and its first numbers are there. */
  opened: () => Promise<void>;
  /** Something else was opened than what was there before. */
  visited: (before: Project) => void;
}

export class Opening {
  readonly #parts: OpeningParts;
  readonly #events: OpeningEvents;

  constructor(parts: OpeningParts, events: OpeningEvents) {
    this.#parts = parts;
    this.#events = events;
  }

  /** False, with a notice, where the core refuses it: then all stays as it was. */
  async open(project: Project): Promise<boolean> {
    const { client, document, notices, run, saves, view } = this.#parts;
    const opened = await notices.attempt(() => client.open(project));
    if (!opened) return false;
    document.begin(project, opened);
    view.begin(opened, project.view?.axes);
    notices.settle();
    run.begin(opened);
    // Asked for before the page draws the network: the worker computes meanwhile.
    await run.look(view.loadPoints(), view.loadExample(), document.loadPreview());
    run.skipTime();
    saves.soon();
    await this.#events.opened();
    return true;
  }

  /** Opens the same run as another document: its losses stay. */
  async openSameRun(project: Project): Promise<boolean> {
    const { run } = this.#parts;
    const losses = run.copyOfLosses();
    if (!(await this.open(project))) return false;
    run.takeUp(losses);
    return true;
  }

  /** Opens what was made of what stands here, as a step of undo. */
  async replace(open: (before: Project) => Promise<boolean>): Promise<boolean> {
    const { document, run, undo } = this.#parts;
    const before = await document.present();
    if (!before) return false;
    const latest = run.timeline.atLatest(before);
    const losses = run.copyOfLosses();
    if (!(await open(before))) return false;
    // Who looked back can go on from there, and to where training stood.
    if (latest !== before) undo.remember({ project: latest, losses });
    undo.remember({ project: before, losses });
    return true;
  }

  /** Opens something else, as a step of undo. */
  async visit(open: () => Promise<boolean>): Promise<boolean> {
    const { run, undo } = this.#parts;
    const before = await run.before();
    if (!(await open())) return false;
    if (before) {
      undo.remember(before);
      this.#events.visited(before.project);
    }
    return true;
  }

  /** Opens what the core constructs, with a title and settings of its own. */
  async openConstruction(question: ConstructionQuestion, rest: Partial<Project>): Promise<boolean> {
    const { client, notices } = this.#parts;
    const made = await notices.attempt(() => client.construct(question));
    return made !== undefined && this.open({ ...made.project, ...rest });
  }

  construct(question: ConstructionQuestion, rest: Partial<Project>): Promise<boolean> {
    return this.visit(() => this.openConstruction(question, rest));
  }

  /** Opens the document of a link; false where there is none in it. */
  async openLink(hash: string): Promise<boolean> {
    if (hash === '') return false;
    const { notices } = this.#parts;
    const part = await notices.loaded(
      'The reader of links',
      () => import('../project/link.js'),
      () => this.#parts.commands.give(() => this.openLink(hash)),
    );
    const project =
      part && (await notices.attempt(() => Promise.resolve(part.projectOfLink(hash))));
    return project ? this.open(project) : false;
  }

  /**
   * A link to the project as it stands; null, with a notice, where none can be made now.
   * @param keepsIgnored columns that the network does not use go along
   */
  async link(keepsIgnored: boolean): Promise<Passed | null> {
    const { document, notices } = this.#parts;
    const present = await document.present();
    const part = present && (await notices.loaded('Sharing', () => import('../project/link.js')));
    if (!part) return null;
    return part.passedOn(present, document.opened?.data ?? null, keepsIgnored);
  }

  undo(): Promise<boolean> {
    return this.#goTo((present) => this.#parts.undo.undo(present));
  }

  redo(): Promise<boolean> {
    return this.#goTo((present) => this.#parts.undo.redo(present));
  }

  /** Opens what was here once, whatever steps led away from it. */
  goTo(project: Project): Promise<boolean> {
    return this.#goTo((present) => {
      this.#parts.undo.remember(present);
      return { project, losses: noLosses };
    });
  }

  async #goTo(choose: (present: Before) => Before | null): Promise<boolean> {
    const { run } = this.#parts;
    const present = await run.before();
    const target = present && choose(present);
    if (!target || !(await this.open(target.project))) return false;
    run.takeUp(target.losses);
    return true;
  }
}
