/** The figure, as it stands, as a picture to take along. */

import { edgeLook } from './edges.js';
import { pictureSvg, type PictureColours } from './picture.js';
import type { NetworkFigure } from './network.js';
import type { PictureInputs } from './picture-inputs.js';

/** Colours of the theme as they hold here: custom properties may say light-dark(…). */
function coloursOf({ colour }: NetworkFigure): PictureColours {
  return {
    ground: colour('surface'),
    ink: colour('ink'),
    soft: colour('ink-soft'),
    line: colour('line'),
    input: colour('input'),
    hidden: colour('hidden'),
    output: colour('output'),
    bias: colour('bias'),
  };
}

/** SVG text; null while there is nothing to show. */
export function pictureOfFigure(figure: NetworkFigure, title: string): string | null {
  const { layout, network, renderRoot } = figure;
  if (!layout || !network) return null;
  const paths = (selector: string) => [...renderRoot.querySelectorAll<SVGPathElement>(selector)];
  const images = [...renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-neuron]')].map(
    (canvas) => [Number(canvas.dataset.neuron), canvas.toDataURL()] as const,
  );
  return pictureSvg({
    layout,
    network,
    title,
    edges: paths('path.edge').map((path) => ({
      path: path.getAttribute('d') ?? '',
      look: edgeLook(
        figure.weightOf(Number(path.dataset.edge)),
        figure.palette,
        network.edges.length,
      ),
    })),
    locks: paths('path.lock').map((path) => path.getAttribute('transform') ?? ''),
    bundles: paths('path.bundle').map((path) => path.getAttribute('d') ?? ''),
    images: new Map(images),
    inputs:
      renderRoot.querySelector<PictureInputs>('ew-picture-inputs')?.canvas?.toDataURL() ?? null,
    colours: coloursOf(figure),
  });
}
