/** The page on the project document: every key has its place, and every example is a document. */

import { readFileSync } from 'node:fs';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { keysOf, projectSchema } from '../../.tools/lib/reference.mjs';
import { createEngine, type Engine } from '../../wasm/src/node.js';

const text = readFileSync('web/docs/project-document.md', 'utf8');
const examples = [...text.matchAll(/```json\n([^]*?)```/g)].map(([, code = '']) => code);
const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  projectSchema(),
);

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

it('has every key of the schema in its tables', () => {
  const keys = keysOf().map(({ path }) => path);
  expect(keys.length).toBeGreaterThan(80);
  const missing = keys.filter((path) => !text.includes(`| \`${path}\` `));
  expect(missing.filter((path) => !path.startsWith('encoding.targets[].'))).toEqual([]);
});

describe.each(examples.map((code, k) => [k + 1, code] as const))('example %d', (_, code) => {
  it('is a document by the schema, and for the core', () => {
    expect(validate(JSON.parse(code)), JSON.stringify(validate.errors)).toBe(true);
    const session = engine.open(code);
    if (session.data) expect(session.train({ epochs: 1 }).epoch).toBe(1);
    session.dispose();
  });
});

it('has some', () => {
  expect(examples.length).toBeGreaterThan(5);
});
