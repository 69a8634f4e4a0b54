/** A number that may be too large for digits. */

import { html } from 'lit';
import type { Magnitude } from '../../../wasm/src/answers.js';
import { formatCount, formatNumber } from '../kit/format.js';

export function magnitude({ mantissa, exponent, decimal }: Magnitude) {
  return decimal !== null && decimal.length <= 12
    ? formatCount(Number(decimal))
    : html`${formatNumber(mantissa)} · 10<sup>${formatCount(exponent)}</sup>`;
}
