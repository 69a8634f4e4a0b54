/**
 * Formulas over x that a person types: numbers, x, pi and e, + - * / ^, brackets, a few functions.
 * Read by recursive descent; nothing typed is ever run as code.
 */

export type Formula = (x: number) => number;

/** What is wrong, and where in the text. */
export class FormulaError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/* eslint-disable no-restricted-properties -- what a person types is input to the core, no network */
const functions: Readonly<Record<string, (value: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  round: Math.round,
  tanh: Math.tanh,
};
/* eslint-enable no-restricted-properties */

const constants: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E };

/** Names that a formula may hold, for the hint beside the field. */
export const functionNames: readonly string[] = Object.keys(functions);

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

function tokensOf(text: string): Token[] {
  const pattern = /\s*(?:(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)|([a-zπ]+)|(\*\*|[-+*/^()|·−×]))/giuy;
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) {
      const at = from + (/^\s*/u.exec(text.slice(from))?.[0].length ?? 0);
      throw new FormulaError(`“${text[at] ?? ''}” has no meaning here.`, at);
    }
    const [whole, number, name, sign = ''] = match;
    const at = from + whole.length - (number ?? name ?? sign).length;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (name !== undefined) tokens.push(...namesIn(name.toLowerCase(), at));
    else tokens.push({ kind: 'sign', text: plain(sign), at });
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

/** "xsin" and "pix" are products: the longest known name first. */
function namesIn(word: string, at: number): Token[] {
  const known = ['x', ...Object.keys(constants), ...functionNames].toSorted(
    (a, b) => b.length - a.length,
  );
  const tokens: Token[] = [];
  for (let k = 0; k < word.length;) {
    const name = known.find((one) => word.startsWith(one, k));
    if (name === undefined) {
      throw new FormulaError(
        `“${word}” is not known. Use x, pi, e, ${functionNames.join(', ')}.`,
        at,
      );
    }
    tokens.push({ kind: 'name', text: name, at: at + k });
    k += name.length;
  }
  return tokens;
}

function plain(sign: string): string {
  if (sign === '**') return '^';
  if (sign === '·' || sign === '×') return '*';
  return sign === '−' ? '-' : sign;
}

class Reader {
  readonly #tokens: Token[];
  #place = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Formula {
    const formula = this.#sum();
    const rest = this.#next;
    if (rest.kind !== 'end')
      throw new FormulaError(`“${rest.text}” is not expected here.`, rest.at);
    return formula;
  }

  get #next(): Token {
    return this.#tokens[this.#place] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(...signs: string[]): string | null {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#place += 1;
    return text;
  }

  #sum(): Formula {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const [a, b] = [left, this.#product()];
      left = sign === '+' ? (x) => a(x) + b(x) : (x) => a(x) - b(x);
    }
    return left;
  }

  #product(): Formula {
    let left = this.#signed();
    for (;;) {
      const sign = this.#take('*', '/');
      if (sign === null && !this.#startsFactor()) return left;
      const [a, b] = [left, sign === null ? this.#power() : this.#signed()];
      left = sign === '/' ? (x) => a(x) / b(x) : (x) => a(x) * b(x);
    }
  }

  /** "2x", "3 sin x" and "2(x + 1)" are products without a sign. */
  #startsFactor(): boolean {
    const { kind, text } = this.#next;
    return kind === 'number' || kind === 'name' || (kind === 'sign' && text === '(');
  }

  #signed(): Formula {
    const sign = this.#take('-', '+');
    if (sign === null) return this.#power();
    const inner = this.#signed();
    return sign === '-' ? (x) => -inner(x) : inner;
  }

  #power(): Formula {
    const base = this.#factor();
    if (this.#take('^') === null) return base;
    const exponent = this.#signed();
    return (x) => base(x) ** exponent(x);
  }

  #factor(): Formula {
    const { kind, text, at } = this.#next;
    if (kind === 'end') throw new FormulaError('The formula ends too early.', at);
    this.#place += 1;
    if (kind === 'number') {
      const value = Number(text);
      return () => value;
    }
    if (kind === 'name') return this.#named(text, at);
    if (text === '(') return this.#closed(')', at);
    if (text === '|') {
      const inner = this.#closed('|', at);
      return (x) => Math.abs(inner(x));
    }
    throw new FormulaError(`“${text}” is not expected here.`, at);
  }

  #closed(end: string, at: number): Formula {
    const inner = this.#sum();
    if (this.#take(end) === null) throw new FormulaError('This bracket is never closed.', at);
    return inner;
  }

  #named(name: string, at: number): Formula {
    if (name === 'x') return (x) => x;
    const constant = constants[name];
    if (constant !== undefined) return () => constant;
    const act = functions[name];
    if (act === undefined) throw new FormulaError(`“${name}” is not known.`, at);
    // "sin x" needs no brackets.
    const inner = this.#power();
    return (x) => act(inner(x));
  }
}

/** Throws a FormulaError that says what is wrong, and where. */
export function formulaOf(text: string): Formula {
  if (text.trim() === '') throw new FormulaError('Type a formula, such as sin(2x) + x/3.', 0);
  return new Reader(text).whole();
}
