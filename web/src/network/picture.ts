/**
 * A picture of the network that stands alone: SVG text with every colour written out, or the same as
 * pixels. It shows what the figure shows, on the ground of the theme.
 */

import type { NetworkInfo, NeuronInfo } from '../../../wasm/src/types.js';
import type { EdgeLook } from './edges.js';
import { lockPath } from './lock.js';
import { labelAt, type NetworkLayout, type Place } from './layout.js';

export interface PictureColours {
  ground: string;
  ink: string;
  soft: string;
  line: string;
  input: string;
  hidden: string;
  output: string;
  bias: string;
}

export interface PictureParts {
  layout: NetworkLayout;
  network: NetworkInfo;
  title: string;
  /** Path data and look of every edge that is drawn one by one. */
  edges: { path: string; look: EdgeLook }[];
  /** Where the locks of frozen edges are, as `transform` says it. */
  locks: string[];
  /** Path data of edges that are drawn together. */
  bundles: string[];
  /** Addresses (data:) of what neurons compute, by place in the network. */
  images: ReadonlyMap<number, string>;
  /** That of the picture that goes in, where there is one. */
  inputs: string | null;
  colours: PictureColours;
}

const pad = 12;
/** Of a picture that goes in, whatever the ground of the theme is. */
const paperColour = '#fff';
const attribute = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const round = (value: number) => String(Math.round(value * 10) / 10);

export function pictureSvg(parts: PictureParts): string {
  const { layout, network, colours, title } = parts;
  const width = Math.floor(layout.width) + 2 * pad;
  const height = layout.height + 2 * pad;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="${round(-pad)} ${round(-pad)} ${round(width)} ${round(height)}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${attribute(title)}</title>`,
    `<rect x="${round(-pad)}" y="${round(-pad)}" width="${round(width)}" height="${round(height)}" fill="${colours.ground}"/>`,
    '<g fill="none" stroke-linecap="round" stroke-linejoin="round">',
    ...parts.bundles.map(
      (path) =>
        `<path d="${path}" stroke="${colours.soft}" stroke-width="5"/><path d="${path}" stroke="${colours.ground}" stroke-width="3"/>`,
    ),
    ...parts.edges.map(
      ({ path, look }) =>
        `<path d="${path}" stroke="${look.stroke}" stroke-width="${look.width.toFixed(2)}" opacity="${look.opacity.toFixed(2)}" stroke-dasharray="${look.dash}"/>`,
    ),
    ...parts.locks.map(
      (place) =>
        `<path d="${lockPath}" transform="${place}" fill="${colours.ground}" stroke="${colours.ink}" stroke-width="1.5"/>`,
    ),
    '</g>',
    ...layout.groups.map((group) => groupSvg(group, colours, parts.inputs)),
    ...layout.places.map((place) => {
      const info = network.neurons[place.neuron];
      return info ? neuronSvg(info, place, layout, parts.images.get(place.neuron), colours) : '';
    }),
    '</svg>',
  ];
  return lines.join('\n');
}

function groupSvg(
  group: NetworkLayout['groups'][number],
  colours: PictureColours,
  inputs: string | null,
): string {
  const { kind, neurons, x, y, width, height } = group;
  if (kind === 'more') {
    return `<text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle" fill="${colours.soft}">… ${String(neurons.length)} more</text>`;
  }
  const at = `x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}"`;
  const ground = inputs === null ? colours.ground : paperColour;
  const image =
    inputs === null
      ? ''
      : `<image href="${inputs}" ${at} preserveAspectRatio="none" image-rendering="pixelated"/>`;
  const box = `<rect ${at} rx="3" fill="${ground}"/>${image}<rect ${at} rx="3" fill="none" stroke="${colours.input}" stroke-width="2.5"/>`;
  return `${box}<text x="${round(x)}" y="${round(y - height / 2 - 6)}" text-anchor="middle" fill="${colours.soft}">${String(neurons.length)} inputs</text>`;
}

function neuronSvg(
  { id, kind, label }: NeuronInfo,
  place: Place,
  layout: NetworkLayout,
  image: string | undefined,
  colours: PictureColours,
): string {
  const { x, y, radius = layout.radius } = place;
  const at = `cx="${round(x)}" cy="${round(y)}"`;
  const text = (dx: number, dy: number, anchor: string, words: string, colour: string) =>
    `<text x="${round(x + dx)}" y="${round(y + dy)}" text-anchor="${anchor}" fill="${colour}">${attribute(words)}</text>`;
  const colour = colours[kind];
  if (kind === 'bias') {
    const side = radius * 1.44;
    const box = `<rect x="${round(x - side / 2)}" y="${round(y - side / 2)}" width="${round(side)}" height="${round(side)}" rx="2" fill="${colours.ground}" stroke="${colour}" stroke-width="2" transform="rotate(45 ${round(x)} ${round(y)})"/>`;
    return box + text(0, 4, 'middle', '1', colour);
  }
  const isWhole = radius !== layout.radius && image !== undefined;
  // Pictures of weights keep their corners.
  const outline = isWhole
    ? `<rect x="${round(x - radius)}" y="${round(y - radius)}" width="${round(2 * radius)}" height="${round(2 * radius)}" rx="6"`
    : `<circle ${at} r="${round(radius)}"`;
  const parts = [`${outline} fill="${colours.ground}"/>`];
  if (image === undefined) parts.push(text(0, 4, 'middle', id, colour));
  else {
    const size = round(2 * radius);
    const clip = `inside-${round(x)}-${round(y)}`;
    parts.push(
      `<clipPath id="${clip}">${outline}/></clipPath>`,
      `<image href="${image}" x="${round(x - radius)}" y="${round(y - radius)}" width="${size}" height="${size}" preserveAspectRatio="none" clip-path="url(#${clip})"/>`,
    );
  }
  parts.push(`${outline} fill="none" stroke="${colour}" stroke-width="2.5"/>`);
  if (kind === 'output') {
    parts.push(
      `<circle ${at} r="${round(radius - 4)}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
    );
  }
  if (label !== '') {
    const { dx, dy, end } = labelAt(kind, layout);
    parts.push(text(dx, dy === 0 ? 4 : dy + 11, end, label, colours.soft));
  }
  return parts.join('');
}

/** The same with `scale` pixels for each of its units. */
export async function pixelsOf(svg: string, scale: number): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('This browser cannot make a PNG of this size.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
