/**
 * Numbers in the figure: the weight on each edge, the function of each neuron, and what comes out of it
 * for the example that is looked at. While that is walked through the network: what goes into and comes
 * out of each neuron that was reached, the terms of the sum in turn, which travel along their edges, and
 * on the way back deltas and gradients. Where they would cover each other, those of one neuron are shown.
 */

import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FunctionName } from '../../../wasm/src/project.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import { define } from '../kit/define.js';
import { selectedEdge, selectedNeuron, type Selection } from '../session/selection.js';
import type { Traced } from '../session/tracing.js';
import type { Walk } from '../session/walk.js';
import type { Line, Point } from './edges.js';
import { edgeLabels, neuronLabels, type EdgeLabel, type NeuronLabel } from './figure-labels.js';
import { figureNumbersStyle } from './figure-numbers-style.js';
import type { NetworkLayout, Place } from './layout.js';
import {
  belowPlace,
  boxBeside,
  deltaPlace,
  inPlace,
  lineHeight,
  outPlace,
  overlap,
  pillHeight,
  placeOnEdges,
  sidesIn,
  textWidth,
  weightWidth,
  type BesidePlace,
  type Box,
  type Sides,
  type Wanted,
} from './number-places.js';

/** Comes with it: what goes through the network for the example that is looked at. */
export { Tracing } from '../session/tracing.js';

/** How functions are written where there is little room; others by their name. */
const short: Partial<Record<FunctionName, string>> = {
  identity: 'id',
  logistic: 'σ',
  rectifier: 'ReLU',
  'leaky-rectifier': 'leaky',
  absolute: '|x|',
};

/** From the lower border of a picture of weights up to a number on it. */
const imageLine = 19;

/** Square pixels of a number that may be covered. */
const leastCovered = 24;

/** What the figure shows, all of which may have numbers. */
export interface Shown {
  layout: NetworkLayout;
  network: NetworkInfo;
  lines: ReadonlyMap<number, Line>;
  /** The example that is looked at; null while there is none. */
  traced: Traced | null;
  walk: Walk | null;
  figure: {
    readonly weights: Float32Array | null;
    readonly selected: Selection;
    /** What is pointed at. */
    readonly hovered: string;
    readonly hoveredEdge: number;
    /** Where a neuron stands, while it is dragged too. */
    at(place: Place): Place;
  };
}

/** Id of the neuron that is pointed at or selected; empty for none. */
function focusOf({ figure: { hovered, selected }, network }: Shown): string {
  return hovered || (selectedNeuron(selected, network) ?? '');
}

/** The edge whose own chip stands there; -1 for none. */
function chippedIn({ figure: { hoveredEdge, selected }, network }: Shown): number {
  return hoveredEdge >= 0 ? hoveredEdge : selectedEdge(selected, network);
}

interface Pill {
  label: EdgeLabel;
  text: string;
  box: Box;
}

/** Above, the numbers of the neuron in turn: they stand over the others. */
interface Beside {
  label: NeuronLabel;
  place: BesidePlace;
}

export class FigureNumbers extends LitElement {
  static override properties = { shown: { attribute: false } };
  declare shown: Shown | null;

  #placed: { of: readonly unknown[]; pills: Pill[] } = { of: [], pills: [] };

  static override styles = figureNumbersStyle;

  constructor() {
    super();
    this.shown = null;
  }

  /** For sight alone: tables and formulas have the same numbers, and edges and neurons tell theirs. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    const { shown } = this;
    if (!shown) return nothing;
    const { network, walk } = shown;
    const chipped = chippedIn(shown);
    const points = new Map(
      shown.layout.places.map((place) => [
        network.neurons[place.neuron]?.id ?? '',
        shown.figure.at(place),
      ]),
    );
    const around = besideNeurons(shown, points);
    const turn = walk?.turn ? `${walk.turn.id} ${String(walk.turn.back)}` : '';
    const pills = this.#pillsIn(shown, points, around);
    const beside = uncovered(around, pills);
    return html`${repeat(
      pills,
      ({ label: { edge, kind } }) => `${String(edge)} ${kind}`,
      (pill) => (pill.label.edge === chipped ? nothing : this.#pill(pill)),
    )}${repeat(
      pills.filter(({ label }) => label.goes),
      ({ label }) => `${turn} ${String(label.edge)}`,
      (pill) => travelling(pill, points),
    )}${network.neurons.map((neuron) => functionOf(neuron, points, shown.layout))}${repeat(
      beside,
      ({ label: { id, kind, own } }) => `${id} ${kind} ${own ? turn : ''}`,
      ({ label, place }) =>
        html`<span
          class=${`${label.kind} beside ${place.align} ${label.own ? 'own' : ''}`}
          data-neuron=${label.id}
          .style=${styleOf(place)}
          >${label.text}</span
        >`,
    )}`;
  }

  #pill({ label: { edge, kind, own }, text, box }: Pill) {
    return html`<span
      class=${`${kind} pill ${own ? 'own' : ''}`}
      data-edge=${edge}
      .style=${styleOf(box)}
      >${text}</span
    >`;
  }

  /** The same as long as no line and no text moves; weights keep their places while they change. */
  #pillsIn(shown: Shown, points: ReadonlyMap<string, Place>, beside: readonly Beside[]): Pill[] {
    const { layout, network, lines, walk } = shown;
    const { weights } = shown.figure;
    const focus = focusOf(shown);
    const labels = edgeLabels({ network, weights, walk, focus }, lines.keys());
    const key = [lines, walk, focus, beside.length];
    if (key.every((value, k) => value === this.#placed.of[k])) {
      const texts = new Map(labels.map((label) => [label.edge, label]));
      const pills = this.#placed.pills.map((pill) => {
        const label = texts.get(pill.label.edge) ?? pill.label;
        const isLong = pill.text === pill.label.texts[0];
        return { ...pill, label, text: isLong ? label.texts[0] : (label.texts.at(-1) ?? '') };
      });
      this.#placed = { of: key, pills };
      return pills;
    }
    const there = [
      ...[...points.values()].map((point) => ({
        ...point,
        width: 2 * (point.radius ?? layout.radius),
        height: 2 * (point.radius ?? layout.radius),
      })),
      ...beside.map(boxOf),
    ];
    const pills = place(labels, lines, there, walk !== null && !walk.next);
    this.#placed = { of: key, pills };
    return pills;
  }
}

/** Of others, so large a share may be left out where the rest has room. */
const mostLeftOut = 0.4;
/** Of all, so large a share may touch each other a little. */
const mostTouching = 0.25;

/**
 * All numbers where none covers another; else those of the neuron in turn, or looked at. While it is in
 * turn its own come first, and of the others those that have room.
 */
function place(
  labels: readonly EdgeLabel[],
  lines: ReadonlyMap<number, Line>,
  there: readonly Box[],
  ownFirst: boolean,
): Pill[] {
  const own = labels.filter((label) => label.own);
  if (!ownFirst) {
    const all = tryOut(labels, lines, there, mostTouching * labels.length);
    if (all) return all;
  }
  const owns = tryOut(own, lines, there) ?? pillsFor(own, lines, there, shortest).pills;
  if (!ownFirst) return owns;
  const others = labels.filter((label) => !label.own);
  const around = [...there, ...owns.map(({ box }) => box)];
  const { pills, covered } = pillsFor(others, lines, around, longest);
  if (covered.size > mostLeftOut * others.length) return owns;
  return [...owns, ...pills.filter(({ label }) => !covered.has(label.edge))];
}

/** How much a number says. */
type Choose = (label: EdgeLabel) => string;

const longest: Choose = ({ texts }) => texts[0];
const shortest: Choose = ({ texts }) => texts.at(-1) ?? texts[0];
const longTerms: Choose = (label) => (label.kind === 'term' ? longest : shortest)(label);

/** With as much as each can say; null where some would be covered. */
function tryOut(
  labels: readonly EdgeLabel[],
  lines: ReadonlyMap<number, Line>,
  there: readonly Box[],
  most = 0,
): Pill[] | null {
  for (const choose of [longest, longTerms, shortest]) {
    const { pills, covered } = pillsFor(labels, lines, there, choose);
    if (covered.size <= most) return pills;
  }
  return null;
}

function pillsFor(
  labels: readonly EdgeLabel[],
  lines: ReadonlyMap<number, Line>,
  there: readonly Box[],
  choose: Choose,
) {
  const wanted = new Map(labels.map((label) => [label.edge, sizeOf(label, choose(label))]));
  const { boxes, covered } = placeOnEdges(lines, wanted, there);
  const pills = labels.flatMap((label): Pill[] => {
    const box = boxes.get(label.edge);
    return box ? [{ label, text: choose(label), box }] : [];
  });
  return { pills, covered };
}

function sizeOf({ kind }: EdgeLabel, text: string): Wanted {
  if (kind === 'weight') return { width: weightWidth, height: pillHeight };
  const rows = text.split('\n');
  const width = Math.max(...rows.map(textWidth));
  return { width, height: pillHeight + (rows.length - 1) * lineHeight };
}

function besideNeurons(shown: Shown, points: ReadonlyMap<string, Place>): Beside[] {
  const { layout, network, traced, walk } = shown;
  const trace = traced?.trace ?? null;
  const scaled = traced?.scaled ?? new Map<string, never>();
  const labels = neuronLabels({ network, trace, scaled, walk });
  const sides = sidesIn(layout, [...points.values()]);
  const { labels: sideOf } = layout;
  const named = new Set(
    network.neurons.flatMap(({ id, kind, label }) =>
      label !== '' && (kind === 'input' || kind === 'output') && sideOf[kind] === 'below'
        ? [id]
        : [],
    ),
  );
  const lines = new Map<string, number>();
  return labels.flatMap((label) => {
    const at = points.get(label.id);
    if (!at) return [];
    const key = `${label.id} ${sides === 'beside' ? String(isLeft(label, network)) : ''}`;
    const line = lines.get(key) ?? 0;
    const found = placeBeside(
      label,
      { at, line, layout, sides, named: named.has(label.id) },
      network,
    );
    if (found && label.kind !== 'delta') lines.set(key, line + 1);
    return found ? [{ label, place: found }] : [];
  });
}

/** Without numbers that those of the neuron in turn would cover. */
function uncovered(around: readonly Beside[], pills: readonly Pill[]): Beside[] {
  const own = [
    ...around.filter(({ label }) => label.own).map(boxOf),
    ...pills.filter(({ label }) => label.own).map(({ box }) => box),
  ];
  return around.filter(
    (one) => one.label.own || own.every((box) => overlap(box, boxOf(one)) < leastCovered),
  );
}

function boxOf({ label, place }: Beside): Box {
  return boxBeside(place, textWidth(label.text));
}

/** What goes in stands at the left: of an input, its number in the table. */
function isLeft({ kind, id }: NeuronLabel, network: NetworkInfo): boolean {
  if (kind !== 'raw') return kind === 'in';
  return network.neurons.find((neuron) => neuron.id === id)?.kind === 'input';
}

interface Around {
  at: Place;
  /** How many lines stand there already. */
  line: number;
  layout: NetworkLayout;
  sides: Sides;
  named: boolean;
}

function placeBeside(
  label: NeuronLabel,
  { at, line, layout, sides, named }: Around,
  network: NetworkInfo,
): BesidePlace | null {
  const { width } = layout;
  const { radius = layout.radius } = at;
  if (label.kind === 'out' && !label.own && hasBars(layout)) {
    // On the picture of its weights; an output says it by its bar.
    return at.radius === undefined ? null : belowPlace(at, radius - imageLine, 0, false);
  }
  const room = [radius, textWidth(label.text), width] as const;
  if (label.kind === 'delta') return deltaPlace(at, ...room);
  if (sides === 'below') return belowPlace(at, radius, line, named);
  if (sides === 'out' && label.kind !== 'out' && !label.own) return null;
  const place = isLeft(label, network)
    ? inPlace(at, radius, textWidth(label.text))
    : outPlace(at, ...room);
  return sides === 'beside' || isLeft(label, network)
    ? { ...place, y: place.y + (sides === 'beside' ? line : 0) * lineHeight }
    : { ...place, y: place.y + Math.max(0, line - 1) * lineHeight };
}

/** Inputs are a picture, and neurons those of their weights, which nothing covers. */
function hasBars({ bars }: NetworkLayout): boolean {
  return bars !== undefined;
}

function functionOf(
  { id, kind, function: name }: NetworkInfo['neurons'][number],
  points: ReadonlyMap<string, Place>,
  layout: NetworkLayout,
) {
  const at = hasBars(layout) ? undefined : points.get(id);
  return at && (kind === 'hidden' || kind === 'output')
    ? html`<span class="function pill" .style=${styleOf(at)}>${short[name] ?? name}</span>`
    : nothing;
}

/** What goes along an edge to the neuron in turn. */
function travelling({ label, box }: Pill, points: ReadonlyMap<string, Place>) {
  const to = points.get(label.goes?.to ?? '');
  if (!to) return nothing;
  const way = `--across:${(to.x - box.x).toFixed(1)}px;--down:${(to.y - box.y).toFixed(1)}px`;
  return html`<span class="travels pill" .style=${`${styleOf(box)};${way}`}
    >${label.goes?.text}</span
  >`;
}

function styleOf({ x, y }: Point): string {
  return `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px`;
}

define('ew-figure-numbers', FigureNumbers);
