/** The edges of the figure as lines that are clicked, pulled and walked by keyboard. */

import { nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NetworkInfo } from '../../../wasm/src/types.js';
import { selectedEdge } from '../session/selection.js';
import { edgeLine } from './edges.js';
import type { NetworkLayout } from './layout.js';
import type { NetworkDrawing } from './network-drawing.js';
import type { NetworkGestures } from './network-gestures.js';

export function edgeLines(
  figure: NetworkDrawing,
  gestures: NetworkGestures,
  layout: NetworkLayout,
  network: NetworkInfo,
) {
  const idOf = (n: number) => network.neurons[n]?.id ?? '';
  const breaks = figure.topology?.offendingEdge;
  const { lines, bundles } = figure.lines(layout, network);
  const drawn = [...lines.keys()];
  const chosen = selectedEdge(figure.selected, network);
  return svg`${bundles.map((path) => svg`<path class="bundle" d=${path}></path>`)}
    ${repeat(
      drawn,
      (index) => `${idOf(network.edges[index]?.from ?? 0)} ${idOf(network.edges[index]?.to ?? 0)}`,
      (index, k) => {
        const edge = network.edges[index];
        if (!edge) return nothing;
        const [from, to] = [idOf(edge.from), idOf(edge.to)];
        const path = lines.get(index)?.path ?? '';
        return svg`<path class="edge" data-edge=${index} d=${path}></path>
          ${breaks?.from === from && breaks.to === to ? svg`<path class="breaks" d=${path}></path>` : nothing}
          <path class="hit" data-hit=${index} d=${path} role="button"
            tabindex=${k === 0 ? 0 : -1}
            aria-label=${`Edge ${from} to ${to}`}
            aria-pressed=${index === chosen ? 'true' : 'false'}
            @click=${() => {
              if (!gestures.endsDrag()) figure.tell('edge-select', { edge: index });
            }}
            @pointerenter=${() => {
              figure.hoveredEdge = index;
            }}
            @pointerleave=${() => {
              figure.hoveredEdge = -1;
            }}
            @pointerdown=${(event: PointerEvent) => {
              if (event.pointerType === 'mouse') gestures.pullWeight(event, index);
            }}
            @keydown=${(event: KeyboardEvent) => {
              edgeKey(figure, event, index, from, to);
            }}
          ></path>`;
      },
    )}
    ${cycleLines(figure, layout)} ${drawnEdge(figure, layout)}`;
}

/** The edges of the refused cycle, the missing one too. */
function cycleLines(figure: NetworkDrawing, layout: NetworkLayout) {
  return figure.cycle.map((id, k) => {
    const from = figure.place(id);
    const to = figure.place(figure.cycle[(k + 1) % figure.cycle.length] ?? '');
    if (!from || !to) return nothing;
    const reach = layout.radius + 4;
    const bow = 1.2 * layout.radius;
    return svg`<path class="round" d=${edgeLine(figure.at(from), figure.at(to), [reach, reach], { bow, head: true }).path}></path>`;
  });
}

function drawnEdge(figure: NetworkDrawing, layout: NetworkLayout) {
  const { linking } = figure;
  const from = linking && figure.place(linking.from);
  if (!from || !linking.to) return nothing;
  const over = linking.over === null ? undefined : figure.place(linking.over);
  const radii = [layout.radius, over ? layout.radius + 6 : 2] as const;
  return svg`<path class="drawn" d=${edgeLine(from, over ?? linking.to, radii, { head: true }).path}></path>`;
}

function edgeKey(
  figure: NetworkDrawing,
  event: KeyboardEvent,
  edge: number,
  from: string,
  to: string,
): void {
  const path = event.currentTarget as SVGPathElement;
  const all = [...figure.renderRoot.querySelectorAll<SVGPathElement>('path.hit')];
  const at = all.indexOf(path);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    all[(at + step + all.length) % all.length]?.focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    figure.tell('edge-select', { edge });
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    figure.deleteEdge(from, to);
  }
}
