/**
 * Finds random draws whose order the compiler may choose: g++ and clang evaluate the arguments of a
 * call, and the operands of a sum, in different orders, so that two draws in one expression make two
 * different data sets of one seed. One draw a statement, or an entry of a list in braces, has an
 * order. Functions and lambdas that draw count as draws where they are called.
 */

/** @typedef {{line: number, text: string}} Finding */

/** @typedef {{variables: Set<string>, functions: Set<string>}} Sources */

/**
 * The same text with blanks for comments, literals and preprocessor lines.
 * @param {string} text
 */
function bare(text) {
  const hidden =
    /\/\/[^\n]*|\/\*[^]*?\*\/|R"(\w*)\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![\da-fA-F])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*/gm;
  return text.replaceAll(hidden, (found) => found.replaceAll(/[^\n]/g, ' '));
}

/**
 * Where the bracket at `begin` is closed.
 * @param {string} text
 * @param {number} begin
 */
function endOf(text, begin) {
  let depth = 0;
  for (let k = begin; k < text.length; ++k) {
    if ('([{'.includes(text[k] ?? '')) depth += 1;
    else if (')]}'.includes(text[k] ?? '')) depth -= 1;
    if (depth === 0) return k;
  }
  return text.length;
}

/** What may stand between a function's parameters and its body. */
const qualifiers = /^\s*(?:const|noexcept|override|final|mutable|->\s*[\w:<>&*\s]+)*\s*\{/;
const function_ = /\b([a-zA-Z_]\w*)\s*\(|\b([a-zA-Z_]\w*)\s*=\s*\[/g;
const notNames = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'sizeof', 'decltype']);

/**
 * Functions and lambdas that are defined here.
 * @param {string} text
 * @returns {{name: string, parameters: string, body: string}[]}
 */
function definitions(text) {
  const found = [];
  for (const match of text.matchAll(function_)) {
    const name = match[1] ?? match[2] ?? '';
    if (notNames.has(name)) continue;
    let at = match.index + match[0].length - 1;
    if (match[2] !== undefined) {
      at = endOf(text, at) + 1;
      while (/\s/.test(text[at] ?? '')) at += 1;
    }
    const end = text[at] === '(' ? endOf(text, at) : at - 1;
    const parameters = text.slice(at, end + 1);
    const head = qualifiers.exec(text.slice(end + 1, end + 200));
    if (head === null) continue;
    const open = end + head[0].length;
    found.push({ name, parameters, body: text.slice(open, endOf(text, open) + 1) });
  }
  return found;
}

/**
 * @param {string} text
 * @param {Sources} sources
 */
function mentions(text, { variables, functions }) {
  const declared = /\bRandom\s*[&*]*\s*$/;
  /** @type {Map<string, number>} */
  const ofVariable = new Map();
  let calls = 0;
  for (const { 0: word, index } of text.matchAll(/[a-zA-Z_]\w*/g)) {
    const isCall = functions.has(word) && /^\s*\(/.test(text.slice(index + word.length));
    const object = /([a-zA-Z_]\w*)\s*(?:\.|->)\s*$/.exec(text.slice(0, index))?.[1] ?? '';
    if (isCall && !variables.has(object)) calls += 1;
    if (!variables.has(word) || declared.test(text.slice(0, index))) continue;
    ofVariable.set(word, (ofVariable.get(word) ?? 0) + 1);
  }
  return { most: Math.max(0, ...ofVariable.values()), calls };
}

/** @param {string} text */
function sourcesIn(text) {
  const names = [...text.matchAll(/\bRandom\s*[&*]*\s*\b([a-zA-Z_]\w*)\s*(?=[({;,)=])/g)];
  /** @type {Sources} */
  const sources = {
    variables: new Set(names.map((match) => match[1] ?? '')),
    functions: new Set(),
  };
  // Its own methods draw from each other.
  if (/\bclass Random\b|\bRandom::/.test(text)) sources.functions.add('next');
  const all = definitions(text);
  for (let before = -1; before < sources.functions.size;) {
    before = sources.functions.size;
    for (const { name, parameters, body } of all) {
      const own = [...sources.variables].filter((one) =>
        new RegExp(`\\bRandom\\s*[&*]*\\s*${one}\\b`).test(parameters + body),
      );
      const variables = new Set([...sources.variables].filter((one) => !own.includes(one)));
      const { most, calls } = mentions(body, { ...sources, variables });
      if (most + calls > 0) sources.functions.add(name);
    }
  }
  return sources;
}

const opensBlock = /(?:^|[;{}):\]]|\b(?:else|do|try|const|noexcept|override|final|mutable))\s*$/;
const namesBlock =
  /^\s*(?:inline\s+)?(?:namespace|struct|class|enum|union|extern|template)\b|->[^()]*$/;

class Reader {
  /** @type {Finding[]} */
  findings = [];
  #at = 0;

  /**
   * @param {string} text
   * @param {Sources} sources
   */
  constructor(text, sources) {
    this.text = text;
    this.sources = sources;
  }

  /**
   * Reads up to the bracket that closes, or to the end. What is found in one expression is returned
   * for the one around it; statements and entries of lists are judged by themselves.
   * @param {'block' | 'list' | 'call'} kind
   * @returns {string} draws that whatever stands around this has no order with
   */
  group(kind) {
    let begin = this.#at;
    let own = '';
    let whole = '';
    const end = () => {
      this.#judge(own, begin);
      whole += own;
      own = '';
      begin = this.#at + 1;
    };
    for (; this.#at < this.text.length; ++this.#at) {
      const letter = this.text[this.#at] ?? '';
      if (')]}'.includes(letter)) break;
      const isEnd = letter === ';' || (letter === ',' && kind !== 'call');
      if (isEnd) {
        end();
      } else if ('(['.includes(letter)) {
        this.#at += 1;
        own += ` (${this.group('call')} `;
      } else if (letter === '{') {
        const isBlock = opensBlock.test(own) || (kind === 'block' && namesBlock.test(own));
        this.#at += 1;
        const inside = this.group(isBlock ? 'block' : 'list');
        if (!isBlock) {
          const { most, calls } = mentions(inside, this.sources);
          own += most + calls > 0 ? ` ${this.#one(inside)} ` : ' {} ';
        } else if (kind === 'block') {
          end();
        } else {
          own += ' {} '; // a lambda: its draws come later
        }
      } else {
        own += letter;
      }
    }
    if (kind === 'call') return `${own})`;
    end();
    return whole;
  }

  /**
   * A list in braces has an order of its own: to the others it is one draw.
   * @param {string} inside
   */
  #one(inside) {
    const { variables, functions } = this.sources;
    const words = [...inside.matchAll(/[a-zA-Z_]\w*/g)].map(([word]) => word);
    const variable = words.find((word) => variables.has(word));
    return variable ?? `${words.find((word) => functions.has(word)) ?? ''}()`;
  }

  /**
   * @param {string} statement
   * @param {number} begin
   */
  #judge(statement, begin) {
    const { most, calls } = mentions(statement, this.sources);
    if (most <= 1 && calls + most <= 1) return;
    const blank = /^\s*/.exec(this.text.slice(begin))?.[0].length ?? 0;
    const line = this.text.slice(0, begin + blank).split('\n').length;
    this.findings.push({ line, text: statement.replaceAll(/\s+/g, ' ').trim() });
  }
}

/**
 * @param {string} source of a C++ file
 * @returns {Finding[]} statements with more than one draw
 */
export function unorderedDraws(source) {
  const text = bare(source);
  const reader = new Reader(text, sourcesIn(text));
  reader.group('block');
  return reader.findings;
}
