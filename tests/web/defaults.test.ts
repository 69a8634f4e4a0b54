/** The page's defaults are those of the schema, which are the core's. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaults, trainingOf } from '../../web/src/project/defaults.js';

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  default?: unknown;
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
}

const file = new URL('../../web/public/schema/project-v1.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;

/** A schema with what it refers to. */
function whole(one: Schema): Schema {
  const name = one.$ref?.replace('#/$defs/', '') ?? '';
  return { ...schema.$defs?.[name], ...one };
}

/** The defaults below a schema, in the shape of the document; undefined where it has none. */
function defaultsIn(one: Schema): unknown {
  const { default: usual, properties = {}, oneOf = [] } = whole(one);
  const alternatives = oneOf.map((other) => whole(other).properties ?? {});
  const members = Object.entries(
    Object.assign({}, ...alternatives, properties) as typeof properties,
  )
    .map(([key, member]) => [key, defaultsIn(member)] as const)
    .filter(([, value]) => value !== undefined);
  if (members.length === 0) return usual;
  return { ...(usual as object | undefined), ...Object.fromEntries(members) };
}

it('all of the schema, and nothing else', () => {
  expect(defaults).toEqual(defaultsIn(schema));
});

it('fill what a document does not say of training, and leave what it says', () => {
  expect(trainingOf({})).toEqual({ ...defaults.training, stop: {} });
  const training = {
    batch: 4,
    optimizer: { name: 'adam', beta1: 0.5 },
    stepSize: { decay: 0 },
    stop: { epochs: 3 },
  } as const;
  expect(trainingOf({ training })).toEqual({
    ...defaults.training,
    batch: 4,
    stop: { epochs: 3 },
    optimizer: { ...defaults.training.optimizer, name: 'adam', beta1: 0.5 },
    stepSize: { ...defaults.training.stepSize, decay: 0 },
  });
});
