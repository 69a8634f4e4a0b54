/** The native program: the same documents, handed over as files. */

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine, Project } from '../../wasm/src/node.js';
import type { Check } from './checks.js';
import { factEpochs, factRestarts, hashOf, orderedWorks, type Facts } from './facts.js';
import { edgeGoal, graphPairs } from './graphs.js';
import { median, ratio, type Measured, type Pace } from './measure.js';
import type { Row } from './results.js';
import { networkReader } from './suite.js';
import * as works from './works.js';

const execute = promisify(execFile);

type Rates = Record<string, number[]>;

export class Native {
  readonly #program: string;
  readonly #folder: string;

  /** `folder`: for documents. */
  constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  document(id: string, project: Project): string {
    const file = join(this.#folder, `${id}.json`);
    writeFileSync(file, JSON.stringify(project));
    return file;
  }

  command(...args: (string | number)[]): string[] {
    return [this.#program, ...args.map(String)];
  }

  async call<T>(...args: (string | number)[]): Promise<T> {
    const [program = '', ...words] = this.command(...args);
    const { stdout } = await execute(program, words);
    return JSON.parse(stdout) as T;
  }
}

const measured = (rates: Rates, name: string): Measured => ({ name, rates: rates[name] ?? [] });

type Trained = Rates & { peakBits: number; fingerprint: string; loss: number; torchLoss?: number };

const tolerance = 1e-3;

async function training(native: Native, work: works.TrainingWork, pace: Pace, facts: Facts) {
  const file = native.document(work.id, work.project);
  const layers = work.rows.layers.join(',');
  const answer = await native.call<Trained>('train', file, layers, pace.rounds, pace.slice);
  const { fingerprint, loss, torchLoss } = answer;
  const rates: Rates = answer;
  const [ours, torch, peak] = ['ours', 'torch', 'peak'].map((name) => measured(rates, name));
  const operations = works.operations(work.rows);
  const checks: Check[] = [
    {
      name: `${work.id}: same bits natively`,
      fault: fingerprint === facts[work.id] ? '' : fingerprint,
    },
  ];
  if (torchLoss !== undefined) {
    const isNear = Math.abs(loss - torchLoss) <= tolerance * torchLoss;
    const fault = isNear ? '' : `${loss} is not near ${torchLoss}`;
    checks.push({ name: `${work.id}: loss near that of libtorch`, fault });
  }
  const goal = work.goals.torch ?? null;
  const row: Row = {
    place: 'native',
    id: work.id,
    work: work.name,
    unit: 'examples/s',
    ours: median(ours!.rates),
    operations: median(ours!.rates) * operations,
    peak: median(peak!.rates),
    share: ratio(ours!, peak!) * operations,
    peers:
      torch!.rates.length === 0
        ? []
        : [
            {
              name: 'libtorch',
              rate: median(torch!.rates),
              ratio: ratio(ours!, torch!),
              goal,
            },
          ],
  };
  return { row, checks, narrowPeak: median(rates.narrowPeak ?? []), peakBits: answer.peakBits };
}

export interface NativeResults {
  rows: Row[];
  checks: Check[];
  /** Operations a second with vectors of 128 bits; the rows' own peaks are for `peakBits`. */
  narrowPeak: number;
  peakBits: number;
}

/** `facts` are what WebAssembly came to. */
export async function measureNatively(
  native: Native,
  engine: Engine,
  pace: Pace,
  facts: Facts,
  restartCount: number,
): Promise<NativeResults> {
  const results: NativeResults = { rows: [], checks: [], narrowPeak: 0, peakBits: 0 };
  for (const work of works.trainings) {
    const { row, checks, narrowPeak, peakBits } = await training(native, work, pace, facts);
    results.rows.push(row);
    results.checks.push(...checks);
    results.narrowPeak = narrowPeak;
    results.peakBits = peakBits;
  }
  for (const { id, name, project } of works.restarts) {
    const rates = await native.call<Rates>(
      'restarts',
      native.document(id, project),
      restartCount,
      works.restartEpochs,
    );
    results.rows.push({
      place: 'native',
      id: `restarts-${id}`,
      work: `${restartCount.toLocaleString('en')} restarts of ${name}, all cores`,
      unit: 'restarts/s',
      ours: median(rates.ours ?? []),
      peers: [],
    });
  }
  const { work, resolution, frame } = works.map;
  const file = native.document('map', work.project);
  const maps = await native.call<Rates>('map', file, resolution, pace.rounds, pace.slice);
  const mapsPerSecond = median(maps.ours ?? []);
  results.rows.push({
    place: 'native',
    id: 'map',
    work: work.name,
    unit: 'maps/s',
    ours: mapsPerSecond,
    milliseconds: 1000 / mapsPerSecond,
    millisecondsGoal: frame,
    peers: [],
  });
  for (const { dense, other } of graphPairs(networkReader(engine))) {
    const files = [other, dense].map(({ id, project }) => native.document(id, project));
    const rates = await native.call<Rates>('edges', ...files, pace.rounds, pace.slice);
    results.rows.push({
      place: 'native',
      id: other.id,
      work: `per edge: ${other.name}`,
      unit: 'edges x examples/s',
      ours: median(rates.ours ?? []),
      slowdown: ratio(measured(rates, 'dense'), measured(rates, 'ours')),
      slowdownGoal: edgeGoal,
      peers: [],
    });
  }
  return results;
}

/** What the command line comes to: fingerprints, and the losses of restarts over all cores. */
export async function factsOfCommandLine(
  program: string,
  folder: string,
  engine: Engine,
): Promise<Facts> {
  const cli = new Native(program, folder);
  const facts: Facts = {};
  for (const { id, project } of orderedWorks(engine)) {
    const file = cli.document(`ordered-${id}`, project);
    const answer = await cli.call<{ fingerprint: string }>(
      ...['train', file, '--epochs', factEpochs, '--json'],
    );
    facts[id] = answer.fingerprint;
  }
  for (const { id, project } of works.restarts) {
    const file = cli.document(id, project);
    const answer = await cli.call<{ losses: number[] }>(
      ...['restarts', file, '--count', factRestarts, '--epochs', factEpochs, '--json'],
    );
    facts[id] = hashOf(Float32Array.from(answer.losses));
  }
  return facts;
}
