/**
 * The idea that somebody tries: which of its tasks are done, and the way to the next one. Its progress
 * is kept for later visits.
 *
 * Its event `change` says that there is something else to show.
 */

import type { Preset, PresetGroup } from '../../project/ideas/idea.js';
import type { Playground } from '../../session/playground.js';
import { acts, usedBy } from './controls.js';
import { keepIdeas, keptIdeas } from './kept.js';
import type { IdeaPage } from './idea-page.js';
import { pageOf } from './pages.js';
import { Memory, sceneOf, type Sight } from './scene.js';
import { isDone, type Scene } from './tasks.js';

/** The page around it. */
export interface Guided {
  groups: readonly PresetGroup[];
  playground: () => Playground;
  sight: () => Sight;
  root: EventTarget;
  open: (preset: Preset) => Promise<unknown>;
}

export class Guide extends EventTarget {
  readonly #page: Guided;
  readonly #all: readonly Preset[];
  preset: Preset | null = null;
  /** Of what the idea is tried on: tasks are about nothing else. */
  #title: string | undefined;
  #start: Scene | null = null;
  #memory = new Memory();
  readonly #done: Record<string, number[]>;
  folded: boolean;
  #wasElsewhere = false;
  #isWaiting = false;
  /** The task that was done last, to be read out. */
  told = '';

  constructor(page: Guided) {
    super();
    this.#page = page;
    this.#all = page.groups.flatMap(({ presets }) => presets);
    const { done, folded } = keptIdeas();
    this.#done = done;
    this.folded = folded;
    for (const act of acts) page.root.addEventListener(act, this.#use);
  }

  // ---- what is shown

  get page(): IdeaPage {
    return pageOf(this.preset?.label ?? '');
  }

  /** The chapter, and the idea's place in it. */
  get place(): { chapter: string; at: number; of: number } {
    const { preset } = this;
    const group = this.#page.groups.find(({ presets }) => preset && presets.includes(preset));
    const at = preset ? (group?.presets.indexOf(preset) ?? -1) + 1 : 0;
    return { chapter: group?.label ?? '', at, of: group?.presets.length ?? 0 };
  }

  get done(): ReadonlySet<number> {
    return new Set(this.#done[this.preset?.label ?? '']);
  }

  /** Something else is open than what the idea is tried on. */
  get isElsewhere(): boolean {
    return this.#page.playground().project?.title !== this.#title;
  }

  beside(by: 1 | -1): Preset | undefined {
    return this.preset ? this.#all[this.#all.indexOf(this.preset) + by] : undefined;
  }

  // ---- what is done

  /** What the idea is tried on has just been opened. */
  begin(preset: Preset): void {
    const playground = this.#page.playground();
    this.preset = preset;
    this.#title = playground.project?.title;
    this.#memory = new Memory();
    this.#memory.look(playground);
    this.#start = sceneOf(playground, this.#page.sight(), this.#memory);
    this.told = '';
    this.#changed();
  }

  /** The idea of an earlier visit, where what stands here, once it does, is what it was tried on. */
  takeUp(): void {
    const { opened, project } = this.#page.playground();
    this.#isWaiting = !opened;
    if (!opened) return;
    const { at, title } = keptIdeas();
    const preset = this.#all.find(({ label }) => label === at);
    if (preset && title === project?.title) this.begin(preset);
  }

  /** Opens it again, or another one. */
  async open(preset: Preset | null | undefined): Promise<void> {
    if (preset) await this.#page.open(preset);
  }

  close(): void {
    this.preset = null;
    this.#changed();
  }

  fold(folded: boolean): void {
    this.folded = folded;
    this.#changed();
  }

  // ---- looking on

  readonly #use = (event: Event) => {
    for (const name of usedBy(event)) this.#memory.used.add(name);
    // What the control does is done first.
    setTimeout(() => {
      this.look();
    });
  };

  /** Something may have changed: ticks what is done. */
  look(): void {
    if (this.#isWaiting) this.takeUp();
    const { preset } = this;
    if (!preset) return;
    const playground = this.#page.playground();
    this.#memory.look(playground);
    const scene = sceneOf(playground, this.#page.sight(), this.#memory);
    const isElsewhere = this.isElsewhere;
    if (isElsewhere !== this.#wasElsewhere) {
      this.#wasElsewhere = isElsewhere;
      this.dispatchEvent(new Event('change'));
    }
    const start = (this.#start ??= scene);
    if (!scene || !start) return;
    const { done } = this;
    const isNew = (task: IdeaPage['tasks'][number], k: number) =>
      !done.has(k) && !(isElsewhere && !('use' in task.when)) && isDone(task, scene, start);
    const found = this.page.tasks.flatMap((task, k) => (isNew(task, k) ? [k] : []));
    if (found.length === 0) return;
    this.#done[preset.label] = [...done, ...found];
    this.told = found.map((k) => this.page.tasks[k]?.text ?? '').join(' ');
    this.#changed();
  }

  #changed(): void {
    keepIdeas({
      done: this.#done,
      folded: this.folded,
      at: this.preset?.label ?? null,
      title: this.#title ?? '',
    });
    this.dispatchEvent(new Event('change'));
  }
}
