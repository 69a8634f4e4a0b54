/** Round numbers along an axis, chosen as D3 does, whose code for it brings much else with it. */

/** What a step may be times a power of ten, from the least ratio of the rough step on. */
const factors: readonly [number, number][] = [
  [Math.sqrt(50), 10],
  [Math.sqrt(10), 5],
  [Math.sqrt(2), 2],
];

/** About `count` multiples of 1, 2 or 5 times a power of ten, from `low` to `high`. */
export function ticks(low: number, high: number, count: number): number[] {
  if (low === high) return [low];
  if (high < low) return ticks(high, low, count).reverse();
  const rough = (high - low) / count;
  if (!(rough > 0)) return [];
  const power = Math.floor(Math.log10(rough));
  const [, factor] = factors.find(([least]) => rough / 10 ** power >= least) ?? [1, 1];
  // A fraction is divided out of whole numbers, so that 0.3 is 0.3 and not three times 0.1.
  const isFraction = power < 0;
  const size = isFraction ? 10 ** -power / factor : 10 ** power * factor;
  const multiple = (k: number) => (isFraction ? k / size : k * size);
  const place = (value: number) => Math.round(isFraction ? value * size : value / size);
  let first = place(low);
  let last = place(high);
  if (multiple(first) < low) ++first;
  if (multiple(last) > high) --last;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => multiple(first + k));
}
