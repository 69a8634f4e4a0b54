/** Points drawn by hand: the sheet that is drawn on, as long as one is. */

import type { Drawing, Ground, Sheet } from './drawing.js';
import type { Opening } from './opening.js';
import type { RunParts } from './run.js';

export interface SheetParts extends RunParts {
  opening: Opening;
}

export class Sheets {
  readonly #parts: SheetParts;
  readonly #ground: Ground;
  drawing: Drawing | null = null;
  /** Elements on which points can be drawn. */
  readonly drawnOn = new Set<object>();

  /** @param ground what is drawn on; it is told of what changes here */
  constructor(parts: SheetParts, ground: Ground) {
    this.#parts = parts;
    this.#ground = ground;
  }

  /** On the present data, or on an empty sheet where there is one to be or nothing else can be drawn on. */
  start(sheet?: Sheet): Promise<void> {
    const { commands, notices } = this.#parts;
    if (this.drawnOn.size === 0) {
      notices.note('Points are drawn on the output, which this page does not show.');
      return Promise.resolve();
    }
    const part = notices.loaded('Drawing', () =>
      Promise.all([import('./drawing.js'), import('./whole-table.js')]),
    );
    return commands.give(async () => {
      const loaded = await part;
      if (!loaded) return;
      const [{ Drawing }, { wholeTable }] = loaded;
      const drawing = new Drawing(this.#ground, () => wholeTable(this.#parts));
      if (sheet || !(await drawing.begin())) drawing.beginEmpty(sheet ?? 'classes');
      this.#set(drawing);
    }, part);
  }

  stop(): void {
    if (!this.drawing) return;
    this.#set(null);
    const { axes } = this.#ground;
    if (!axes?.range) return;
    const { range: _, ...others } = axes;
    this.#ground.setAxes(others);
  }

  #set(drawing: Drawing | null): void {
    this.drawing = drawing;
    this.#ground.announceDrawing();
  }

  /** Something else is open. */
  async follow(): Promise<void> {
    await this.drawing?.follow();
  }

  /** One step back, of what is drawn or of the project. */
  undo(): Promise<boolean> {
    const { commands, opening } = this.#parts;
    return commands.give(async () => {
      const back = () => opening.undo();
      const drawing = this.drawing;
      const isDone = (await drawing?.undo(back)) === true || (await back());
      if (drawing) this.#ground.announceDrawing();
      return isDone;
    });
  }
}
