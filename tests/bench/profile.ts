/** Where the time goes: V8's profiler for WebAssembly in Node, perf for the native program. */

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Native } from './native.js';
import type { Profile } from './results.js';
import * as works from './works.js';

const execute = promisify(execFile);

const least = 0.02;

/** Self time by function, the small ones together. */
function partsOf(times: ReadonlyMap<string, number>): Profile['parts'] {
  const sum = [...times.values()].reduce((a, b) => a + b, 0);
  const shares = [...times].map(([name, time]) => ({ name, share: time / sum }));
  const large = shares.filter(({ share }) => share >= least).toSorted((a, b) => b.share - a.share);
  const rest = 1 - large.reduce((total, { share }) => total + share, 0);
  return rest < 0.005 ? large : [...large, { name: 'all others', share: rest }];
}

/** Without arguments and the names that everything of ours has. */
function shortName(name: string): string {
  const asked = /\basked<&?\(?([\w:]+)/.exec(name)?.[1];
  return (asked ?? name)
    .replaceAll('(anonymous namespace)::', '')
    .replace(/ ?\[clone[^\]]*\]/g, '')
    .replace(/(?<=[\w>])\((?!\)).*$/, '')
    .replaceAll('edgewise::', '')
    .replace(/^(?:void|bool|auto|float) (?=\w)/, '')
    .trim()
    .slice(0, 60);
}

/** Names of the module's functions by number, as the linker noted them; the build strips them. */
async function symbolsOf(file: string): Promise<Map<string, string>> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const pairs = lines.map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1),
  ]);
  try {
    const { stdout } = await execute(
      'c++filt',
      pairs.map(([, name = '']) => unescaped(name)),
    );
    return new Map(
      stdout
        .trimEnd()
        .split('\n')
        .map((name, k) => [pairs[k]![0]!, shortName(name)]),
    );
  } catch {
    return new Map(pairs.map(([index = '', name = '']) => [index, name]));
  }
}

/** wasm-opt writes what is no letter or digit as a backslash and two digits. */
const unescaped = (name: string) =>
  name.replaceAll(/\\([0-9a-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

export interface Watched {
  /** profile.js of the bundles, the package's address, and the linker's list of symbols. */
  script: string;
  address: string;
  symbols: string;
  milliseconds: number;
}

async function inNode(work: works.TrainingWork, watched: Watched): Promise<Profile> {
  const { script, address, milliseconds } = watched;
  const args = [script, work.id, String(milliseconds), address];
  const { stdout } = await execute(process.execPath, args, { maxBuffer: 2 ** 28 });
  const profile = JSON.parse(stdout) as CpuProfile;
  const symbols = await symbolsOf(watched.symbols);
  const numberOf = (name: string) => /^wasm-function\[(\d+)\]$/.exec(name)?.[1];
  // The core has many functions; what it writes for a network has a few, and an address of its own.
  const highest = profile.nodes.toSorted(
    (a, b) =>
      Number(numberOf(b.callFrame.functionName) ?? -1) -
      Number(numberOf(a.callFrame.functionName) ?? -1),
  )[0]?.callFrame.url;
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url } }) => {
      const number = numberOf(functionName);
      if (!url.startsWith('wasm:')) return [id, 'JavaScript'];
      if (url !== highest) return [id, 'straight-line code'];
      return [id, symbols.get(number ?? '') ?? functionName];
    }),
  );
  const times = new Map<string, number>();
  profile.samples.forEach((id, k) => {
    const name = names.get(id) ?? 'JavaScript';
    times.set(name, (times.get(name) ?? 0) + profile.timeDeltas[k]!);
  });
  return { work: work.id, place: 'Node', parts: partsOf(times) };
}

async function withPerf(work: works.TrainingWork, native: Native, count: number): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'edgewise-profile-'));
  try {
    const data = join(folder, 'perf.data');
    const program = native.command('memory', native.document(work.id, work.project), 0, count);
    await execute('perf', ['record', '-q', '-e', 'cpu-clock', '-F', '997', '-o', data, ...program]);
    const format = ['--stdio', '-q', '--no-children', '-F', 'overhead,symbol'];
    const { stdout } = await execute('perf', ['report', '-i', data, ...format]);
    const times = new Map<string, number>();
    for (const [, share = '', symbol = ''] of stdout.matchAll(/^\s*([\d.]+)%\s+\[.\] (.+)$/gm)) {
      const name = shortName(symbol);
      times.set(name, (times.get(name) ?? 0) + Number(share));
    }
    return { work: work.id, place: 'native', parts: partsOf(times) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hasPerf = () =>
  execute('perf', ['record', '-q', '-e', 'cpu-clock', '-o', '/dev/null', 'true']).then(
    () => true,
    () => false,
  );

/** `speed` gives our examples a second natively, so that each work takes about the same time. */
export async function measureProfiles(
  watched: Watched,
  native: Native | null,
  speed: (id: string) => number,
): Promise<Profile[]> {
  const profiles: Profile[] = [];
  const [, second] = works.restarts;
  for (const work of [...works.trainings, ...(second ? [second] : []), works.map.work]) {
    profiles.push(await inNode(work, watched));
  }
  if (native === null || !(await hasPerf())) return profiles;
  for (const work of works.trainings) {
    const rows = work.rows.inputs.length;
    const epochs = Math.ceil(((speed(work.id) / rows) * watched.milliseconds) / 1000);
    profiles.push(await withPerf(work, native, epochs));
  }
  return profiles;
}
