/** The figure, as it stands, as a picture to take along. */

import { isDark } from '../kit/colour.js';
import { edgeLook } from './edges.js';
import { pictureSvg, type PictureColours } from './picture.js';
import type { NetworkFigure } from './network.js';

/** Colours of the theme, resolved: custom properties may say light-dark(…). */
function coloursOf(figure: NetworkFigure): PictureColours {
  const probe = document.createElement('span');
  figure.renderRoot.append(probe);
  const resolve = (name: string) => {
    probe.style.color = `var(--edgewise-${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ground: resolve('surface'),
    ink: resolve('ink'),
    soft: resolve('ink-soft'),
    line: resolve('line'),
    input: resolve('input'),
    hidden: resolve('hidden'),
    output: resolve('output'),
    bias: resolve('bias'),
  };
  probe.remove();
  return colours;
}

/** SVG text; null while there is nothing to show. */
export function pictureOfFigure(figure: NetworkFigure, title: string): string | null {
  const { layout, network, renderRoot } = figure;
  if (!layout || !network) return null;
  const dark = isDark(figure);
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
      look: edgeLook(figure.weightOf(Number(path.dataset.edge)), dark, network.edges.length),
    })),
    bundles: paths('path.bundle').map((path) => path.getAttribute('d') ?? ''),
    images: new Map(images),
    colours: coloursOf(figure),
  });
}
