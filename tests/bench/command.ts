/**
 * The command as a whole: from a CSV file to written predictions, beside scikit-learn; restarts by one process
 * and by two; and what a million restarts on a thousand cores come to, simulated with times measured here.
 */

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Check } from './checks.js';
import { median } from './measure.js';
import type { Native } from './native.js';
import { source } from './random.js';
import type { CommandFigure, ManyRanks } from './results.js';
import * as works from './works.js';

const execute = promisify(execFile);

/** What there is to measure with; null for what is not there. */
export interface CommandPlaces {
  /** The command, and the native half of the benchmarks. */
  command: string;
  native: Native;
  /** For files. */
  folder: string;
  /** A Python that has scikit-learn, and the task as a script for it. */
  python: string | null;
  script: string;
  mpirun: string | null;
}

interface Task {
  name: string;
  examples: string;
  rows: string;
  hidden: number;
  batch: number;
  epochs: number;
  leastAccuracy: number;
}

interface Spent {
  seconds: number;
  megabytes: number;
}

const rounds = 3;
const goals = { seconds: 5, megabytes: 4, efficiency: 0.9 };

/** One thread, for libraries that would take more. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };

/** Whether the product of two sums over 20 numbers is positive. */
function tableOf(rows: number, seed: number): string {
  const inputs = 20;
  const random = source(seed);
  const weights = source(3);
  const sums = [0, 1].map(() => Array.from({ length: inputs }, weights));
  const names = Array.from({ length: inputs }, (_, k) => `x${k + 1}`);
  const lines = Array.from({ length: rows }, () => {
    const x = names.map(() => random() + random() + random());
    const [a = 0, b = 0] = sums.map((sum) => sum.reduce((total, w, k) => total + w * x[k]!, 0));
    return [...x.map((value) => value.toFixed(4)), a * b > 0 ? 'yes' : 'no'].join(',');
  });
  return `${[...names, 'class'].join(',')}\n${lines.join('\n')}\n`;
}

async function tasks({ folder, python, script }: CommandPlaces, isQuick: boolean): Promise<Task[]> {
  const file = (name: string) => join(folder, name);
  writeFileSync(file('examples.csv'), tableOf(50_000, 1));
  writeFileSync(file('rows.csv'), tableOf(10_000, 2));
  await execute(python!, [script, file('digits.csv')]);
  const settings = { hidden: 32, batch: 32, epochs: isQuick ? 1 : 50 };
  return [
    {
      name: '50,000 x 20',
      examples: file('examples.csv'),
      rows: file('rows.csv'),
      leastAccuracy: isQuick ? 0.5 : 0.9,
      ...settings,
    },
    {
      name: 'digits',
      examples: file('digits.csv'),
      rows: file('digits.csv'),
      leastAccuracy: isQuick ? 0.3 : 0.9,
      ...settings,
    },
  ];
}

/** How many of the predictions, in the column "predicted class", are what the rows say. */
function accuracyOf(predicted: string, rows: string): number {
  const column = (file: string, name: string) => {
    const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const place = head.split(',').indexOf(name);
    return lines.map((line) => line.split(',')[place]);
  };
  const truth = column(rows, 'class');
  const answers = column(predicted, 'predicted class');
  return answers.filter((answer, k) => answer === truth[k]).length / truth.length;
}

const sum = (spent: readonly Spent[]): Spent => ({
  seconds: spent.reduce((total, { seconds }) => total + seconds, 0),
  megabytes: Math.max(...spent.map(({ megabytes }) => megabytes)),
});

async function besideSklearn(places: CommandPlaces, task: Task) {
  const { command, native, folder, python, script } = places;
  const run = (...words: string[]) => native.call<Spent>('process', ...words);
  const { hidden, batch, epochs } = task;
  const [project, ours, theirs] = ['trained.json', 'ours.csv', 'theirs.csv'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const settings = ['--hidden', hidden, '--batch', batch, '--epochs', epochs].map(String);
  const runOurs = async () =>
    sum([
      await run(
        command,
        'train',
        task.examples,
        '--target',
        'class',
        ...settings,
        '--out',
        project,
      ),
      await run(command, 'evaluate', project, '--rows', task.rows, '--out', ours),
    ]);
  const runTheirs = () =>
    run(python!, script, task.examples, task.rows, theirs, ...[hidden, batch, epochs].map(String));
  const turns: { ours: Spent; theirs: Spent }[] = [];
  for (let round = 0; round < rounds; ++round) {
    turns.push({ ours: await runOurs(), theirs: await runTheirs() });
  }
  const checks = (
    [
      ['ours', ours],
      ['scikit-learn', theirs],
    ] as const
  ).map(([name, file]): Check => {
    const accuracy = accuracyOf(file, task.rows);
    const fault = accuracy >= task.leastAccuracy ? '' : `${accuracy} of the rows`;
    return { name: `${task.name}: ${name} predicts well`, fault };
  });
  const figure = (what: string, unit: keyof Spent, goal: number): CommandFigure => ({
    work: `${task.name}, ${hidden} hidden, batch ${batch}, ${epochs} epochs`,
    what,
    ours: median(turns.map((turn) => turn.ours[unit])),
    beside: 'scikit-learn',
    theirs: median(turns.map((turn) => turn.theirs[unit])),
    ratio: median(turns.map((turn) => turn.theirs[unit] / turn.ours[unit])),
    goal,
  });
  const figures = [
    figure('seconds, CSV to predictions', 'seconds', goals.seconds),
    figure('MB at most', 'megabytes', goals.megabytes),
  ];
  return { figures, checks };
}

/**
 * Twice the work by two processes beside once by one: each on a core of its own. On a machine that others use the
 * seconds of processors tell more.
 */
async function onTwoRanks(places: CommandPlaces, isQuick: boolean): Promise<CommandFigure[]> {
  const { command, native, mpirun } = places;
  const work = works.trainings[1]!;
  const file = native.document('ranks', work.project);
  const count = isQuick ? 20 : 1500;
  const restarts = (ranks: number) => {
    const words = ['restarts', file, '--epochs', '20', '--count', String(count * ranks)];
    const start = ['--oversubscribe', '-n', String(ranks), command];
    return native.call<Spent & { processor: number }>('process', mpirun!, ...start, ...words);
  };
  const turns: { rates: [number, number]; perProcessor: [number, number] }[] = [];
  for (let round = 0; round < rounds; ++round) {
    const two = await restarts(2);
    const one = await restarts(1);
    turns.push({
      rates: [count / two.seconds, count / one.seconds],
      perProcessor: [(2 * count) / two.processor, count / one.processor],
    });
  }
  const figure = (what: string, kind: 'rates' | 'perProcessor'): CommandFigure => ({
    work: `restarts of ${work.id}, 2 ranks`,
    what,
    ours: median(turns.map((turn) => turn[kind][0])),
    beside: '1 rank',
    theirs: median(turns.map((turn) => turn[kind][1])),
    ratio: median(turns.map((turn) => turn[kind][0] / turn[kind][1])),
    goal: goals.efficiency,
  });
  return [
    figure('restarts/s a core', 'rates'),
    figure('restarts in a second of a processor', 'perProcessor'),
  ];
}

const simulated = [
  { restarts: 1_000_000, ranks: 100 },
  { restarts: 1_000_000, ranks: 1000 },
  { restarts: 1_000_000, ranks: 10_000 },
];

async function onManyRanks({ native }: CommandPlaces, isQuick: boolean): Promise<ManyRanks[]> {
  const found: ManyRanks[] = [];
  for (const work of works.trainings.slice(0, 3)) {
    const file = native.document(`ranks-${work.id}`, work.project);
    for (const { restarts, ranks } of simulated) {
      const count = isQuick ? restarts / 100 : restarts;
      const epochs = 100;
      const answer = await native.call<Omit<ManyRanks, 'work' | 'restarts' | 'ranks'>>(
        ...['ranks', file, count, epochs, ranks],
      );
      found.push({ work: `${work.id}, ${epochs} epochs`, restarts: count, ranks, ...answer });
      if (isQuick) break;
    }
  }
  return found;
}

export interface CommandResults {
  figures: CommandFigure[];
  manyRanks: ManyRanks[];
  checks: Check[];
  left: string[];
}

export async function measureCommand(
  places: CommandPlaces,
  isQuick: boolean,
): Promise<CommandResults> {
  Object.assign(process.env, oneThread);
  const results: CommandResults = { figures: [], manyRanks: [], checks: [], left: [] };
  if (places.python === null || !existsSync(places.script)) {
    results.left.push('scikit-learn (python3-sklearn) is not installed here.');
  } else {
    for (const task of await tasks(places, isQuick)) {
      const { figures, checks } = await besideSklearn(places, task);
      results.figures.push(...figures);
      results.checks.push(...checks);
    }
  }
  if (places.mpirun === null) {
    results.left.push('Open MPI is not installed here.');
  } else {
    // As in a container.
    Object.assign(process.env, {
      OMPI_ALLOW_RUN_AS_ROOT: '1',
      OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1',
    });
    results.figures.push(...(await onTwoRanks(places, isQuick)));
  }
  results.manyRanks = await onManyRanks(places, isQuick);
  return results;
}
