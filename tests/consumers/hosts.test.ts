/** The installed package in the pages of others: each trains there as it does in Node, bit for bit. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import webpack from 'webpack';
import { serve } from '../../.tools/serve.mjs';
import type * as Entry from '../../wasm/src/index.js';
import { createEngine } from '../../wasm/src/node.js';
import type { Project } from '../../wasm/src/project.js';
import type { EdgewisePlayground, EdgewiseSession } from '../../web/src/tags/public.js';
import { launchBrowser } from '../e2e/support/browser.js';
import { install, type Installed } from './installed.js';

const project: Project = {
  edgewise: 1,
  network: { layers: [2, 3, 1] },
  data: { generator: { name: 'circle', samples: 40, seed: 1 } },
};

let consumer: Installed;
let browser: Browser;
let weights = '';
const servers: Awaited<ReturnType<typeof serve>>[] = [];

const document = (script: string) => `<!doctype html><meta charset="utf-8"><title>A host</title>
<edgewise-playground show="network output">
<script type="application/json">${JSON.stringify(project)}</script>
</edgewise-playground>${script}`;

beforeAll(async () => {
  consumer = await install();
  browser = await launchBrowser();
  const session = (await createEngine()).open(project);
  session.train({ epochs: 3 });
  weights = session.save().weights ?? '';
});

afterAll(async () => {
  await browser.close();
  for (const server of servers) await server.close();
  await consumer.remove();
});

/** Its files go to any origin. @param policy of every answer */
async function hosted(folder: string, policy?: string): Promise<string> {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    ...(policy !== undefined && { 'Content-Security-Policy': policy }),
  };
  const server = await serve({ folder, headers });
  servers.push(server);
  return server.url;
}

/** Opens a page, trains three epochs in its element, and tells the weights and where they were computed. */
async function trained(url: string) {
  const page = await browser.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  const told = await page.evaluate(async () => {
    await customElements.whenDefined('edgewise-playground');
    const element = window.document.querySelector<EdgewisePlayground>('edgewise-playground');
    await element?.step({ epochs: 3 });
    return (await element?.save())?.weights;
  });
  expect(errors).toEqual([]);
  return { page, requests, told, workers: page.workers().map((worker) => worker.url()) };
}

async function fileFor(name: string, script: string): Promise<string> {
  await writeFile(join(consumer.folder, name), document(script));
  return name;
}

const fromPackage = (folder = 'node_modules/edgewise/') =>
  `<script type="module" src="${folder}element.js"></script>`;

it('plain HTML', async () => {
  const url = await hosted(consumer.folder);
  const { page, told, workers } = await trained(url + (await fileFor('plain.html', fromPackage())));
  expect(told).toBe(weights);
  expect(workers).toEqual([`${url}node_modules/edgewise/worker.js`]);
  await page.close();
});

it('a page under a strict policy', async () => {
  const policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
  const url = await hosted(consumer.folder, policy);
  const { page, told, workers } = await trained(
    url + (await fileFor('strict.html', fromPackage())),
  );
  expect(told).toBe(weights);
  expect(workers).toHaveLength(1);
  await page.close();
});

it('from another origin, in a worker from a Blob', async () => {
  const cdn = await hosted(consumer.files);
  const url = await hosted(consumer.folder);
  const { page, told, workers } = await trained(
    url + (await fileFor('cdn.html', fromPackage(cdn))),
  );
  expect(told).toBe(weights);
  expect(workers.map((address) => address.slice(0, 5))).toEqual(['blob:']);
  await page.close();
});

it('a file without a server, with the one script', async () => {
  const script = '<script src="node_modules/edgewise/edgewise-element.global.js"></script>';
  const name = await fileFor('file.html', script);
  const { page, told, workers } = await trained(pathToFileURL(join(consumer.folder, name)).href);
  expect(told).toBe(weights);
  expect(workers).toHaveLength(1);
  await page.close();
});

it('Vite', async () => {
  const root = join(consumer.folder, 'vite');
  await mkdir(root);
  await writeFile(join(root, 'main.js'), "import 'edgewise/element';\n");
  await writeFile(
    join(root, 'index.html'),
    document('<script type="module" src="./main.js"></script>'),
  );
  await build({ root, logLevel: 'error', build: { reportCompressedSize: false } });
  const url = await hosted(join(root, 'dist'));
  const { page, told, workers } = await trained(`${url}index.html`);
  expect(told).toBe(weights);
  expect(workers).toHaveLength(1);
  await page.close();
});

it('webpack 5', async () => {
  const root = join(consumer.folder, 'webpack');
  await mkdir(root);
  await writeFile(join(root, 'main.js'), "import 'edgewise/element';\n");
  await new Promise<void>((done, fail) => {
    webpack(
      {
        mode: 'production',
        context: root,
        entry: './main.js',
        output: { path: join(root, 'dist') },
        optimization: { minimize: false },
        performance: false,
      },
      (error, stats) => {
        if (error) fail(error);
        else if (stats?.hasErrors() === true) fail(new Error(stats.toString('errors-only')));
        else done();
      },
    );
  });
  await writeFile(join(root, 'dist/index.html'), document('<script src="main.js"></script>'));
  const url = await hosted(join(root, 'dist'));
  const { page, told, workers } = await trained(`${url}index.html`);
  expect(told).toBe(weights);
  expect(workers).toHaveLength(1);
  await page.close();
});

it('a bundle in one script, where the module is given; without it, it says so', async () => {
  const entry = join(consumer.files, 'index.js');
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' });
  const file = join(consumer.folder, 'one.js');
  await bundle.write({ file, format: 'iife', name: 'one', codeSplitting: false });
  await cp(join(consumer.files, 'edgewise.wasm'), join(consumer.folder, 'given.wasm'));
  await writeFile(join(consumer.folder, 'one.html'), '<script src="one.js"></script>');
  const page = await browser.newPage();
  await page.goto(`${await hosted(consumer.folder)}one.html`);
  const told = await page.evaluate(async (opened) => {
    const { one } = globalThis as unknown as { one: typeof Entry };
    const client = one.createClient({ wasm: 'given.wasm' });
    await client.open(opened);
    await client.frame({ train: { epochs: 3 } });
    const { weights: found } = await client.save();
    const fault = await one.createEngine().catch((error: unknown) => String(error));
    return { found, fault };
  }, project);
  expect(told.found).toBe(weights);
  expect(told.fault).toMatch(/^EdgewiseError: It is not known where edgewise\.wasm lies/);
  await page.close();
});

/** As many sessions as that, each opened. */
const sessions = (page: Page, count: number) =>
  page.evaluate(
    async ([opened, many]) => {
      const all = Array.from({ length: many }, () => {
        const element = window.document.createElement('edgewise-session') as EdgewiseSession;
        element.project = opened;
        window.document.body.append(element);
        return element;
      });
      await Promise.all(all.map((element) => element.step({ samples: 1 })));
      for (const element of all) element.remove();
    },
    [project, count] as const,
  );

it('ten elements fetch one module, in two parts, and two hundred that were removed leave no worker', async () => {
  const url = await hosted(consumer.folder);
  const { page, requests } = await trained(url + (await fileFor('many.html', fromPackage())));
  // What is drawn of the network asks for the second part.
  const modules = () =>
    requests.filter((address) => address.endsWith('.wasm')).map((file) => file.split('/').at(-1));
  await sessions(page, 9);
  await expect.poll(modules).toEqual(['edgewise.wasm', 'questions.wasm']);
  for (let left = 191; left > 0; left -= 10) await sessions(page, Math.min(10, left));
  // After the time in which one that was removed may be put elsewhere.
  await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(1);
  expect(modules()).toHaveLength(2);
  await page.close();
}, 60_000);
