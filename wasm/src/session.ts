/** A raw session made pleasant: faults become EdgewiseErrors, and bad arguments never reach C++. */

import type { RawSession } from '../edgewise.js';
import type { Composition, Turn } from './answers.js';
import { joined } from './apart.js';
import { decodeFloats, encodeFloats } from './base64.js';
import {
  checkCells,
  checkNumbers,
  checkPlane,
  checkRange,
  checkRequest,
  checkTexts,
  checkWhole,
  isObject,
  toFloats,
  wrongType,
} from './check.js';
import type { CodeHost } from './code.js';
import { EdgewiseError, unwrap } from './error.js';
import { jsonOf } from './json.js';
import type { OptimizerName, Project, Training } from './project.js';
import type { CoreSession, Moment, RawRow, TrainRequest } from './types.js';

const mapKeys = ['x', 'y', 'resolution', 'fixed', 'neurons', 'range', 'plane'] as const;

/** Asks the core a question that crosses as JSON text, and reads its answer. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- answers.ts says what the core answers
export function ask<T>(asked: Pick<RawSession, 'ask'>, name: string, question: unknown = {}): T {
  return JSON.parse(unwrap(asked.ask(name, jsonOf(question, 'question')))) as T;
}

/** How long to train is said with its unit: a bare number could be samples as well as epochs. */
function checkAmount(request: unknown): void {
  if (!isObject(request)) {
    const number = typeof request === 'number' && request > 0 ? String(request) : '10';
    throw new EdgewiseError({
      code: 'type',
      path: 'train',
      message: `Say how long to train, and in which unit: train({ epochs: ${number} }), or { samples: … }, or { milliseconds: … }.`,
    });
  }
  checkRequest(request, 'train', ['epochs', 'samples', 'milliseconds']);
}

/** @param codeHost runs straight-line code for the network, where it can */
export function wrapSession(raw: RawSession, codeHost: CodeHost | null): CoreSession {
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
      const keys = ['samples', 'steps', 'moments', 'optimizer', 'start'];
      checkRequest(moment.progress, 'progress', keys);
      checkWhole(moment.progress, 'progress', ['samples', 'steps']);
      checkTexts(moment.progress, 'progress', ['moments', 'optimizer']);
      const { samples, steps = 0, moments: text = '', optimizer = '' } = moment.progress;
      const moments = decodeFloats(text);
      if (!moments) throw wrongType('progress.moments', 'the base64 text of float32 numbers');
      const weights = toFloats(moment.weights, 'weights');
      return unwrap(open().restore(weights, { samples, steps, moments, optimizer }));
    },
    train(request: TrainRequest) {
      checkAmount(request);
      checkWhole(request, 'train', ['epochs', 'samples']);
      checkNumbers(request, 'train', ['milliseconds']);
      return unwrap(fast().train(request));
    },
    reset(options = {}) {
      checkRequest(options, 'reset', ['seed']);
      checkNumbers(options, 'reset', ['seed']);
      return unwrap(open().reset(options));
    },
    configure(training: Training) {
      const metrics = unwrap(open().configure(jsonOf(training, 'training')));
      codeHost?.tryAgain(raw);
      return metrics;
    },
    predict(rows: RawRow[]) {
      if (!Array.isArray(rows)) throw wrongType('rows', 'an array of rows');
      for (const [k, row] of rows.entries()) checkCells(row, `rows[${String(k)}]`);
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
      checkTexts(options, 'examples', ['set']);
      return unwrap(open().examples(options));
    },
    map(request, into) {
      checkRequest(request, 'map', mapKeys);
      checkWhole(request, 'map', ['resolution']);
      checkTexts(request, 'map', ['x', 'y']);
      checkPlane(request.plane, 'map.plane');
      const { fixed, range, neurons } = request;
      if (fixed !== undefined && !isObject(fixed)) {
        throw wrongType('map.fixed', 'an object of values by column name');
      }
      if (fixed) checkCells(fixed, 'map.fixed');
      if (neurons !== undefined && typeof neurons !== 'boolean') {
        throw wrongType('map.neurons', 'true or false');
      }
      if (range !== undefined) {
        checkRequest(range, 'map.range', ['x', 'y']);
        checkRange(range.x, 'map.range.x');
        if (range.y !== undefined) checkRange(range.y, 'map.range.y');
      }
      if (into !== undefined && !isObject(into)) throw wrongType('map.into', 'an earlier map');
      return unwrap(fast().map(request, into ?? null));
    },
    points(request) {
      checkRequest(request, 'points', ['x', 'y', 'target', 'plane']);
      checkTexts(request, 'points', ['x', 'y', 'target']);
      checkPlane(request.plane, 'points.plane');
      return unwrap(open().points(request));
    },
    predicted(request = {}) {
      checkRequest(request, 'predicted', ['target']);
      checkTexts(request, 'predicted', ['target']);
      return unwrap(fast().predicted(request));
    },
    principalAxes: () => ask(open(), 'principalAxes'),
    lossSlice: (question) => ask(fast(), 'lossSlice', question),
    lossGrid: (question) => ask(fast(), 'lossGrid', question),
    get composition(): Composition {
      return ask(open(), 'composition');
    },
    measures: (question = {}) => ask(open(), 'measures', question),
    advice: (question = {}) => ask(open(), 'advice', question),
    encoded: (question: object): never => {
      if (!isObject(question) || !('input' in question)) {
        return ask<never>(open(), 'encoded', question);
      }
      checkRequest(question, 'question', ['input']);
      checkCells(question.input, 'input');
      const inputs = [...unwrap(open().encode(question.input as RawRow))];
      return { row: null, inputs, targets: null } as never;
    },
    gradientCheck: (question) => ask(open(), 'gradientCheck', question),
    stepped: (question) => ask(open(), 'stepped', question),
    collapsed: (question) => ask(open(), 'collapsed', question),
    get turn(): Turn {
      return ask(open(), 'turn');
    },
    stepSizes: (question) => ask(open(), 'stepSizes', question),
    goal: () => ask(open(), 'goal'),
    listing: (question) => ask(open(), 'listing', question),
    restarts: (question) => ask(fast(), 'restarts', question),
    exhaustive: (question) => {
      checkRequest(question, 'question', ['bits', 'range', 'from', 'to']);
      checkWhole({ to: (question.to as unknown) ?? NaN }, '', ['to'], 1);
      return ask(fast(), 'exhaustive', question);
    },
    combinations: (question) => {
      checkRequest(question, 'question', ['bits', 'range']);
      const { bits, range } = question;
      return ask(open(), 'exhaustive', { bits, range });
    },
    get progress() {
      const { samples, steps, moments, optimizer } = open().progress();
      if (moments.length === 0) return { samples };
      const of = optimizer as OptimizerName | '';
      return {
        samples,
        steps,
        moments: encodeFloats(moments),
        ...(of !== '' && { optimizer: of }),
      };
    },
    get starts() {
      return open().starts();
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
