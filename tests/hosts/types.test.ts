/** The package's types in the projects of others: older and newer compilers, and settings without a browser. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { tool } from '../../.tools/lib/paths.mjs';
import { execute } from '../consumers/installed.js';
import { Projects, toolFile } from './projects.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** By the name that vitest shows. */
const compilers = {
  'TypeScript 5': tool('typescript/bin/tsc'),
  'TypeScript 7': toolFile('typescript/bin/tsc'),
};

/** A project that is a file of its own, as an author has it. */
const json = `{
  "edgewise": 1,
  "network": { "layers": [1, 1], "hidden": "tanh" },
  "data": { "table": { "columns": [{ "name": "x", "values": [0, 1] }] } }
}`;

const program = `import { createClient, createEngine, parseCsv, toLink } from 'edgewise';
import project from './project.json';

export async function loss(): Promise<number | null> {
  const engine = await createEngine();
  const session = engine.open(project);
  const client = createClient();
  await client.open(project);
  const { data } = await parseCsv('x,y\\n0,0\\n');
  engine.suggest(data);
  return toLink(project).length > 0 ? session.train({ epochs: 1 }).trainLoss : null;
}
`;

const lesson = `import 'edgewise/element';
import { connect } from 'edgewise/connect';
import project from './project.json';

export async function lesson(): Promise<number> {
  const playground = document.createElement('edgewise-playground');
  playground.project = project;
  const framed = await connect(document.querySelector('iframe')!, { timeout: 1000 });
  framed.addEventListener('edgewise-metrics', () => undefined);
  const metrics = await framed.step({ epochs: 1 });
  return metrics?.epoch ?? 0;
}
`;

let folder = '';

beforeAll(async () => {
  const projects = await Projects.begin('types');
  folder = join(projects.folder, 'course');
  await mkdir(folder);
  await cp(at('../consumers/consumer.ts.txt'), join(folder, 'consumer.ts'));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  await writeFile(join(folder, 'project.json'), json);
  await writeFile(join(folder, 'program.ts'), program);
  await writeFile(join(folder, 'lesson.ts'), lesson);
});

/** What the compiler says of some files. */
async function said(compiler: string, files: string[], settings: object): Promise<string> {
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        target: 'es2022',
        resolveJsonModule: true,
        types: [],
        ...settings,
      },
      files,
    }),
  );
  const { stdout } = await execute(process.execPath, [compiler, '--project', folder], {
    cwd: folder,
  }).catch((error: unknown) => error as { stdout: string });
  return stdout;
}

const inBrowsers = { lib: ['es2023', 'dom', 'dom.iterable'] };

describe.each(Object.entries(compilers))('%s', (_, compiler) => {
  it.each([
    { module: 'esnext', moduleResolution: 'bundler' },
    { module: 'nodenext', moduleResolution: 'nodenext' },
  ])('$moduleResolution', async (settings) => {
    const files = ['consumer.ts', 'lesson.ts'];
    const node = settings.moduleResolution === 'nodenext';
    // There, JSON is imported with its type said.
    if (node) files.pop();
    expect(await said(compiler, files, { ...settings, ...inBrowsers })).toBe('');
  });

  it.each([
    ['no types of any surroundings', { types: [] }],
    ['the types of Node', { types: ['node'], typeRoots: [tool('@types')] }],
  ])('without `dom`, with %s', async (__, surroundings) => {
    const settings = { module: 'esnext', moduleResolution: 'bundler', lib: ['es2023'] };
    expect(await said(compiler, ['program.ts'], { ...settings, ...surroundings })).toBe('');
  });
});

describe('TypeScript 5', () => {
  const compiler = compilers['TypeScript 5'];

  it.each([
    { module: 'node16', moduleResolution: 'node16' },
    { module: 'esnext', moduleResolution: 'node10', esModuleInterop: true },
  ])('$moduleResolution', async (settings) => {
    const files = settings.module === 'node16' ? ['consumer.ts'] : ['consumer.ts', 'lesson.ts'];
    expect(await said(compiler, files, { ...settings, ...inBrowsers })).toBe('');
  });
});
