/**
 * Numbers as people write them: 0.5 and 0,5, 1/2, −0.25, 1 000. What could be two numbers is asked
 * about; nothing is ever taken for another number than the one that stands there.
 */

/** `value` is null where nothing is written. */
export type ParsedNumber = { value: number | null } | { fault: string };

/** Blanks and marks that set groups of three digits apart. */
const grouping = "[ \\u00a0\\u2007\\u2009\\u202f'\\u2019]";
const plain = /^(\d+\.?\d*|\.\d+)$/;
const withComma = /^(\d+,\d*|,\d+)$/;
const grouped = new RegExp(`^[1-9]\\d{0,2}(${grouping}\\d{3})+([.,]\\d*)?$`);
const groupedByComma = /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const groupedByPoint = /^[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/;
/** One mark before three digits: thousands for some, a decimal mark for others. */
const eitherWay = /^[1-9]\d{0,2}([.,])\d{3}$/;

/** @param whole only whole numbers are meant, so that 1.234 can only be 1234 */
export function parseNumber(text: string, { whole = false } = {}): ParsedNumber {
  const entry = text.trim();
  if (entry === '') return { value: null };
  const [, sign = '', size = ''] = /^([-+\u2212\u2013]?)\s*(.*)$/.exec(entry) ?? [];
  const read = fraction(size, entry, whole) ?? decimal(size, entry, whole);
  if ('fault' in read || sign === '' || sign === '+') return read;
  return { value: -read.value };
}

type Read = { value: number } | { fault: string };

function noNumber(entry: string): Read {
  return /\d\s*%$/.test(entry)
    ? { fault: `"${entry}" is a percentage: write it as a number, without %.` }
    : { fault: `"${entry}" is not a number.` };
}

/** "1/2", "1 1/2"; null of anything without a stroke. */
function fraction(size: string, entry: string, whole: boolean): Read | null {
  const parts = /^(?:(\d+) +)?([^/\u2044]+)[/\u2044]([^/\u2044]+)$/.exec(size);
  if (!parts) return null;
  const above = decimal(parts[2]?.trim() ?? '', entry, whole);
  const below = decimal(parts[3]?.trim() ?? '', entry, whole);
  if ('fault' in above) return above;
  if ('fault' in below) return below;
  if (below.value === 0) return { fault: `"${entry}" divides by 0.` };
  return { value: Number(parts[1] ?? 0) + above.value / below.value };
}

function decimal(size: string, entry: string, whole: boolean): Read {
  const [, digits = size, power = ''] = /^(.*\d[.,]?)(e[-+\u2212]?\d+)$/i.exec(size) ?? [];
  const mark = eitherWay.exec(digits)?.[1];
  if (mark !== undefined && power === '' && (whole || mark === ',')) {
    return thousandsOr(digits, entry, whole);
  }
  const plainDigits = inDigits(digits);
  if (plainDigits === null) return noNumber(entry);
  const value = Number(plainDigits + power.replace('\u2212', '-'));
  return Number.isFinite(value) ? { value } : { fault: `${entry} is too large a number.` };
}

/** The same with a decimal point and without groups; null of what is not a number. */
function inDigits(digits: string): string | null {
  if (plain.test(digits)) return digits;
  if (withComma.test(digits)) return digits.replace(',', '.');
  if (groupedByComma.test(digits)) return digits.replaceAll(',', '');
  if (groupedByPoint.test(digits)) return digits.replaceAll('.', '').replace(',', '.');
  if (!grouped.test(digits)) return null;
  return digits.replaceAll(new RegExp(grouping, 'g'), '').replace(',', '.');
}

function thousandsOr(digits: string, entry: string, whole: boolean): Read {
  const small = digits.replace(',', '.');
  const large = digits.replace(/[.,]/, '');
  if (whole && !Number.isInteger(Number(small))) return { value: Number(large) };
  const minus = /^[-\u2212\u2013]/.test(entry) ? '-' : '';
  const either = [small, large].map((one) => minus + String(Number(one))).join(' or ');
  return { fault: `"${entry}" could be ${either}: write ${either}.` };
}
