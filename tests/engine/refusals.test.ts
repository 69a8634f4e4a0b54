/** What is asked is done, or refused at once with its place: in the engine, its searches and its client. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { clientOver } from '../../wasm/src/client.js';
import { Host } from '../../wasm/src/host.js';
import { parseJson } from '../../wasm/src/json.js';
import {
  type EdgewiseError,
  createEngine,
  readTable,
  toCsv,
  type Engine,
  type Project,
  type Session,
} from '../../wasm/src/node.js';
import { hostPlace } from '../../wasm/src/place.js';
import { linkOf, projectOfLink } from '../../web/src/project/link.js';
import { circle, faultOf, rejectionOf } from './support.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

/** Calls as somebody makes them who does not read the types. */
const wrongly = (object: unknown) =>
  object as Record<string, (...args: unknown[]) => Promise<unknown>>;

function placeOf(fault: EdgewiseError): string {
  return `${fault.code} ${fault.path}`;
}

describe('loading', () => {
  it('is refused where the module cannot be started', async () => {
    const wasm = readFileSync(new URL('../../build/wasm/edgewise.wasm', import.meta.url));
    const instantiate = vi
      .spyOn(WebAssembly, 'instantiate')
      .mockRejectedValue(new RangeError('Out of memory'));
    const fault = await rejectionOf(createEngine({ wasm }));
    instantiate.mockRestore();
    expect(fault.code).toBe('load');
    expect(fault.message).toContain('Out of memory');
  });

  it('of code for a network is tried once, and again with other settings', () => {
    const refuse = vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('out of memory');
    });
    const session = engine.open({ ...circle, network: { layers: [2, 5, 1], output: 'logistic' } });
    for (let k = 0; k < 5; ++k) session.train({ samples: 1 });
    expect(refuse).toHaveBeenCalledTimes(1);
    session.configure({ batch: 3 });
    for (let k = 0; k < 5; ++k) session.train({ samples: 1 });
    expect(refuse).toHaveBeenCalledTimes(2);
    refuse.mockRestore();
  });
});

describe('training', () => {
  it.each([
    [{ milliseconds: Infinity }, 'range train.milliseconds'],
    [{ milliseconds: NaN }, 'type train.milliseconds'],
    [{ epochs: Infinity }, 'type train.epochs'],
    [{ samples: 0.5 }, 'type train.samples'],
    [{ epochs: 2 ** 60 }, 'type train.epochs'],
  ])('%o is refused', (request, place) => {
    const session = engine.open(circle);
    expect(placeOf(faultOf(() => session.train(request)))).toBe(place);
    expect(session.metrics.samples).toBe(0);
  });

  it('stops by the clock within one call', () => {
    const session = engine.open(circle);
    session.configure({ stop: { seconds: 0.05 } });
    const { status, reason } = session.train({ epochs: 1e12 });
    expect(status).toBe('stopped');
    expect(reason).toContain('0.05 seconds');
  });
});

describe('searches', () => {
  const best = { index: 0, loss: 1, weights: [1] };
  it.each<[string, string, unknown[], string]>([
    ['nothing', 'restarts', [], 'type options'],
    ['no number of workers', 'restarts', [{ count: 2, epochs: 1, workers: NaN }], 'type workers'],
    ['no workers', 'exhaustive', [{ workers: 0 }], 'type workers'],
    ['a first that is none', 'restarts', [{ count: 2, epochs: 1, first: -1 }], 'type first'],
    ['half an epoch', 'restarts', [{ count: 2, epochs: 0.5 }], 'type epochs'],
    ['a slip', 'restarts', [{ count: 2, epoch: 1 }], 'unknown-key options.epoch'],
    [
      'what cannot be told',
      'restarts',
      [{ count: 2, epochs: 1, onProgress: 3 }],
      'type onProgress',
    ],
    ['what cannot stop', 'restarts', [{ count: 2, epochs: 1, signal: {} }], 'type signal'],
    ['no budget', 'exhaustive', [{ budget: NaN }], 'type budget'],
    ['no range', 'exhaustive', [{ range: ['a', 1] }], 'type range'],
    ['beyond the end', 'exhaustive', [{ resume: { next: 2 ** 40, best } }], 'range resume.next'],
    ['before the beginning', 'exhaustive', [{ resume: { next: -1, best } }], 'range resume.next'],
    ['without a best', 'exhaustive', [{ resume: { next: 5 } }], 'type resume.best'],
    ['no axes', 'sweep', [null, { epochs: 1 }], 'type axes'],
    ['no axis', 'sweep', [[3], { epochs: 1 }], 'type axes[0]'],
    ['no values', 'sweep', [[{ path: 'a', values: 3 }], { epochs: 1 }], 'type axes[0].values'],
    ['no path', 'sweep', [[{ path: 3, values: [] }], { epochs: 1 }], 'type axes[0].path'],
    ['no options', 'sweep', [[{ path: 'a', values: [1] }]], 'type options'],
    [
      'more variants than memory holds',
      'sweep',
      [Array(40).fill({ path: 'a', values: Array(1000).fill(1) }), { epochs: 1 }],
      'range axes',
    ],
  ])('%s: %s is refused', async (_, method, args, place) => {
    const project: Project = { ...circle, network: { layers: [2, 1], output: 'logistic' } };
    const refused = wrongly(engine)[method]?.(project, ...args) ?? Promise.resolve();
    expect(placeOf(await rejectionOf(refused))).toBe(place);
  });

  it('a loss that is no number is never the best', async () => {
    // Sums that overflow with either sign: infinity less infinity.
    const project: Project = {
      edgewise: 1,
      network: {
        neurons: [
          { id: 'x', kind: 'input' },
          { id: 'a', kind: 'hidden', function: 'identity' },
          { id: 'b', kind: 'hidden', function: 'identity' },
          { id: 'y', kind: 'output' },
        ],
        edges: [
          { from: 'x', to: 'a', weight: 3e38 },
          { from: 'x', to: 'b', weight: 3e38 },
          { from: 'a', to: 'y', weight: 3e38 },
          { from: 'b', to: 'y', weight: -3e38 },
        ],
      },
      data: { generator: { name: 'sine', samples: 20 } },
    };
    const { losses, best: found } = await engine.restarts(project, { count: 3, epochs: 1 });
    expect([...losses]).toEqual([Infinity, Infinity, Infinity]);
    expect(found).toMatchObject({ index: 0, loss: Infinity });
    // As JSON, which has no word for it.
    expect(engine.open(project).restarts({ to: 2, epochs: 1 }).losses).toEqual([null, null]);
  });
});

describe('questions', () => {
  let session: Session;
  beforeAll(() => {
    session = engine.open(circle);
  });

  it.each<[string, unknown[], string]>([
    ['map', [{ x: 5, resolution: 3 }], 'type map.x'],
    ['map', [{ x: 'x1', resolution: 2.5 }], 'type map.resolution'],
    ['map', [{ x: 'x1', resolution: 3, range: {} }], 'type map.range.x'],
    ['map', [{ x: 'x1', resolution: 3, range: { x: ['a', 1] } }], 'type map.range.x'],
    ['map', [{ x: 'x1', resolution: 3, fixed: { x2: {} } }], 'type map.fixed.x2'],
    ['map', [{ x: 'x1', resolution: 3, neurons: 1 }], 'type map.neurons'],
    ['points', [{ x: 'x1', y: 3 }], 'type points.y'],
    ['examples', [{ set: 3 }], 'type examples.set'],
    ['predict', [[[1, {}]]], 'type rows[0][1]'],
    ['predict', [[{ x1: true }]], 'type rows[0].x1'],
    ['lossSlice', [{ toJSON: () => undefined }], 'type question'],
    ['combinations', [], 'type question'],
    ['exhaustive', [{ to: 0 }], 'type to'],
  ])('%s of %j is refused', (method, args, place) => {
    expect(placeOf(faultOf(() => void wrongly(session)[method]?.(...args)))).toBe(place);
  });

  it('previews and tables are, too', () => {
    expect(placeOf(faultOf(() => void wrongly(engine).preview?.(circle.data, NaN)))).toBe(
      'type rows',
    );
    expect(placeOf(faultOf(() => void wrongly(engine).preview?.(null, 3)))).toBe('type data');
    const columns = [{ name: 'a', values: [{}] }];
    expect(placeOf(faultOf(() => void toCsv({ columns } as never)))).toBe(
      'type table.columns[0].values[0]',
    );
    expect(placeOf(faultOf(() => void toCsv(null as never)))).toBe('type table');
  });

  it('and sources and options of tables', async () => {
    const fault = (...args: unknown[]) =>
      rejectionOf(wrongly({ readTable }).readTable?.(...args) ?? Promise.resolve());
    expect(placeOf(await fault(null))).toBe('type source');
    expect(placeOf(await fault('a', null))).toBe('type options');
    expect(placeOf(await fault('a', { name: 1 }))).toBe('type name');
    expect(placeOf(await fault('a', { choices: 'b' }))).toBe('type choices');
    expect(placeOf(await fault('a', { choices: [{ kind: 1 }] }))).toBe('type choices[0].kind');
    expect(placeOf(await fault('a', { onProgress: 1 }))).toBe('type onProgress');
    expect(placeOf(await fault('a', { signal: {} }))).toBe('type signal');
  });
});

describe('a client that is disposed of', () => {
  it('ends the calls that wait for an answer, at once', async () => {
    const silent = () => ({ ...hostPlace(new Host(new Promise(() => undefined))) });
    const client = clientOver([silent]);
    const opened = rejectionOf(client.open(circle));
    const frame = rejectionOf(client.frame({}));
    await new Promise((resolve) => setTimeout(resolve, 10));
    const start = performance.now();
    client.dispose();
    expect((await opened).code).toBe('disposed');
    expect((await frame).code).toBe('disposed');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('keys that stand twice', () => {
  const text = JSON.stringify(circle).replace('"batch":10', '"batch":10,"batch":5');

  it('are refused in a text, whoever reads it', () => {
    expect(placeOf(faultOf(() => engine.open(text)))).toBe('duplicate training.batch');
    expect(placeOf(faultOf(() => parseJson(text)))).toBe('duplicate training.batch');
    const link = linkOf(circle);
    expect(projectOfLink(link)).toEqual(circle);
  });

  it.each([
    ['{"a": [1, {"b": "x, \\"b\\": {", "c": [], "b": 1}]}', 'a[1].b'],
    ['{"a\\u0062": 1, "ab": 2}', 'ab'],
    ['[[], {"a": {"c": {}}, "a": 1}]', '[1].a'],
  ])('%s', (json, path) => {
    expect(placeOf(faultOf(() => parseJson(json)))).toBe(`duplicate ${path}`);
  });

  it('are no keys where they are values, or of other objects', () => {
    const json = '{"a": "a", "b": {"a": ["a", "b", {"a": "a:"}]}, "c": "{\\"a\\": 1, \\"a\\": 2}"}';
    expect(parseJson(json)).toEqual(JSON.parse(json));
    expect(() => parseJson('{"a": 1,}')).toThrow(SyntaxError);
  });
});

describe('bits', () => {
  it('of a document are those of its text', () => {
    const project: Project = {
      edgewise: 1,
      network: {
        neurons: [
          { id: 'x', kind: 'input' },
          { id: 'y', kind: 'output' },
        ],
        edges: [{ from: 'x', to: 'y', weight: -0 }],
      },
    };
    const session = engine.open(project);
    expect(session.weights[0]).toBe(-0);
    const text = JSON.stringify(project).replace('"weight":0', '"weight":-0');
    expect(engine.open(text).fingerprint()).toBe(session.fingerprint());
    const saved = JSON.parse(JSON.stringify(session.save())) as Project;
    expect(engine.open(saved).fingerprint()).toBe(session.fingerprint());
    const marked: Project = { ...project, view: { note: '-0', other: '"-0"', deep: [-0, '--0'] } };
    expect(engine.open(marked).save().view).toEqual(marked.view);
  });

  it('a text may be opened as it is', () => {
    const session = engine.open(JSON.stringify(circle));
    expect(session.fingerprint()).toBe(engine.open(circle).fingerprint());
    expect(placeOf(faultOf(() => engine.open('{')))).toBe('json ');
  });
});
