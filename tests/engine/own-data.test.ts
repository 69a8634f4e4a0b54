/** The cases of tests/cases/own-data.json, read and trained in Node as their owners mean it. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, EdgewiseError, readTable, type Engine } from '../../wasm/src/node.js';
import { bytesOf, cases, says, type Case, type Check, type Turned } from '../cases/cases.js';
import { readingFaults, type Entry } from '../cases/table-checks.js';
import { runFaults, trainingFaults } from '../cases/training-checks.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

type Choices = { kind: string; where: string; taken: string }[];

async function read(item: Case, choices: Choices) {
  const name = item.pasted ? '' : (item.name ?? '');
  const { table, data, report } = await readTable(bytesOf(item), { name, choices });
  return { table, data, report, inputs: data.inputs ?? [], targets: data.targets ?? [] };
}

async function faultsOf(item: Case, check: Check, choices: Choices = []): Promise<string[]> {
  const { anyOf, ...rest } = check;
  if (anyOf) {
    const ways = await Promise.all(anyOf.map((way) => faultsOf(item, way, choices)));
    const isMet = ways.some((faults) => faults.length === 0);
    const others = Object.keys(rest).length > 0 ? await faultsOf(item, rest, choices) : [];
    return [...(isMet ? [] : ways.flat()), ...others];
  }
  let found;
  try {
    found = await read(item, choices);
  } catch (error) {
    if (!(error instanceof EdgewiseError)) throw error;
    const { refused } = check;
    if (!refused) return [`it is refused: ${error.path}: ${error.message}`];
    return [
      ...(says(error.message, refused.says) ? [] : [`the refusal is "${error.message}"`]),
      ...(refused.line === undefined || error.path === `line ${refused.line}` ? [] : [error.path]),
    ];
  }
  if (check.refused) return ['it is read instead of being refused'];
  const faults: string[] = [];
  for (const key of Object.keys(check) as (keyof Check)[]) {
    if (key === 'title') continue; // of the page's project
    if (key === 'turned') {
      for (const turned of check.turned ?? []) {
        faults.push(...(await turnedFaults(item, found.report.entries, turned)));
      }
      continue;
    }
    const own =
      readingFaults(found, key, check[key]) ?? trainingFaults(engine, found.data, key, check);
    faults.push(...(own ?? [`the test does not know the key ${key}`]));
  }
  return faults;
}

async function turnedFaults(
  item: Case,
  entries: readonly Entry[],
  { choices, check }: Turned,
): Promise<string[]> {
  const taken: Choices = [];
  for (const { kind, where, taken: word, unasked } of choices) {
    const entry = entries.find((one) => one.kind === kind && (where ?? one.where) === one.where);
    if (!entry && !unasked) return [`there is no entry ${kind} ${where} to turn over`];
    taken.push({
      kind,
      where: entry?.where ?? where ?? '',
      taken: word ?? entry?.other ?? '',
    });
  }
  const faults = await faultsOf(item, check, taken);
  return faults.map((fault) => `with ${JSON.stringify(choices)}: ${fault}`);
}

it('has all cases', () => {
  expect(cases).toHaveLength(196);
  const without = cases.filter(({ check, engine: runs, tests }) => !check && !runs && !tests);
  expect(without.map(({ id }) => id)).toEqual([]);
});

it('names tests that are there', () => {
  for (const { id, tests } of cases) {
    for (const { file, name } of tests ?? []) {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect(text.includes(name), `${id}: ${file} has no test "${name}"`).toBe(true);
    }
  }
});

describe('files', () => {
  const files = cases.filter(({ check }) => check !== undefined);
  it.each(files)('$id', async (item) => {
    expect(await faultsOf(item, item.check ?? {})).toEqual([]);
  });
});

describe('documents', () => {
  const documents = cases.filter((item) => item.engine !== undefined);
  it.each(documents)('$id', async (item) => {
    const faults: string[] = [];
    for (const run of item.engine ?? []) faults.push(...(await runFaults(engine, item, run)));
    expect(faults).toEqual([]);
  });
});
