/**
 * Points drawn by hand: a table that grows, moves and shrinks stroke by stroke. Each stroke becomes
 * the data of the project as soon as there is something to learn; until then it is kept here.
 */

import type { Frame, Opened } from '../../../wasm/src/client-types.js';
import type { Cell, Data, Project, Table } from '../../../wasm/src/project.js';
import type { Points } from '../../../wasm/src/types.js';
import { columnAxes, type Axes, type Range } from '../project/axes.js';
import { inputsOf } from '../project/inputs.js';
import { defaultShape, type Shape } from '../project/fit.js';
import { mostFrequent, rowsOf } from '../project/tables.js';

/** What is drawn on, and the ways to change it. */
export interface Ground {
  readonly axes: Axes | null;
  readonly frame: Frame | null;
  readonly opened: Opened | null;
  readonly project: Project | null;
  setAxes(axes: Axes): void;
  changeTable(table: Table): Promise<boolean>;
  useDrawn(data: Data, shape: Shape, view: Project['view'] & object): Promise<boolean>;
  stopDrawing(): void;
  announceDrawing(): void;
}

/** What an empty sheet is for: classes or values in a plane, or a curve over one number. */
export type Sheet = 'classes' | 'values' | 'curve';

export type Tool = 'draw' | 'erase';

const emptySheets: Record<Sheet, { inputs: string[]; target: string; range: Required<Range> }> = {
  classes: { inputs: ['x1', 'x2'], target: 'label', range: { x: [-6, 6], y: [-6, 6] } },
  values: { inputs: ['x1', 'x2'], target: 'y', range: { x: [-6, 6], y: [-6, 6] } },
  curve: { inputs: ['x'], target: 'y', range: { x: [-3, 3], y: [-1.5, 1.5] } },
};

/** As many decimals as a pixel deserves. */
function rounded(value: number, [low, high]: [number, number]): number {
  const decimals = Math.max(0, Math.min(12, 3 - Math.floor(Math.log10(high - low))));
  return Number(value.toFixed(decimals));
}

export class Drawing extends EventTarget {
  readonly #ground: Ground;
  readonly #wholeTable: () => Promise<Table | null>;
  /** Tables before the strokes that are not yet the project's. */
  #before: Table[] = [];
  /** Strokes that are, since an empty sheet first became data. */
  #strokes = 0;
  /** Strokes and their undoing that are under way. */
  #committing = 0;
  #data: Data | undefined;
  #shown: { table: Table; points: Points } | null = null;

  sheet: Sheet = 'classes';
  table: Table = { columns: [] };
  x = 'x1';
  /** Null: a curve, whose vertical axis is the target. */
  y: string | null = 'x2';
  target = 'label';
  classes: string[] = ['A', 'B'];
  /** Whether the sheet is not the project's data yet. */
  fresh = true;
  #range: Required<Range> = emptySheets.classes.range;

  tool: Tool = 'draw';
  /** Number of the class that is drawn. */
  brush = 0;
  /** The value that is drawn. */
  value = 1;
  /** The row that was clicked last. */
  chosen: number | null = null;

  /** @param wholeTable all rows of the present data; null where they are too many */
  constructor(ground: Ground, wholeTable: () => Promise<Table | null>) {
    super();
    this.#ground = ground;
    this.#wholeTable = wholeTable;
  }

  // ---- beginning

  /** Goes on from the present data; false where they have no plane or curve to draw on. */
  async begin(): Promise<boolean> {
    const { frame } = this.#ground;
    const info = this.#ground.opened?.data;
    const shown = this.#ground.axes;
    // What is drawn has columns.
    const axes = shown?.principal ? columnAxes(info ?? null) : shown;
    const map = axes === shown ? frame?.map : null;
    const target = info?.columns.find((column) => column.role === 'target');
    if (!axes || !info || !target || target.type === 'bytes') return false;
    const table = await this.#wholeTable();
    if (!table) return false;
    this.table = table;
    this.x = axes.x;
    this.y = axes.y;
    this.target = target.name;
    this.classes = target.categories;
    this.sheet = target.type === 'category' ? 'classes' : axes.y === null ? 'curve' : 'values';
    this.fresh = false;
    this.#data = this.#ground.project?.data;
    const column = (name: string) => info.columns.find((one) => one.name === name);
    const boundsOf = (name: string, shown: [number, number] | null | undefined) => {
      const { min, max } = column(name) ?? {};
      const low = min ?? -1;
      const high = max ?? 1;
      return shown ?? widened(low, high);
    };
    const x = axes.range?.x ?? boundsOf(this.x, map?.x);
    const vertical = axes.y === null ? boundsOf(this.target, null) : boundsOf(axes.y, map?.y);
    const y = axes.range?.y ?? (this.sheet === 'classes' && !axes.y ? [-0.5, 1.5] : vertical);
    this.#range = { x, y };
    if (!axes.range) this.#ground.setAxes({ ...axes, range: this.#range });
    this.value = target.mean ?? 1;
    this.brush = Math.min(this.brush, Math.max(0, this.classes.length - 1));
    this.#changed();
    return true;
  }

  /** An empty sheet; the project stays as it is until there is something to learn. */
  beginEmpty(sheet: Sheet): void {
    const { inputs, target, range } = emptySheets[sheet];
    const [x = 'x', y = null] = inputs;
    Object.assign(this, { sheet, x, y, target, fresh: true, chosen: null });
    this.table = {
      columns: [
        ...inputs.map((name) => ({ name, type: 'number' as const, values: [] })),
        { name: target, type: sheet === 'classes' ? 'category' : 'number', values: [] },
      ],
    };
    this.classes = sheet === 'classes' ? ['A', 'B'] : [];
    this.brush = 0;
    this.value = 1;
    this.tool = 'draw';
    this.#range = range;
    this.#before = [];
    this.#strokes = 0;
    this.#changed();
  }

  /** Follows the project where something else changed it: Undo, another data set. */
  async follow(): Promise<void> {
    const { project } = this.#ground;
    if (this.fresh || this.#committing > 0 || project?.data === this.#data) return;
    this.#data = project?.data;
    if (!(await this.begin())) this.#ground.stopDrawing();
  }

  // ---- what is shown

  get range(): Required<Range> {
    const { range } = this.#ground.axes ?? {};
    return this.fresh || !range ? this.#range : { x: range.x, y: range.y ?? this.#range.y };
  }

  get rows(): number {
    return rowsOf(this.table);
  }

  /** The rows as points; rows without a number on an axis are not shown (NaN). */
  get points(): Points {
    if (this.#shown?.table === this.table) return this.#shown.points;
    const points = this.#pointsNow();
    this.#shown = { table: this.table, points };
    return points;
  }

  #pointsNow(): Points {
    const numbers = (name: string) =>
      Float32Array.from(this.#column(name), (cell) => (typeof cell === 'number' ? cell : NaN));
    const target =
      this.sheet === 'classes'
        ? Float32Array.from(this.#column(this.target), (cell) =>
            Math.max(0, this.classes.indexOf(String(cell))),
          )
        : numbers(this.target);
    return {
      x: numbers(this.x),
      y: this.y === null ? null : numbers(this.y),
      target,
      test: new Uint8Array(this.rows),
    };
  }

  /** What is still missing before this can be learnt; empty when nothing is. */
  get lacks(): string {
    if (this.rows === 0) return 'Click to draw a point.';
    if (this.sheet !== 'classes') return this.rows < 2 ? 'Draw a second point.' : '';
    const drawn = new Set(this.#column(this.target));
    return drawn.size < 2 ? 'Draw a point of another class.' : '';
  }

  // ---- strokes; they are taken over by `commit`

  add(x: number, y: number): void {
    const at = { [this.x]: rounded(x, this.range.x) };
    const vertical = rounded(y, this.range.y);
    if (this.y !== null) at[this.y] = vertical;
    const drawn: Cell =
      this.sheet === 'classes'
        ? (this.classes[this.brush] ?? null)
        : this.y === null
          ? vertical
          : this.value;
    this.#change((name, values) => [
      ...values,
      at[name] ?? (name === this.target ? drawn : this.#usual(name, values)),
    ]);
    this.chosen = this.rows - 1;
  }

  move(row: number, x: number, y: number): void {
    const over = this.y ?? (this.sheet === 'classes' ? null : this.target);
    this.#change((name, values) => {
      if (name === this.x) return values.with(row, rounded(x, this.range.x));
      if (name === over) return values.with(row, rounded(y, this.range.y));
      return values;
    });
    this.chosen = row;
  }

  remove(rows: readonly number[]): void {
    const gone = new Set(rows);
    this.#change((_, values) => values.filter((_cell, row) => !gone.has(row)));
    this.chosen = null;
  }

  addClass(): void {
    const name = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').find(
      (one) => !this.classes.includes(one),
    );
    if (name === undefined) return;
    this.classes = [...this.classes, name];
    this.use({ brush: this.classes.length - 1, tool: 'draw' });
  }

  use(patch: Partial<Pick<Drawing, 'tool' | 'brush' | 'value'>>): void {
    Object.assign(this, patch);
    this.#changed();
  }

  /** Ends a stroke that began with the table `before`: one step of Undo. */
  async commit(before: Table): Promise<void> {
    if (this.table === before) return;
    if (this.fresh && this.lacks !== '') {
      this.#before.push(before);
      this.#changed();
      this.#ground.announceDrawing();
      return;
    }
    const { table, fresh } = this;
    this.#committing += 1;
    this.fresh = false;
    const accepted = fresh ? await this.#first() : await this.#ground.changeTable(table);
    this.#committing -= 1;
    if (accepted) {
      if (fresh) this.#before.push(before);
      this.#strokes += 1;
      this.#data = this.#ground.project?.data;
      if (this.sheet === 'classes') this.#sortClasses();
    } else {
      this.fresh = fresh;
      this.table = before;
    }
    this.#changed();
  }

  async #first(): Promise<boolean> {
    const inputs = this.y === null ? [this.x] : [this.x, this.y];
    const data: Data = { table: this.table, inputs, targets: [this.target] };
    const view = { axes: { x: this.x, y: this.y, fixed: {}, range: this.#range } };
    return this.#ground.useDrawn(data, defaultShape, view);
  }

  get canUndo(): boolean {
    return this.fresh && this.#before.length > 0;
  }

  /**
   * True where the last stroke was one of an empty sheet, which the project never saw.
   * @param back undoes the last step of the project
   */
  async undo(back: () => Promise<unknown>): Promise<boolean> {
    if (this.fresh) {
      const before = this.#before.pop();
      if (before) this.table = before;
      this.#changed();
      return before !== undefined;
    }
    this.#strokes -= 1;
    const before = this.#strokes === 0 ? this.#before.pop() : undefined;
    if (!before) return false;
    this.#committing += 1;
    this.fresh = true;
    await back();
    this.#committing -= 1;
    this.table = before;
    this.#changed();
    return true;
  }

  // ---- inside

  /** The core sorts categories; colours go by that order. */
  #sortClasses(): void {
    const brush = this.classes[this.brush];
    const info = this.#ground.opened?.data?.columns.find(({ name }) => name === this.target);
    const known = info?.categories ?? [];
    this.classes = [...known, ...this.classes.filter((name) => !known.includes(name))];
    this.brush = Math.max(0, this.classes.indexOf(brush ?? ''));
  }

  #column(name: string): readonly Cell[] {
    return this.table.columns.find((column) => column.name === name)?.values ?? [];
  }

  /** What a drawn row holds in the columns that are not drawn. */
  #usual(name: string, values: readonly Cell[]): Cell {
    const { axes, opened } = this.#ground;
    const held = axes?.fixed[name];
    if (held !== undefined && !this.fresh) return held;
    const info = inputsOf(opened?.data ?? null).find((column) => column.name === name);
    return info?.type === 'number' ? info.mean : mostFrequent(values);
  }

  #change(change: (name: string, values: Cell[]) => Cell[]): void {
    this.table = {
      columns: this.table.columns.map((column) => ({
        ...column,
        values: change(column.name, column.values),
      })),
    };
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function widened(low: number, high: number): [number, number] {
  const pad = low < high ? (high - low) * 0.1 : 1;
  return [low - pad, high + pad];
}
