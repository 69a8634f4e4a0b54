/** Where two compared networks stand, in a sentence. */

import { formatFixed, formatNumber } from '../kit/format.js';
import type { Pair } from './comparison.js';
import { differenceOf } from './difference.js';
import type { Started } from './side.js';

export function verdict({ a, b, change: { setting } }: Pair): string {
  const [from, to] = [a.state, b.state];
  if (!from || !to) return '';
  const { samples, trainLoss, testLoss } = from.frame.metrics;
  if (samples === 0) return atTheStart(from, to, setting.id);
  const rows = from.opened.data?.rows.train ?? 1;
  const epoch = formatNumber(samples / rows, 4);
  if (a.ended !== '' || b.ended !== '') {
    return `A is at epoch ${epoch}, B at epoch ${formatNumber(to.frame.metrics.samples / rows, 4)}.`;
  }
  if (setting.id === 'loss') {
    return `After ${epoch} epochs. The losses measure different things: compare what A and B give.`;
  }
  const tested = differenceOf(testLoss, to.frame.metrics.testLoss);
  const by = tested ?? differenceOf(trainLoss, to.frame.metrics.trainLoss) ?? 0;
  const loss = tested === null ? 'training loss' : 'test loss';
  if (by === 0) return `After ${epoch} epochs both have the same ${loss}.`;
  return `After ${epoch} epochs the ${loss} of B is ${formatFixed(Math.abs(by))} ${by < 0 ? 'lower' : 'higher'} than that of A.`;
}

/** What both have in common before they train. */
function atTheStart(from: Started, to: Started, setting: string): string {
  if (setting === 'seed') {
    return 'Same data and split; initial weights and the order of examples depend on the seed.';
  }
  const isSame =
    from.opened.weights.length === to.opened.weights.length &&
    from.opened.weights.every((weight, k) => weight === to.opened.weights[k]);
  return isSame
    ? 'Same data, split, order of examples and initial weights. Run both uses the speed chosen above.'
    : 'Same data, split, order of examples and seed; the initial weights differ because they depend on the setting.';
}
