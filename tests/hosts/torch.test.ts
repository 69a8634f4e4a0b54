/**
 * Training goes on in PyTorch where Edgewise left it: the scripts of over two hundred random networks
 * compute at first what the engine does, and after an epoch what the engine does after it.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import { casesOf } from '../engine/exports/cases.js';
import { inTorch } from '../engine/exports/worlds.js';

const folder = mkdtempSync(join(tmpdir(), 'edgewise-torch-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('computes and trains as the engine does', async () => {
  const engine = await createEngine();
  const cases = casesOf(220, engine).filter(({ project }) => project.data);
  const goals: number[][][] = [];
  for (const { name, project } of cases) {
    const stopless = { ...project, training: { ...project.training, stop: {} } };
    const session = engine.open(stopless);
    const { bytes } = await session.export('pytorch');
    writeFileSync(join(folder, `${name}.train.py`), bytes);
    // To the end of the epoch that the script goes on with.
    const rows = session.data?.rows.train ?? 1;
    session.train({ samples: rows - (session.metrics.samples % rows) });
    const all = (set: 'train' | 'test') =>
      session.examples({ set, count: 1e6 }).map(({ prediction }) => prediction.outputs);
    goals.push([...all('train'), ...all('test')]);
    session.dispose();
  }
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
  const found = await inTorch(folder, 1);
  expect(found).toHaveLength(cases.length);
  const most = found.map((trained, c) => {
    const outputs = trained?.outputs ?? [];
    const differences = (goals[c] ?? []).flatMap((row, r) =>
      row.map((y, k) => Math.abs((outputs[r]?.[k] ?? NaN) - y) / Math.max(1, Math.abs(y))),
    );
    return { first: trained?.difference ?? NaN, last: Math.max(...differences) };
  });
  expect(most.filter(({ first }) => !(first <= 1e-5))).toEqual([]);
  // Steps that are too long make a trajectory chaotic: there, rounding decides where it leads.
  const apart = most.filter(({ last }) => !(last <= 1e-3));
  const largest = Math.max(...most.map(({ last }) => last).filter((last) => last <= 1e-3));
  console.log(
    `- PyTorch: ${String(cases.length)} networks, after an epoch at most ${largest.toExponential(1)} away; ${String(apart.length)} apart`,
  );
  expect(apart.length).toBeLessThan(cases.length / 20);
});
