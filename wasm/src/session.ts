/** A raw session made pleasant: faults become EdgewiseErrors, and bad arguments never reach C++. */

import type { Outcome, RawSession } from '../edgewise.js';
import type { Composition, Turn } from './answers.js';
import { joined } from './apart.js';
import { decodeFloats, encodeFloats } from './base64.js';
import type { CodeHost } from './code.js';
import { EdgewiseError, unwrap } from './error.js';
import type { Project, Training } from './project.js';
import type { Moment, RawRow, Session, TrainRequest } from './types.js';

function wrongType(path: string, expected: string): EdgewiseError {
  return new EdgewiseError({ code: 'type', path, message: `"${path}" must be ${expected}.` });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A request object whose keys are all known: a typing mistake must not pass silently. */
function checkRequest(request: unknown, name: string, known: readonly string[]): void {
  if (!isObject(request)) throw wrongType(name, 'an object');
  for (const key of Object.keys(request)) {
    if (!known.includes(key)) {
      throw new EdgewiseError({
        code: 'unknown-key',
        path: `${name}.${key}`,
        message: `The key "${key}" is not known here; it may be ${known.join(', ')}.`,
      });
    }
  }
}

function checkNumbers(request: object, name: string, keys: readonly string[]): void {
  for (const key of keys) {
    const value: unknown = (request as Record<string, unknown>)[key];
    if (value !== undefined && (typeof value !== 'number' || !(value >= 0))) {
      throw wrongType(`${name}.${key}`, 'a number that is not negative');
    }
  }
}

function toFloats(values: unknown, path: string): Float32Array {
  if (values instanceof Float32Array) return values;
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) {
    return Float32Array.from(values);
  }
  throw wrongType(path, 'an array of numbers');
}

function isRow(row: unknown): boolean {
  return Array.isArray(row) || isObject(row);
}

/** JSON text of a document or a part of one. */
export function jsonOf(value: unknown, path: string): string {
  if (!isObject(value)) throw wrongType(path, 'an object');
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new EdgewiseError({
      code: 'json',
      path,
      message: `"${path}" cannot be written as JSON: ${String(cause)}`,
    });
  }
}

const mapKeys = ['x', 'y', 'resolution', 'fixed', 'neurons', 'range'] as const;

/** Asks the core a question that crosses as JSON text, and reads its answer. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- answers.ts says what the core answers
export function ask<T>(question: (text: string) => Outcome<string>, value: unknown): T {
  return JSON.parse(unwrap(question(jsonOf(value, 'question')))) as T;
}

/** @param codeHost runs straight-line code for the network, where it can */
export function wrapSession(raw: RawSession, codeHost: CodeHost | null): Session {
  let live: RawSession | null = raw;
  let code: number | null = null;

  function open(): RawSession {
    if (live === null) {
      throw new EdgewiseError({
        code: 'disposed',
        path: '',
        message: 'This session has been disposed of. Open the project again.',
      });
    }
    return live;
  }

  /** For calls that evaluate the network many times. */
  function fast(): RawSession {
    const session = open();
    if (codeHost) code = codeHost.install(session, code);
    return session;
  }

  return {
    get metrics() {
      return open().metrics();
    },
    get topology() {
      return open().topology();
    },
    get network() {
      return open().network();
    },
    get data() {
      return open().data();
    },
    get weights() {
      return open().weights();
    },
    setWeights(weights: Float32Array) {
      unwrap(open().setWeights(toFloats(weights, 'weights')));
    },
    restore(moment: Moment) {
      checkRequest(moment, 'moment', ['weights', 'progress']);
      checkRequest(moment.progress, 'progress', ['samples', 'steps', 'moments']);
      checkNumbers(moment.progress, 'progress', ['samples', 'steps']);
      const { samples, steps = 0, moments: text = '' } = moment.progress;
      const moments = decodeFloats(text);
      if (!moments) throw wrongType('progress.moments', 'the base64 text of float32 numbers');
      const weights = toFloats(moment.weights, 'weights');
      return unwrap(open().restore(weights, { samples, steps, moments }));
    },
    train(request: TrainRequest) {
      const amounts = ['epochs', 'samples', 'milliseconds'];
      checkRequest(request, 'train', amounts);
      checkNumbers(request, 'train', amounts);
      return unwrap(fast().train(request));
    },
    reset(options = {}) {
      checkRequest(options, 'reset', ['seed']);
      checkNumbers(options, 'reset', ['seed']);
      return unwrap(open().reset(options));
    },
    configure(training: Training) {
      return unwrap(open().configure(jsonOf(training, 'training')));
    },
    predict(rows: RawRow[]) {
      if (!Array.isArray(rows) || !rows.every(isRow)) {
        throw wrongType('rows', 'an array of rows, each an array of cells or an object by column');
      }
      return unwrap(open().predict(rows));
    },
    evaluate(inputs: Float32Array) {
      return unwrap(open().evaluate(toFloats(inputs, 'inputs')));
    },
    trace(inputs, targets) {
      const floats = toFloats(inputs, 'inputs');
      const truth = targets === undefined ? null : toFloats(targets, 'targets');
      return unwrap(open().trace(floats, truth));
    },
    examples(options = {}) {
      checkRequest(options, 'examples', ['set', 'from', 'count']);
      checkNumbers(options, 'examples', ['from', 'count']);
      return unwrap(open().examples(options));
    },
    map(request, into) {
      checkRequest(request, 'map', mapKeys);
      checkNumbers(request, 'map', ['resolution']);
      if (request.fixed !== undefined && !isObject(request.fixed)) {
        throw wrongType('map.fixed', 'an object of values by column name');
      }
      if (into !== undefined && !isObject(into)) throw wrongType('map.into', 'an earlier map');
      return unwrap(fast().map(request, into ?? null));
    },
    points(request) {
      checkRequest(request, 'points', ['x', 'y', 'target']);
      return unwrap(open().points(request));
    },
    lossSlice: (question) => ask((text) => fast().lossSlice(text), question),
    lossGrid: (question) => ask((text) => fast().lossGrid(text), question),
    get composition(): Composition {
      return ask((text) => open().composition(text), {});
    },
    measures: (question = {}) => ask((text) => open().measures(text), question),
    advice: (question = {}) => ask((text) => open().advice(text), question),
    encoded: (question) => ask((text) => open().encoded(text), question),
    gradientCheck: (question) => ask((text) => open().gradientCheck(text), question),
    collapsed: (question) => ask((text) => open().collapsed(text), question),
    get turn(): Turn {
      return ask((text) => open().turn(text), {});
    },
    stepSizes: (question) => ask((text) => open().stepSizes(text), question),
    listing: (question) => ask((text) => open().listing(text), question),
    restarts: (question) => ask((text) => fast().restarts(text), question),
    exhaustive: (question) => ask((text) => fast().exhaustive(text), question),
    combinations: (question) => ask((text) => open().exhaustive(text), question),
    get progress() {
      const { samples, steps, moments } = open().progress();
      return moments.length === 0
        ? { samples }
        : { samples, steps, moments: encodeFloats(moments) };
    },
    fingerprint() {
      return open().fingerprint();
    },
    save() {
      const session = open();
      return joined(JSON.parse(session.save()) as Project, (column) => session.numbers(column));
    },
    dispose() {
      live?.delete();
      live = null;
      if (code !== null) codeHost?.release(code);
      code = null;
    },
  };
}
