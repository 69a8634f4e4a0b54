/** Numbers as people read them: few digits, a true minus, thousands apart. */

const minus = '\u2212';

/** A BCP 47 tag; one for all numbers of a page. */
let language = 'en';
/** Kept, for making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * The language that numbers are written in from now on, as in the attribute `lang`: its decimal mark and
 * its way to set thousands apart. One that is not known changes nothing.
 */
export function writeNumbersIn(tag: string): void {
  try {
    language = Intl.getCanonicalLocales(tag)[0] ?? language;
    formats.clear();
  } catch {
    // No language.
  }
}

/** In the digits that are easy to compare, whatever the language's own. */
function formatOf(options: Intl.NumberFormatOptions, key: string): Intl.NumberFormat {
  const kept = formats.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(language, { numberingSystem: 'latn', ...options });
  formats.set(key, made);
  return made;
}

const significant = (digits: number) =>
  formatOf({ maximumSignificantDigits: digits }, `significant ${String(digits)}`);

/** No thousands set apart. */
const fixed = (decimals: number) =>
  formatOf(
    {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: false,
      signDisplay: 'negative',
    },
    `fixed ${String(decimals)}`,
  );

/** As 1.5e−7. */
function exponential(value: number, digits: number): string {
  const [mantissa = '', power = ''] = value.toExponential(digits - 1).split('e');
  return `${fixed(digits - 1).format(Number(mantissa))}e${power.replace('+', '')}`;
}

/** Three to four significant digits, as short as they can be. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${minus}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size >= 1e6 || size < 1e-4
      ? exponential(value, digits)
      : significant(Math.max(digits, size >= 1000 ? 4 : digits)).format(value);
  return text.replaceAll('-', minus);
}

/** A loss or rate with a fixed number of decimals, so that its width does not flicker. */
export function formatFixed(value: number | null, decimals = 4): string {
  if (value === null) return '–';
  if (!Number.isFinite(value)) return formatNumber(value);
  if (Math.abs(value) >= 1000) return formatNumber(value);
  return fixed(decimals).format(value).replaceAll('-', minus);
}

export function formatCount(value: number): string {
  return formatOf({ maximumFractionDigits: 0 }, 'count').format(value);
}

/** Over which rows something was measured: "30 test rows". */
export function measuredRows(
  rows: { train: number; test: number } | undefined,
  set: 'train' | 'test',
): string {
  const count = rows?.[set] ?? 0;
  const kind = set === 'train' ? 'training' : 'test';
  return `${formatCount(count)} ${kind} ${count === 1 ? 'row' : 'rows'}`;
}

export function formatPercent(share: number | null): string {
  return share === null ? '–' : `${fixed(1).format(share * 100)} %`;
}

/** A number along an axis: years have no thousands to set apart. */
export function formatTick(value: number): string {
  const isLikeYear = Number.isInteger(value) && value >= 1000 && value < 10_000;
  return isLikeYear ? String(value) : formatNumber(value);
}

/** A cell of a table: numbers short, texts as they are, gaps as a dash. */
export function formatCell(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? formatNumber(cell, 4) : cell;
}

/** A cell of somebody's own table, as it stands there: nothing rounded, no digits grouped. */
export function formatRaw(cell: string | number | null | undefined): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? String(cell).replaceAll('-', minus) : cell;
}

/** Cells of these data: those of a generator are computed, all others stand in a table. */
export function cellFormat(data: object | null | undefined): typeof formatCell {
  return data && 'generator' in data ? formatCell : formatRaw;
}

const durations: readonly [number, string][] = [
  [31_557_600, 'years'],
  [86_400, 'days'],
  [3600, 'hours'],
  [60, 'min'],
];

/** Seconds in the unit that suits them; whole ones below two minutes, so that they count down. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '∞ years';
  const [length, unit] = durations.find(([one]) => seconds >= 2 * one) ?? [1, 's'];
  return length === 1
    ? `${formatCount(Math.ceil(seconds))} s`
    : `${formatNumber(seconds / length, 2)} ${unit}`;
}
