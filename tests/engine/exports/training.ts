/** Training that goes on in another library: how far it is from the engine's after the epoch. */

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { findPython } from '../../../.tools/lib/find.mjs';
import type { ExportName } from '../../../wasm/src/exported.js';
import { createEngine, type Engine } from '../../../wasm/src/node.js';
import type { Project } from '../../../wasm/src/project.js';
import { casesOf } from './cases.js';

const runFile = promisify(execFile);
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** How training went on elsewhere. */
interface Trained {
  /** Of what it computed at first from what the engine had. */
  difference: number;
  /** After it, of the rows of the data. */
  outputs: number[][];
}

export interface Trainer {
  format: ExportName;
  /** As told. */
  title: string;
  /** The module that Python needs for it. */
  module: string;
  /** Where a stand-in lies, beside this file. */
  standIn?: string;
}

/** What the script makes of the project, and the outputs of the engine at the end of the same epoch. */
async function exportedWith(engine: Engine, project: Project, format: ExportName) {
  const session = engine.open({ ...project, training: { ...project.training, stop: {} } });
  const { bytes } = await session.export(format);
  const rows = session.data?.rows.train ?? 1;
  session.train({ samples: rows - (session.metrics.samples % rows) });
  const all = (set: 'train' | 'test') =>
    session.examples({ set, count: 1e6 }).map(({ prediction }) => prediction.outputs);
  const goal = [...all('train'), ...all('test')];
  session.dispose();
  return { bytes, goal };
}

/** So many random networks compute at first what the engine does, and after an epoch what it does after it. */
export async function expectSameTraining(count: number, trainer: Trainer): Promise<void> {
  const { format, title, module, standIn } = trainer;
  const folder = mkdtempSync(join(tmpdir(), `edgewise-${format}-`));
  try {
    const engine = await createEngine();
    const cases = casesOf(count, engine).filter(({ project }) => project.data);
    const goals: number[][][] = [];
    for (const { name, project } of cases) {
      const { bytes, goal } = await exportedWith(engine, project, format);
      writeFileSync(join(folder, `${name}.${format}.py`), bytes);
      goals.push(goal);
    }
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases));
    await runFile(
      findPython(module) ?? 'python3',
      [here('train.py'), folder, `${format}.py`, '1'],
      { maxBuffer: 1e9, env: { ...process.env, ...(standIn && { PYTHONPATH: here(standIn) }) } },
    );
    const found = JSON.parse(
      readFileSync(join(folder, `${format}.py.json`), 'utf8'),
    ) as (Trained | null)[];
    const most = found.map((trained, c) => {
      const outputs = trained?.outputs ?? [];
      const differences = (goals[c] ?? []).flatMap((row, r) =>
        row.map((y, k) => Math.abs((outputs[r]?.[k] ?? NaN) - y) / Math.max(1, Math.abs(y))),
      );
      const name = cases[c]?.name;
      return { name, first: trained?.difference ?? NaN, last: Math.max(...differences) };
    });
    expect(most).toHaveLength(cases.length);
    expect(most.filter(({ first }) => !(first <= 1e-5))).toEqual([]);
    // Steps that are too long make a trajectory chaotic: there, rounding decides where it leads.
    const apart = most.filter(({ last }) => !(last <= 1e-3));
    const largest = Math.max(...most.map(({ last }) => last).filter((last) => last <= 1e-3));
    console.log(
      `- ${title}: ${String(cases.length)} networks, after an epoch at most ${largest.toExponential(1)} away; ${String(apart.length)} apart`,
    );
    expect(apart.length).toBeLessThan(cases.length / 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
