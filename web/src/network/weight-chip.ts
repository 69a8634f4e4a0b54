/** The number on an edge: its weight, to be dragged up and down or changed by the arrow keys. */

import { html, nothing } from 'lit';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import { formatNumber } from '../kit/format.js';
import { selectedEdge } from '../session/selection.js';
import type { NetworkLayout } from './layout.js';
import type { NetworkDrawing } from './network-drawing.js';
import type { NetworkGestures } from './network-gestures.js';

/** The weight of the edge that is chosen or pointed at, to be dragged. */
export function weightChip(
  figure: NetworkDrawing,
  gestures: NetworkGestures,
  layout: NetworkLayout,
  network: NetworkInfo,
) {
  const chosen = selectedEdge(figure.selected, network);
  const index = figure.hoveredEdge >= 0 ? figure.hoveredEdge : chosen;
  const middle = figure.lines(layout, network).lines.get(index)?.middle;
  const edge = network.edges[index];
  const weight = figure.weights?.[index];
  if (!middle || !edge || weight === undefined) return nothing;
  const idOf = (n: number) => network.neurons[n]?.id ?? '';
  return html`<span
    class="number-chip"
    role="slider"
    tabindex=${index === chosen ? 0 : -1}
    aria-label=${`Weight of edge ${idOf(edge.from)} to ${idOf(edge.to)}`}
    aria-valuenow=${Number(weight.toPrecision(4))}
    aria-orientation="vertical"
    title="Drag up or down"
    .style=${`left:${String(middle.x)}px;top:${String(middle.y)}px;${index === chosen ? '' : 'pointer-events:none'}`}
    @pointerdown=${(event: PointerEvent) => {
      gestures.pullWeight(event, index);
    }}
    @keydown=${(event: KeyboardEvent) => {
      chipKey(figure, event, index, weight);
    }}
    >${formatNumber(weight)}</span
  >`;
}

function chipKey(figure: NetworkDrawing, event: KeyboardEvent, edge: number, weight: number): void {
  const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
  if (way === undefined) return;
  event.preventDefault();
  figure.dragWeight(edge, weight, 'start');
  figure.dragWeight(edge, weight + way * (event.shiftKey ? 0.01 : 0.1), 'move');
  figure.dragWeight(edge, weight, 'end');
}
