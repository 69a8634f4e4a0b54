/** The cases of tests/cases/own-data.json, uploaded to one page and read as their owners mean it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../wasm/src/node.js';
import type { Project } from '../../wasm/src/project.js';
import { bytesOf, cases, says, type Case, type Check } from '../cases/cases.js';
import { readingFaults, type Read } from '../cases/table-checks.js';
import { PlaygroundPage } from './support/playground.js';
import { openSite, type OpenPage, type Site } from './support/site.js';

let site: Site;
let engine: Engine;
let open: OpenPage;
let playground: PlaygroundPage;

beforeAll(async () => {
  site = await openSite();
  engine = await createEngine();
  open = await site.newPage();
  playground = await new PlaygroundPage(open.page).ready();
});

afterAll(() => site.close());

type Arrived = { project: Project } | { fault: string };

/** Uploads a file under a name that no other case has, and waits for what comes of it. */
async function upload(item: Case, place: number): Promise<Arrived> {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(item.name ?? '') ?? [];
  const title = `${stem} ${place}`;
  await playground.upload.setInputFiles({
    name: `${title}${ending}`,
    mimeType: 'text/csv',
    buffer: Buffer.from(bytesOf(item)),
  });
  let arrived: Arrived | null = null;
  await expect
    .poll(async () => {
      const project = await playground.keptNow();
      if (project?.title === title) arrived = { project };
      // Of a refused file, its own fault names it or tells of its lines; that of the one before is gone.
      else if (await playground.dataFault.isVisible()) {
        arrived = { fault: await playground.dataFault.innerText() };
      }
      return arrived !== null;
    })
    .toBe(true);
  return arrived as unknown as Arrived;
}

/** Back to data that are right, so that no fault of an earlier file is left to be seen. */
async function clean(): Promise<void> {
  await playground.dataSet.selectOption('circle');
  await expect.poll(() => playground.dataFault.isVisible()).toBe(false);
}

/** The table that the page holds, with the roles that the core gives its columns. */
function readOf(project: Project): Read {
  const columns = engine.open(project).data?.columns ?? [];
  const named = (wanted: string) =>
    columns.filter(({ role }) => role === wanted).map(({ name }) => name);
  return {
    table: project.data?.table ?? { columns: [] },
    inputs: named('input'),
    targets: named('target'),
  };
}

function networkFaults({ network, training }: Project, wanted: Check['network']): string[] {
  const { layers = [], output } = network as { layers?: number[]; output?: string };
  const is = { outputs: layers.at(-1), output, loss: training?.loss };
  return JSON.stringify(is) === JSON.stringify(wanted) ? [] : [JSON.stringify(is)];
}

function splitFaults(project: Project, check: Check): string[] {
  const { train = 0, test = 0 } = engine.open(project).data?.rows ?? {};
  const isRight =
    train + test >= (check.kept?.atLeast ?? 0) &&
    (!check.split || (train === check.split.train && test === check.split.test));
  return isRight ? [] : [`${train} rows train and ${test} test`];
}

function faultsOf(arrived: Arrived, check: Check): string[] {
  const { anyOf, refused, ...rest } = check;
  if (anyOf) {
    const ways = anyOf.map((way) => faultsOf(arrived, way));
    const isMet = ways.some((faults) => faults.length === 0);
    const others = Object.keys(rest).length > 0 ? faultsOf(arrived, rest) : [];
    return [...(isMet ? [] : ways.flat()), ...others];
  }
  if ('fault' in arrived) {
    if (!refused) return [`it is refused: ${arrived.fault}`];
    return says(arrived.fault, refused.says) ? [] : [`the refusal is "${arrived.fault}"`];
  }
  if (refused) return ['it is read instead of being refused'];
  const { project } = arrived;
  const read = readOf(project);
  return Object.entries(rest).flatMap(([name, value]) => {
    const key = name as keyof Check;
    if (key === 'network') return networkFaults(project, check.network);
    if (key === 'split' || key === 'kept') return splitFaults(project, check);
    // How it trains is tested in Node, with the same core.
    return readingFaults(read, key, value) ?? [];
  });
}

describe('files', () => {
  const files = cases.filter(({ check, runs }) => check !== undefined && runs.includes('page'));
  it.each(files.map((item, place) => ({ ...item, place })))('$id', async (item) => {
    const arrived = await upload(item, item.place);
    if ('fault' in arrived) await clean();
    const faults = faultsOf(arrived, item.check ?? {});
    expect(faults).toEqual([]);
  });
});

it('logs no error on the way', () => {
  expect(open.watch.errors).toEqual([]);
});
