/**
 * What is said between an iframe and the page around it: every message is an object with `edgewise: 1`.
 * Here they are read: nothing of a message is used before it is known to be what it must be.
 */

import { isObject } from '../../../wasm/src/check.js';

/** A whole number, or a short text: whoever asks tells answers apart by it. */
export type Id = number | string;

export interface WireFault {
  code: string;
  path: string;
  message: string;
}

/** Says what a value has to be; null where it is. */
type Check = (value: unknown) => string | null;

const check =
  (isRight: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    isRight(value) ? null : expected;

const optional =
  (inner: Check): Check =>
  (value) =>
    value === undefined || value === null ? null : inner(value);

const isCount = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isSeed = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isText = (value: unknown) => typeof value === 'string';

const object = check(isObject, 'an object');
const numbers = optional(
  check(
    (value) => Array.isArray(value) && value.every((one) => typeof one === 'number'),
    'an array of numbers',
  ),
);
const amount = optional(
  check(
    (value) =>
      isObject(value) &&
      Object.keys(value).length === 1 &&
      ['epochs', 'samples', 'milliseconds'].some((key) => isCount(value[key])),
    'an object with one number: epochs, samples or milliseconds',
  ),
);
const start = optional(
  check(
    (value) =>
      isObject(value) &&
      Object.keys(value).every((key) => key === 'seed') &&
      (value.seed === undefined || isSeed(value.seed)),
    'an object with a whole number as its seed',
  ),
);
const format = check(
  (value) => value === 'svg' || value === 'png' || value === 'json',
  '"svg", "png" or "json"',
);

export type Method =
  | 'play'
  | 'pause'
  | 'step'
  | 'reset'
  | 'trace'
  | 'save'
  | 'restore'
  | 'getState'
  | 'setState'
  | 'toBlob'
  | 'export'
  | 'showPoster'
  | 'dismissPoster';

/** What may be called, and with what. */
export const methods: ReadonlyMap<string, readonly Check[]> = new Map<Method, readonly Check[]>([
  ['play', []],
  ['pause', []],
  ['step', [amount]],
  ['reset', [start]],
  ['trace', [numbers, numbers]],
  ['save', []],
  ['restore', [object]],
  ['getState', []],
  ['setState', [object]],
  ['toBlob', []],
  ['export', [format]],
  ['showPoster', []],
  ['dismissPoster', []],
]);

/** The attributes of the tag that an address or a message may give it, without `session`, which joins others. */
export const attributes: readonly string[] = [
  'src',
  'preset',
  'show',
  'controls',
  'seed',
  'alt',
  'poster',
  'loading',
  'reveal',
  'autoplay',
  'readonly',
  'theme',
  'lang',
];

const attribute = optional(
  check(
    (value) => isText(value) || typeof value === 'boolean' || isCount(value),
    'a text, a number, true, false or null',
  ),
);

const selection = optional(
  check(
    (value) =>
      isObject(value) &&
      ((value.kind === 'neuron' && isText(value.id)) ||
        (value.kind === 'edge' && isText(value.from) && isText(value.to))),
    'null, {kind: "neuron", id} or {kind: "edge", from, to}',
  ),
);

/** What may be set, and to what. */
export const settable: ReadonlyMap<string, Check> = new Map([
  ...attributes.map((name) => [name, attribute] as const),
  ['project', object],
  ['state', object],
  ['selection', selection],
]);

export type Message =
  | { kind: 'hello' }
  | { kind: 'call'; id: Id | null; method: Method; args: unknown[] }
  | { kind: 'set'; id: Id | null; values: [string, unknown][] }
  /** It is meant for us, and asks for what there is not. */
  | { kind: 'refused'; id: Id | null; fault: WireFault };

const isId = (value: unknown): value is Id =>
  Number.isSafeInteger(value) || (typeof value === 'string' && value.length <= 100);

/** A name as it can be shown: what comes from elsewhere may be long. */
const shown = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

function unknown(path: string, name: string, known: Iterable<string>): WireFault {
  const message = `"${shown(name)}" is not known here; it may be ${[...known].join(', ')}.`;
  return { code: 'unknown-key', path, message };
}

function wrong(path: string, expected: string): WireFault {
  return { code: 'type', path, message: `"${path}" must be ${expected}.` };
}

function callOf(id: Id | null, name: string, given: unknown): Message | null {
  const checks = methods.get(name);
  if (!checks) return { kind: 'refused', id, fault: unknown('call', name, methods.keys()) };
  if (given !== undefined && !Array.isArray(given)) return null;
  const args: unknown[] = given ?? [];
  const fault =
    args.length > checks.length
      ? wrong('args', `an array of at most ${String(checks.length)}`)
      : checks
          .map((rule, at) => [rule(args[at]), at] as const)
          .filter(([expected]) => expected !== null)
          .map(([expected, at]) => wrong(`args[${String(at)}]`, expected ?? ''))[0];
  if (fault) return { kind: 'refused', id, fault };
  // JSON has no word for what was left out.
  const values = checks.map((_, at) => args[at] ?? undefined);
  return { kind: 'call', id, method: name as Method, args: values };
}

function settingOf(id: Id | null, given: Record<string, unknown>): Message {
  const values = Object.entries(given);
  for (const [name, value] of values) {
    const rule = settable.get(name);
    if (!rule) {
      const fault = unknown(`set.${shown(name)}`, name, settable.keys());
      return { kind: 'refused', id, fault };
    }
    const expected = rule(value);
    if (expected !== null) return { kind: 'refused', id, fault: wrong(`set.${name}`, expected) };
  }
  return { kind: 'set', id, values };
}

/** What a message asks for; null for what is none of ours, or in no form that we know. */
export function messageOf(data: unknown): Message | null {
  if (!isObject(data) || data.edgewise !== 1) return null;
  if (data.hello === 1) return { kind: 'hello' };
  const id = data.id ?? null;
  if (id !== null && !isId(id)) return null;
  if (typeof data.call === 'string') return callOf(id, data.call, data.args);
  return isObject(data.set) ? settingOf(id, data.set) : null;
}
