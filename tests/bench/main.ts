/** The whole of the benchmarks, in Node: checks of every result, then the measuring. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, machine as architecture, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Engine } from '../../wasm/src/node.js';
import { runChecks, sameFacts, type Check } from './checks.js';
import { openChromium } from './chromium.js';
import { measureCommand, type CommandResults } from './command.js';
import type { Facts } from './facts.js';
import { measureGrowth } from './growth.js';
import { largeGoal, largeTraining, manyRestarts } from './memory-works.js';
import { Native, factsOfCommandLine, measureNatively } from './native.js';
import { measureProfiles } from './profile.js';
import { nodePool, objectGraph, peerKinds } from './node-peers.js';
import { commandTables } from './report.js';
import type { Memory, Results, Row } from './results.js';
import { measureSite } from './site.js';
import { runSuite } from './suite.js';

export { growthPlot } from './plot.js';
export { asText, markdownOf, pageNote, pageTables, tablesOf, turnsTable } from './report.js';
export { measureSite, measureSitesInTurns } from './site.js';
export type { Check } from './checks.js';
export type { Results } from './results.js';

const execute = promisify(execFile);

/** Where things are that were built before; null for what is not there. */
export interface Places {
  /** Served to Chromium: the bundles, and the package below package/. */
  code: string;
  /** For documents that other programs read. */
  documents: string;
  /** Where the peers of npm are installed. */
  peers: string | null;
  commandLine: string | null;
  native: string | null;
  nativeWithTorch: string | null;
  /** A Python that has scikit-learn, and what it does. */
  python: string | null;
  script: string;
  mpirun: string | null;
  /** The linker's list of the module's functions. */
  symbols: string;
  /** The built page. */
  site: string;
  /** The built package. */
  elements: string;
  hasChromium: boolean;
}

const say = (text: string) => {
  console.log(text);
};

interface EdgewisePackage {
  createEngine: () => Promise<Engine>;
}

const addressOf = ({ code }: Places) => pathToFileURL(join(code, 'package/node.js')).href;

async function engineOf(places: Places): Promise<Engine> {
  const { createEngine } = (await import(addressOf(places))) as EdgewisePackage;
  return createEngine();
}

/** Every work's result, between all places that are at hand. */
export async function check(places: Places): Promise<{ checks: Check[]; facts: Facts }> {
  const engine = await engineOf(places);
  const kinds = places.peers === null ? [objectGraph] : await peerKinds(places.peers);
  const { checks, facts } = await runChecks(engine, kinds);
  if (places.commandLine !== null) {
    const native = await factsOfCommandLine(places.commandLine, places.documents, engine);
    checks.push(...sameFacts('natively', facts, native));
  }
  if (places.hasChromium) {
    const page = await openChromium(places.code);
    checks.push(...sameFacts('in Chromium', facts, await page.facts()));
    await page.close();
  }
  return { checks, facts };
}

/** In a process of its own, which nothing else has filled. */
async function memoryOf(places: Places, work: string) {
  const script = join(places.code, 'memory.js');
  const { stdout } = await execute(process.execPath, [script, work, addressOf(places)]);
  return JSON.parse(stdout) as { heap: number; growth: number };
}

async function measureMemory(places: Places): Promise<Memory[]> {
  const cores = availableParallelism();
  const starts = '10,000 restarts of 2-4-2-1';
  const rows = '784-128-10 on 10,000 rows';
  const one = await memoryOf(places, '0');
  const pool = await memoryOf(places, String(cores));
  const large = await memoryOf(places, 'training');
  const memory: Memory[] = [
    { work: starts, what: 'WebAssembly memory, one thread', megabytes: one.heap, goal: 64 },
    {
      work: starts,
      what: `growth of the Node process, ${cores} threads`,
      megabytes: pool.growth,
      goal: null,
    },
    { work: rows, what: 'WebAssembly memory', megabytes: large.heap, goal: largeGoal },
  ];
  if (places.native === null) return memory;
  const native = new Native(places.native, places.documents);
  const { project, count, epochs } = manyRestarts;
  const small = native.document('memory', project);
  const big = native.document('memory-large', largeTraining());
  const ask = (file: string, many: number, each: number) =>
    native.call<{ megabytes: number }>('memory', file, many, each);
  memory.push(
    {
      work: starts,
      what: 'native process, all cores',
      ...(await ask(small, count, epochs)),
      goal: manyRestarts.goal,
    },
    { work: rows, what: 'native process', ...(await ask(big, 0, 1)), goal: largeGoal },
  );
  return memory;
}

export function machine(): Results['machine'] {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${architecture()}`,
  };
}

/** Nothing where it was not built. */
function commandOf(places: Places, isQuick: boolean): Promise<CommandResults> {
  const { commandLine, native, documents } = places;
  if (commandLine === null || native === null) {
    return Promise.resolve({ figures: [], manyRanks: [], checks: [], left: [] });
  }
  return measureCommand(
    { ...places, command: commandLine, native: new Native(native, documents), folder: documents },
    isQuick,
  );
}

/** The command alone. */
export async function measureCommandAlone(places: Places, isQuick: boolean) {
  const { figures, manyRanks, checks, left } = await commandOf(places, isQuick);
  return { tables: commandTables({ command: figures, manyRanks }), checks, left };
}

const gigaflops = (value: number) => `${(value / 1e9).toFixed(1)} GFLOP/s`;

/** Measures everything. `isQuick` only shows that it runs: its figures mean nothing. */
export async function measure(
  places: Places,
  facts: Facts,
  isQuick: boolean,
  versions: Record<string, string>,
): Promise<{ results: Results; checks: Check[] }> {
  const pace = isQuick ? { rounds: 1, slice: 5 } : { rounds: 9, slice: 200 };
  const restarts = isQuick ? { ours: 8, peer: 8 } : { ours: 1000, peer: 60 };
  const engine = await engineOf(places);
  const left: string[] = [];
  const checks: Check[] = [];
  const rows: Row[] = [];
  const onRow = (row: Row) => {
    say(`  ${row.work}`);
  };

  say('- In Node');
  const pool = nodePool(places.code, availableParallelism());
  const kinds = places.peers === null ? [objectGraph] : await peerKinds(places.peers);
  if (places.peers === null) left.push('ConvNetJS and TensorFlow.js are not installed here.');
  rows.push(...(await runSuite({ name: 'Node', engine, kinds, pool, pace, restarts, onRow })));
  pool.end();

  say('- In Chromium');
  if (places.hasChromium) {
    const page = await openChromium(places.code);
    versions.Chromium = page.version;
    rows.push(...(await page.measure(pace, restarts)));
    await page.close();
  } else {
    left.push('There is no Chromium here.');
  }

  say('- Natively');
  const program = places.nativeWithTorch ?? places.native;
  if (program !== null) {
    const native = new Native(program, places.documents);
    const answer = await measureNatively(native, engine, pace, facts, restarts.ours);
    rows.push(...answer.rows);
    checks.push(...answer.checks);
    left.push(
      `The native build is for this machine's instructions; its share is of the peak with vectors of ${answer.peakBits} bits. With 128 bits, as in WebAssembly, that is ${gigaflops(answer.narrowPeak)}.`,
    );
  }
  if (places.nativeWithTorch === null) left.push('libtorch is not installed here.');

  say('- The command');
  const whole = await commandOf(places, isQuick);
  checks.push(...whole.checks);
  left.push(...whole.left);

  say('- Memory');
  const memory = await measureMemory(places);
  say('- Growth');
  const growth = await measureGrowth(engine, isQuick ? 1 : 60);
  say('- Profiles');
  const profiles = await measureProfiles(
    {
      script: join(places.code, 'profile.js'),
      address: addressOf(places),
      symbols: places.symbols,
      milliseconds: isQuick ? 100 : 2000,
    },
    places.native === null ? null : new Native(places.native, places.documents),
    (id) => rows.find((row) => row.place === 'native' && row.id === id)?.ours ?? 1e4,
  );
  say('- The page');
  const page = places.hasChromium ? await measureSite(places.site, places.elements, isQuick) : null;

  const results: Results = {
    date: new Date().toISOString(),
    machine: machine(),
    versions: { Edgewise: engine.version, Node: process.versions.node, ...versions },
    rows,
    memory,
    command: whole.figures,
    manyRanks: whole.manyRanks,
    growth,
    profiles,
    page,
    left,
  };
  return { results, checks };
}

export const isInstalled = (folder: string) => existsSync(join(folder, 'node_modules'));
