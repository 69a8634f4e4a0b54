/** Commands that change the network: its layers, its graph, its weights, where its neurons stand. */

import { encodeFloats } from '../../../wasm/src/base64.js';
import type { GraphNetwork } from '../../../wasm/src/project.js';
import type { Moment } from '../../../wasm/src/types.js';
import {
  defaultShape,
  fresh,
  projectFor,
  shapeOf,
  withShape,
  type Shape,
  type ShapeMaker,
} from '../project/fit.js';
import type { GraphChange } from '../project/graph.js';
import type { Positions } from '../project/positions.js';
import type { Opening, OpeningParts } from './opening.js';
import { askedOf } from '../project/asked.js';

/** Other hidden layers, or what makes them of the present ones. */
export type ShapeChange = Shape | ShapeMaker;

export class NetworkEdits {
  readonly #parts: OpeningParts;
  readonly #opening: Opening;

  constructor(parts: OpeningParts, opening: Opening) {
    this.#parts = parts;
    this.#opening = opening;
  }

  /** The network as a graph that can be drawn on; null while nothing is open. */
  get graph(): GraphNetwork | null {
    return this.#parts.document.graph(this.#parts.run.frame?.weights);
  }

  changeShape(change: ShapeChange): Promise<boolean> {
    return this.#parts.commands.give(async () => {
      const { project } = this.#parts.document;
      const present = project && shapeOf(project.network);
      if (!present) return false;
      const shape = typeof change === 'function' ? change(present) : change;
      return (
        shape !== null && this.#opening.replace(() => this.#opening.open(withShape(project, shape)))
      );
    });
  }

  /**
   * Changes the drawn graph, and where its neurons stand, as one step; one that is refused (a cycle,
   * say) changes nothing.
   */
  changeGraph(change: GraphChange, positions: Positions | null): Promise<boolean> {
    this.#parts.run.pause();
    return this.#parts.commands.give(async () => {
      const { graph } = this;
      const { project } = this.#parts.document;
      if (!graph || !project) return false;
      const view = { ...project.view, ...(positions && { positions }) };
      const changed = () => fresh({ ...project, network: change(graph), view });
      const isChanged = await this.#opening.replace(() => this.#opening.open(changed()));
      if (!isChanged) this.#tellCycle();
      return isChanged;
    });
  }

  /** The core speaks of a whole document; here one edge was refused. */
  #tellCycle(): void {
    const { notices } = this.#parts;
    const told = notices.present;
    const [first, ...others] = told?.cycle ?? [];
    if (!told || first === undefined) return;
    const around = [first, ...others, first].join(' → ');
    const text = `The edges ${around} would form a cycle: a value would go round for ever. The edge was not added.`;
    notices.tell({ ...told, text });
  }

  /** Fully connected layers in place of a free graph. */
  useLayers(): Promise<boolean> {
    return this.#parts.commands.give(async () => {
      const { project, opened, training } = this.#parts.document;
      if (!project?.data || !opened?.data) return false;
      const layered = projectFor(project.data, opened.data, defaultShape, training);
      const titled = { ...layered, title: project.title ?? '', ...askedOf(project) };
      return this.#opening.replace(() => this.#opening.open(titled));
    });
  }

  /** Neurons are elsewhere in the drawing; nothing that is computed changes. */
  moveNeurons(positions: Positions | null): Promise<boolean> {
    const { commands, document, run, saves, undo } = this.#parts;
    return commands.give(async () => {
      const before = await run.before();
      if (!document.project) return false;
      if (before) undo.remember(before);
      document.setView({ positions: positions ?? undefined });
      saves.soon();
      return true;
    });
  }

  // ---- weights

  /** Of the edge that has this number now. */
  setWeight(edge: number, weight: number): Promise<boolean> {
    const { commands, document, run, undo } = this.#parts;
    const ends = document.endsOf(edge);
    return commands.give(async () => {
      if (document.edgeBetween(ends) < 0) return false;
      run.goOn();
      const before = await run.before();
      const isSet = await this.#setWeight(ends, weight);
      if (isSet && before) undo.remember(before);
      return isSet;
    });
  }

  /** The same without a step of undo: while it is dragged. */
  dragWeight(edge: number, weight: number): Promise<boolean> {
    const { commands, document, run } = this.#parts;
    const ends = document.endsOf(edge);
    return commands.giveLatest(`weight ${ends.join(' ')}`, async () => {
      run.goOn();
      return this.#setWeight(ends, weight);
    });
  }

  /** Not where the edge is gone that was meant. */
  async #setWeight(ends: readonly [string, string], weight: number): Promise<boolean> {
    const { client, document, notices, run } = this.#parts;
    const edge = document.edgeBetween(ends);
    const weights = run.frame?.weights.slice();
    if (!weights || edge < 0) return false;
    weights[edge] = weight;
    const accepted = await notices.attempt(() => client.setWeights(weights));
    await run.look();
    return accepted !== undefined;
  }

  /** The step of training on one training row, whosever turn it is: what Step does, and undone as one. */
  applyStep(index: number): Promise<boolean> {
    const { client } = this.#parts;
    return this.#goOnFrom(async () => {
      const { inputs, targets } = await client.inspect('encoded', { index });
      if (!targets) throw new Error('A row has targets.');
      const on = { inputs, targets };
      const { weights, moments, ...progress } = await client.inspect('stepped', { on });
      return {
        weights: Float32Array.from(weights),
        progress: { ...progress, moments: encodeFloats(Float32Array.from(moments)) },
      };
    }, true);
  }

  /** All weights from elsewhere, such as one of many starts, after so many epochs of training. */
  useWeights(weights: Float32Array, epochs: number): Promise<boolean> {
    return this.#goOnFrom(() => {
      const samples = epochs * (this.#parts.document.opened?.data?.rows.train ?? 0);
      return Promise.resolve({ weights: weights.slice(), progress: { samples } });
    });
  }

  /** As another run, if not told. */
  #goOnFrom(find: () => Promise<Moment>, isSameRun?: boolean): Promise<boolean> {
    const { commands, notices, run, saves, undo } = this.#parts;
    run.pause();
    return commands.give(async () => {
      run.goOn();
      const before = await run.before();
      const moment = await notices.attempt(find);
      if (!moment || !(await run.restartFrom(moment, isSameRun))) return false;
      if (before) undo.remember(before);
      saves.soon();
      return true;
    });
  }
}
