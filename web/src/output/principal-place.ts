/**
 * Where the current example lies on the plane of the principal axes, and what its inputs are where it is
 * moved to: a point of the plane, so that the map's colour there is its prediction.
 */

import type { ReactiveControllerHost } from 'lit';
import type { Encoded, EncodedInput, PrincipalAxes } from '../../../wasm/src/answers.js';
import { Inquiry } from '../kit/inquiry.js';
import { changeInput } from '../session/example.js';
import type { Playground } from '../session/playground.js';
import { asAsked, type Cells, type Example } from '../session/view.js';

interface Place {
  x: number;
  y: number;
}

/** Digits that are kept of an input: more than a pixel deserves. */
const digits = 6;

export class PrincipalPlace {
  readonly #axes: Inquiry<Playground, PrincipalAxes>;
  readonly #encoded: Inquiry<Playground, Encoded | EncodedInput>;
  /** Where an example was put, which is known before it has been asked for. */
  #put: { example: Example; place: Place } | null = null;

  /** @param shown the session, where principal axes are shown */
  constructor(host: ReactiveControllerHost, shown: () => Playground | null) {
    this.#axes = new Inquiry(host, shown, {
      ask: (playground) => playground.inspect('principalAxes', {}),
      pause: Infinity,
    });
    this.#encoded = new Inquiry(host, shown, {
      ask: (playground) => playground.inspect('encoded', asAsked(playground.example)),
      about: ({ example }) => [example],
      pause: Infinity,
    });
  }

  /** Inputs that are numbers are dragged; there is nothing between two categories. */
  get canMove(): boolean {
    return (this.#axes.answer?.inUnits ?? null) !== null;
  }

  /** Null before it is known. */
  of({ example }: Playground): Place | null {
    if (this.#put?.example === example) return this.#put.place;
    const plane = this.#axes.answer?.plane;
    // While it is asked for the next one, the last one stays in sight.
    const inputs = this.#encoded.answer?.inputs;
    if (plane?.centre.length !== inputs?.length || !plane || !inputs) return null;
    const along = (direction: readonly number[]) =>
      inputs.reduce(
        (sum, input, k) => sum + (direction[k] ?? 0) * (input - (plane.centre[k] ?? 0)),
        0,
      );
    return { x: along(plane.directions[0]), y: along(plane.directions[1]) };
  }

  move(playground: Playground, place: Place): void {
    const { inUnits } = this.#axes.answer ?? {};
    if (!inUnits) return;
    const cells: Record<string, number> = {};
    for (const [name, { centre, directions }] of Object.entries(inUnits)) {
      const cell = centre + place.x * directions[0] + place.y * directions[1];
      cells[name] = Number(cell.toPrecision(digits));
    }
    changeInput(playground, cells satisfies Cells);
    this.#put = { example: playground.example, place };
  }
}
