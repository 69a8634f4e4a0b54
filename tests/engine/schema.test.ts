/** The published schema and the core's own checks say the same of every document. */

import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionNames } from '../../wasm/src/function-names.js';
import { lossNames, optimizerNames, scheduleNames } from '../../wasm/src/training-names.js';
import { createEngine, EdgewiseError, type Engine, type Project } from '../../wasm/src/node.js';
import { textOf } from './support.js';

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
}

const schema = JSON.parse(textOf('web/public/schema/project-v1.json')) as Schema;
const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  schema,
);

/** Faults that a schema can see; the others need to know what names and numbers mean. */
const structural = new Set(['type', 'unknown-key', 'missing-key', 'range', 'name', 'version']);

const layered = {
  edgewise: 1,
  title: 'all keys',
  network: { layers: [2, 3, 3, 1], hidden: ['tanh', 'rectifier'], output: 'logistic' },
  progress: { samples: 10 },
  encoding: {
    inputs: [
      { name: 'x1', type: 'number', shift: 1, scale: 2, low: -4, high: 4, typical: 0, fill: true },
      { name: 'x2', type: 'number' },
    ],
    targets: [{ name: 'label', type: 'category', categories: ['inside', 'outside'], single: true }],
  },
  data: {
    generator: { name: 'circle', samples: 50, noise: 0.1, seed: 3 },
    inputs: ['x1', 'x2'],
    targets: ['label'],
    scale: 'minmax',
    missing: 'fill',
    split: { train: 0.5, seed: 2, stratify: true },
  },
  training: {
    loss: 'squared',
    optimizer: { name: 'sgd' },
    stepSize: { schedule: 'inverse-time', initial: 0.1, decay: 0.01 },
    batch: 5,
    order: 'sequence',
    regularization: { l1: 0, l2: 0.001 },
    init: { scheme: 'uniform', seed: 4 },
    stop: { epochs: 100, loss: 0.01, seconds: 10, patience: 20 },
  },
  goal: { testLoss: 0.01, epochs: 10, neurons: 9 },
  exercise: { task: 'Reach the goal.', show: ['output', 'loss'] },
  view: { anything: [1] },
};
const graph = {
  edgewise: 1,
  network: {
    neurons: [
      { id: 'a', kind: 'input', label: 'first' },
      { id: 'b', kind: 'bias' },
      { id: 'c', kind: 'hidden', function: 'logistic' },
      { id: 'd', kind: 'output', function: 'identity' },
    ],
    edges: [
      { from: 'a', to: 'c', weight: 0.5 },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'd' },
    ],
  },
  data: {
    table: {
      columns: [
        { name: 'x', type: 'number', values: [1, 2, null, 4] },
        { name: 'y', values: [2, 4, 6, 8] },
      ],
    },
  },
};
const builtin = {
  edgewise: 1,
  network: { layers: [4, 3], output: 'softmax' },
  data: { builtin: 'iris' },
};

function resolve(node: Schema): Schema {
  if (node.$ref === undefined) return node;
  const name = node.$ref.replace('#/$defs/', '');
  const { $ref: _, ...own } = node;
  return { ...schema.$defs?.[name], ...own };
}

interface Mutation {
  what: string;
  document: unknown;
}

/** Documents that differ from `root` at one place, in a way that its schema there suggests. */
function mutations(root: unknown): Mutation[] {
  const found: Mutation[] = [];
  const replace = (path: (string | number)[], value: unknown): unknown => {
    const copy = structuredClone(root) as Record<string | number, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    const last = path.at(-1) ?? '';
    if (value === undefined) Reflect.deleteProperty(at, last);
    else at[last] = value;
    return copy;
  };
  const visit = (value: unknown, node: Schema, path: (string | number)[]): void => {
    const add = (what: string, replacement: unknown) => {
      if (path.length === 0) return;
      const document = replace(path, replacement);
      found.push({ what: `${path.join('.')}: ${what}`, document });
    };
    const here = resolve(node);
    for (const choice of here.enum ?? []) add(JSON.stringify(choice), choice);
    if (here.minimum !== undefined) add('too small', here.minimum - 1);
    if (here.minimum !== undefined) add('smallest', here.minimum);
    if (here.maximum !== undefined) add('too large', here.maximum + 2);
    if (here.maximum !== undefined && here.maximum < 1e5) add('largest', here.maximum);
    if (here.type === 'integer') add('no whole number', 1.5);
    add('an object', { surprise: 1 });
    add('a truth value', true);
    add('a text', 'surprise');
    add('null', null);
    if (typeof path.at(-1) === 'string') add('absent', undefined);
    if (Array.isArray(value)) {
      const options = [here, ...(here.oneOf ?? []).map(resolve)];
      const items = options.find((option) => option.items !== undefined)?.items;
      value.forEach((item, k) => {
        if (items) visit(item, items, [...path, k]);
      });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const shape = here.properties ? here : (here.oneOf ?? []).map(resolve).find(fits(value));
    if (!shape?.properties) return;
    found.push({ what: `${path.join('.')}: unknown key`, document: replace([...path, 'huh'], 1) });
    for (const [key, member] of Object.entries(value)) {
      const property = shape.properties[key];
      if (property) visit(member, property, [...path, key]);
    }
  };
  visit(root, schema, []);
  return found;
}

const fits = (value: object) => (option: Schema) =>
  Object.keys(value).every((key) => option.properties?.[key] !== undefined);

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

/** What the core finds wrong with the shape of a document; null if nothing. */
function coreFault(document: unknown): EdgewiseError | null {
  try {
    engine.open(document as Project).dispose();
    return null;
  } catch (error) {
    if (!(error instanceof EdgewiseError)) throw error;
    return error;
  }
}

it('the names that are offered are those of the schema', () => {
  const training = schema.$defs?.training?.properties;
  const enumOf = (node?: Schema) => (node ? resolve(node).enum : undefined);
  const names = [
    [functionNames, enumOf(schema.$defs?.outputFunction)],
    [lossNames, enumOf(training?.loss)],
    [optimizerNames, enumOf(training?.optimizer?.properties?.name)],
    [scheduleNames, enumOf(training?.stepSize?.properties?.schedule)],
  ] as const;
  for (const [ours, theirs] of names) expect(theirs?.toSorted()).toEqual(ours.toSorted());
});

describe.each([
  ['the short form', layered],
  ['a graph', graph],
  ['a built-in set', builtin],
])('%s', (_, document) => {
  it('is accepted by both', () => {
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(coreFault(document)?.message).toBeUndefined();
  });

  it('is judged alike after a change at any one place', () => {
    const all = mutations(document);
    expect(all.length).toBeGreaterThan(50);
    const disagreements = all.flatMap(({ what, document: changed }) => {
      const bySchema = validate(changed);
      const fault = coreFault(changed);
      if (bySchema && fault && structural.has(fault.code)) return [`${what}: ${fault.message}`];
      if (!bySchema && !fault) return [`${what}: accepted by the core alone`];
      return [];
    });
    expect(disagreements).toEqual([]);
  });
});

/** Parts whose absence says something else than an empty part. */
const telling = new Set(['goal', 'progress', 'split']);

it('states the defaults that the core uses', () => {
  const withDefaults = (node: Schema, given: Record<string, unknown>): Record<string, unknown> => {
    const filled = { ...given };
    for (const [key, property] of Object.entries(resolve(node).properties ?? {})) {
      const member = resolve(property);
      const before = filled[key];
      if (before === undefined && property.default !== undefined) filled[key] = property.default;
      else if (before === undefined && member.default !== undefined) filled[key] = member.default;
      else if (member.properties && !telling.has(key)) {
        const inner = withDefaults(member, (before ?? {}) as Record<string, unknown>);
        if (Object.keys(inner).length > 0) filled[key] = inner;
      }
    }
    return filled;
  };
  const bare: Project = {
    edgewise: 1,
    network: { layers: [2, 4, 2] },
    data: {
      generator: { name: 'spiral', noise: 0.2 },
    },
  };
  const full = withDefaults(schema, bare as unknown as Record<string, unknown>);
  full.data = withDefaults(schema.$defs?.data ?? {}, bare.data as Record<string, unknown>);
  full.network = withDefaults(schema.$defs?.layered ?? {}, { layers: [2, 4, 2] });
  expect(full.training).toMatchObject({ batch: 1, stepSize: { initial: 0.03 } });
  Reflect.deleteProperty(full.data as object, 'table');
  const trained = (project: Project) => {
    const session = engine.open(project);
    session.train({ epochs: 3 });
    return session.fingerprint();
  };
  expect(trained(full as unknown as Project)).toBe(trained(bare));
});
