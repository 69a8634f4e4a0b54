/** The native `edgewise`, as a person calls it, or a teacher on what a learner hands in. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../../../build/native/core/edgewise', import.meta.url));

/** What it answers with `--json`. */
export async function ask<T>(words: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(program, [...words, '--json']);
  return JSON.parse(stdout) as T;
}

/** The same by so many processes; as in a container by root, and on fewer cores than there are processes. */
export async function askOnRanks<T>(count: number, words: readonly string[]): Promise<T> {
  const start = ['--oversubscribe', '-n', String(count), program];
  const { stdout } = await promisify(execFile)('mpirun', [...start, ...words, '--json'], {
    env: {
      ...process.env,
      OMPI_ALLOW_RUN_AS_ROOT: '1',
      OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1',
    },
  });
  return JSON.parse(stdout) as T;
}

export interface Checked {
  holds: boolean;
  differences: { path: string; message: string }[];
  met: boolean;
  score: number;
  max: number;
  edits: string[];
  from: number;
  fingerprint: string;
}

/** What `edgewise check --json` says; its exit status has to say the same. */
export async function check(result: object, task?: object): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), 'edgewise-result-'));
  const write = async (name: string, value: object) => {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify(value));
    return file;
  };
  try {
    const file = await write('result.json', result);
    const against = task ? ['--task', await write('task.json', task)] : [];
    const call = promisify(execFile)(program, ['check', file, ...against, '--json']);
    const { stdout, code } = await call.then(
      ({ stdout: said }) => ({ stdout: said, code: 0 }),
      (error: unknown) => error as { stdout: string; code: number },
    );
    const checked = JSON.parse(stdout) as Checked;
    if ((code === 0) !== checked.holds) throw new Error(`Status ${String(code)}: ${stdout}`);
    return checked;
  } finally {
    await rm(folder, { recursive: true });
  }
}
