/** Code that is no file of the package any more: one script, blob: and data: modules, CommonJS. */

import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import type * as Entry from '../../wasm/src/index.js';
import { execute } from '../consumers/installed.js';
import { chromium } from './chromium.js';
import { expectWorker, project, saidIn, trainedIn, trainedInNode } from './lesson.js';
import { Projects, runTool, toolFile } from './projects.js';
import type { Visit, Visitor } from './visitor.js';

declare global {
  interface Window {
    edgewise: typeof Entry;
  }
}

let projects: Projects;
let browser: Visitor;
let weights = '';
let folder = '';
let server: Awaited<ReturnType<typeof serve>>;

const esbuild = toolFile('esbuild/bin/esbuild');

beforeAll(async () => {
  projects = await Projects.begin('single-files');
  browser = await chromium();
  weights = await trainedInNode();
  folder = await projects.copy('one-script');
  await cp(join(projects.files, 'edgewise.wasm'), join(folder, 'edgewise.wasm'));
  await writeFile(join(folder, 'empty.html'), '<!doctype html><title>A notebook</title>');
  server = await serve({ folder, headers: {} });
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

const ways = ['blob', 'data'] as const;

const addElement = (visit: Visit) =>
  visit.ask((opened) => {
    const element = document.createElement('edgewise-playground');
    Object.assign(element, { project: opened });
    document.body.append(element);
  }, project);

/** The module of a file, as a notebook has it: from memory, not from its address. */
const importAs = (visit: Visit, file: string, way: 'blob' | 'data') =>
  visit.ask(
    async (given) => {
      const code = await (await fetch(given.file)).text();
      const address =
        given.way === 'blob'
          ? URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
          : `data:text/javascript;charset=utf-8,${encodeURIComponent(code)}`;
      const script = document.createElement('script');
      script.type = 'module';
      script.textContent = `import * as edgewise from ${JSON.stringify(address)};
        Object.assign(window, { edgewise });
        dispatchEvent(new Event('there'));`;
      const there = new Promise((resolve) => {
        addEventListener('there', resolve, { once: true });
      });
      document.head.append(script);
      await there;
    },
    { file, way },
  );

/** One file from an entry of the package. */
async function bundled(entry: string, ...options: string[]): Promise<string> {
  const file = join(folder, 'one.out.js');
  await writeFile(join(folder, 'entry.js'), entry);
  await execute(esbuild, ['entry.js', '--bundle', `--outfile=${file}`, ...options], {
    cwd: folder,
  });
  return 'one.out.js';
}

describe('the tags in one classic script', () => {
  beforeAll(() => runTool(folder, join(folder, 'build.js')));

  const expectTrained = async (visit: Visit) => {
    expect(await trainedIn(visit)).toBe(weights);
    await expectWorker(visit);
    await visit.close();
  };

  it('train from a server', async () => {
    await expectTrained(await browser.open(`${server.url}dist/index.html`));
  });

  it('train from a file', async () => {
    const file = pathToFileURL(join(folder, 'dist/index.html')).href;
    await expectTrained(await browser.open(file));
  });

  it.each(ways)('train from a %s: module', async (way) => {
    const visit = await browser.open(`${server.url}empty.html`);
    await addElement(visit);
    await importAs(visit, 'dist/page.js', way);
    await expectTrained(visit);
  });
});

it('the tags bundled into one script that has nothing beside it say so in the element', async () => {
  const file = await bundled("import 'edgewise/element';", '--format=iife');
  const visit = await browser.open(`${server.url}empty.html`);
  await addElement(visit);
  await importAs(visit, file, 'blob');
  await expect.poll(() => saidIn(visit)).toContain('edgewise-element.global.js');
  await visit.close();
});

/** Trains with the engine's module from where the page says; and what is said where it says nothing. */
const trainedWithModule = (visit: Visit) =>
  visit.ask(async (opened) => {
    const { edgewise } = window;
    const client = edgewise.createClient({ wasm: 'edgewise.wasm' });
    await client.open(opened);
    await client.frame({ train: { epochs: 3 } });
    const { weights: found } = await client.save();
    client.dispose();
    const fault = await edgewise.createEngine().catch((error: unknown) => String(error));
    return { found, fault };
  }, project);

it.each(ways)('the engine trains from a %s: module', async (way) => {
  const file = await bundled("export * from 'edgewise';", '--format=esm');
  const visit = await browser.open(`${server.url}empty.html`);
  await importAs(visit, file, way);
  const { found, fault } = await trainedWithModule(visit);
  expect(found).toBe(weights);
  expect(fault).toMatch(/^EdgewiseError: It is not known where edgewise\.wasm lies/);
  await visit.close();
});

it('the engine trains from one CommonJS file in Node', async () => {
  const options = ['--format=cjs', '--platform=node', '--log-level=error'];
  const file = await bundled("export * from 'edgewise';", ...options);
  await cp(join(folder, file), join(folder, 'one.cjs'));
  await writeFile(
    join(folder, 'run.cjs'),
    `const { createEngine, createClient } = require('./one.cjs');
    const project = ${JSON.stringify(project)};
    (async () => {
      const engine = await createEngine({ wasm: 'edgewise.wasm' });
      const session = engine.open(project);
      session.train({ epochs: 3 });
      const { losses } = await engine.restarts(project, { count: 2, epochs: 1 });
      const client = createClient({ wasm: 'edgewise.wasm' });
      const noThread = await client.open(project).catch(({ message }) => message);
      const noModule = await createEngine().catch(({ message }) => message);
      const { weights } = session.save();
      console.log(JSON.stringify({ weights, count: losses.length, noThread, noModule }));
    })();`,
  );
  const { stdout, stderr } = await execute(process.execPath, ['run.cjs'], { cwd: folder });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    weights,
    count: 2,
    noThread: expect.stringContaining('No thread can be started') as string,
    noModule: expect.stringContaining('It is not known where edgewise.wasm lies') as string,
  });
});
