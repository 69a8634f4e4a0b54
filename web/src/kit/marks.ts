/** Marks of classes: a shape beside the colour, so that colour is never alone. */

type Corner = readonly [x: number, y: number];

/** `count` corners around the origin, the first one at `angle` (radians, clockwise from the right). */
function corners(count: number, radius: (k: number) => number, angle: number): Corner[] {
  return Array.from({ length: count }, (_, k) => {
    const at = angle + (2 * Math.PI * k) / count;
    return [radius(k) * Math.cos(at), radius(k) * Math.sin(at)] as const;
  });
}

const up = -Math.PI / 2;

/** Corners of shapes of area 1; a circle has none. */
const shapes: readonly (readonly Corner[])[] = [
  [],
  corners(3, () => 0.877, up),
  corners(4, () => Math.SQRT1_2, Math.PI / 4),
  corners(4, (k) => (k % 2 === 0 ? 0.9 : 0.556), up),
  // Twelve corners of a plus: two outer ones, then one in the notch.
  corners(4, () => 1, 0).flatMap(([x, y]): Corner[] => [
    [0.671 * x + 0.224 * y, 0.671 * y - 0.224 * x],
    [0.671 * x - 0.224 * y, 0.671 * y + 0.224 * x],
    [0.224 * x - 0.224 * y, 0.224 * y + 0.224 * x],
  ]),
  corners(10, (k) => (k % 2 === 0 ? 0.944 : 0.361), up),
  // Three arms that meet in the middle.
  corners(3, () => 1, -up).flatMap(([x, y]): Corner[] => [
    [0.89 * x + 0.2 * y, 0.89 * y - 0.2 * x],
    [0.89 * x - 0.2 * y, 0.89 * y + 0.2 * x],
    [0.116 * x - 0.2 * y, 0.116 * y + 0.2 * x],
  ]),
];

/** SVG path data of a class's mark around the origin; `area` in square pixels. */
export function markPath(index: number, area: number): string {
  const shape = shapes[index % shapes.length] ?? [];
  if (shape.length === 0) {
    const r = Math.sqrt(area / Math.PI).toFixed(3);
    return `M${r},0A${r},${r},0,1,1,-${r},0A${r},${r},0,1,1,${r},0Z`;
  }
  const side = Math.sqrt(area);
  return `M${shape.map(([x, y]) => `${(x * side).toFixed(3)},${(y * side).toFixed(3)}`).join('L')}Z`;
}
