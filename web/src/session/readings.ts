/** What a session has to show, topic by topic (topics.ts), and what it can be asked. */

import type {
  Encoded,
  EncodedInput,
  EngineQuestions,
  ListingQuestion,
  Turn,
} from '../../../wasm/src/answers.js';
import type { Frame, Inspections, Opened } from '../../../wasm/src/client-types.js';
import type { Cell, GraphNetwork, Project, Training } from '../../../wasm/src/project.js';
import type { Points, Prediction, RawRow, Trace } from '../../../wasm/src/types.js';
import type { Axes } from '../project/axes.js';
import type { Drawing } from './drawing.js';
import type { LossSeries } from './history.js';
import type { Notice } from './notices.js';
import type { Parts } from './parts.js';
import type { Selection } from './selection.js';
import type { Speed } from './speed.js';
import type { Kept, Timeline } from './timeline.js';
import { asAsked, type Example, type View } from './view.js';
import type { Walk } from './walk.js';

export abstract class Readings extends EventTarget {
  protected abstract readonly parts: Parts;

  // ---- document

  /** Whether the beginning is still to come. */
  get loading(): boolean {
    return this.parts.document.loading;
  }

  get project(): Project | null {
    return this.parts.document.project;
  }

  get opened(): Opened | null {
    return this.parts.document.opened;
  }

  get training(): Training {
    return this.parts.document.training;
  }

  /** The first rows of the data. */
  get preview(): readonly Cell[][] {
    return this.parts.document.preview;
  }

  /** The network as a graph that can be drawn on; null while nothing is open. */
  get graph(): GraphNetwork | null {
    return this.parts.network.graph;
  }

  /** Points are drawn by hand; null otherwise. */
  get drawing(): Drawing | null {
    return this.parts.sheets.drawing;
  }

  /** Elements on which points can be drawn by hand. */
  get drawnOn(): Set<object> {
    return this.parts.sheets.drawnOn;
  }

  // ---- frame

  get frame(): Frame | null {
    return this.parts.run.frame;
  }

  get history(): LossSeries {
    return this.parts.run.losses;
  }

  /** Earlier moments of this run. */
  get timeline(): Timeline {
    return this.parts.run.timeline;
  }

  /** The earlier moment that is looked at, or will be in a moment; null at the latest. */
  get shownMoment(): Kept | null {
    return this.parts.run.shownMoment;
  }

  /** Its epoch. */
  get shownEpoch(): number | null {
    return this.parts.run.shownEpoch;
  }

  get turn(): Turn | null {
    return this.parts.run.turn;
  }

  // ---- run

  get running(): boolean {
    return this.parts.run.running;
  }

  get speed(): Speed {
    return this.parts.run.speed;
  }

  // ---- view

  get axes(): Axes | null {
    return this.parts.view.axes;
  }

  get points(): Points | null {
    return this.parts.view.points;
  }

  /** The one example that everything shows. */
  get example(): Example {
    return this.parts.view.example;
  }

  /** The row that it is or was last; null before it is known, and without data. */
  get exampleRow(): View['exampleRow'] {
    return this.parts.view.exampleRow;
  }

  get rows(): ListingQuestion {
    return this.parts.view.rows;
  }

  get selection(): Selection {
    return this.parts.view.selection;
  }

  get lit(): readonly string[] {
    return this.parts.view.lit;
  }

  get walk(): Walk | null {
    return this.parts.view.walk;
  }

  // ---- undo

  get canUndo(): boolean {
    return this.parts.undo.canUndo || (this.parts.sheets.drawing?.canUndo ?? false);
  }

  get canRedo(): boolean {
    return this.parts.undo.canRedo;
  }

  // ---- notices

  get message(): Notice | null {
    return this.parts.notices.present;
  }

  // ---- questions; faults go to the caller

  inspect<K extends keyof Inspections>(
    name: K,
    question: Inspections[K]['question'],
  ): Promise<Inspections[K]['answer']> {
    return this.parts.client.inspect(name, question);
  }

  /** Asks what concerns no open project. */
  ask<K extends keyof EngineQuestions>(
    name: K,
    question: EngineQuestions[K]['question'],
  ): Promise<EngineQuestions[K]['answer']> {
    return this.parts.client.ask(name, question);
  }

  trace(inputs: number[], targets?: number[]): Promise<Trace> {
    return this.parts.client.trace(inputs, targets);
  }

  /** Settles when the commands are done that were given so far. */
  commandsDone(): Promise<void> {
    return this.parts.commands.between(() => Promise.resolve());
  }

  /** Hash of the bits of all weights. */
  fingerprint(): Promise<string> {
    return this.parts.client.fingerprint();
  }

  /** The current example as it goes in (an input of one's own has no targets), and its way through the network. */
  async traceExample(): Promise<{ example: Encoded | EncodedInput; trace: Trace }> {
    const example = await this.inspect('encoded', asAsked(this.example));
    return { example, trace: await this.trace(example.inputs, example.targets ?? undefined) };
  }

  /** What the network makes of a raw row. */
  async predict(row: RawRow): Promise<Prediction | undefined> {
    return (await this.parts.client.predict([row]))[0];
  }

  /** The same of many at once. */
  predictions(rows: RawRow[]): Promise<Prediction[]> {
    return this.parts.client.predict(rows);
  }
}
