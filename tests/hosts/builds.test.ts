/** Pages that real tools build from the packed package: each trains as Node does, in a worker. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import { chromium } from './chromium.js';
import { expectLesson, trainedInNode } from './lesson.js';
import { Projects, runTool, toolFile } from './projects.js';
import type { Visit, Visitor } from './visitor.js';

let projects: Projects;
let browser: Visitor;
let weights = '';

beforeAll(async () => {
  projects = await Projects.begin('builds');
  browser = await chromium();
  weights = await trainedInNode();
});

afterAll(() => browser.close());

/** Serves a folder as any host of static pages does, for as long as it is visited. */
async function visited(folder: string, check: (visit: Visit) => Promise<void>): Promise<void> {
  const server = await serve({ folder, headers: {} });
  const visit = await browser.open(server.url);
  try {
    await check(visit);
  } finally {
    await visit.close();
    await server.close();
  }
}

const expectBuilt = (folder: string) => visited(folder, (visit) => expectLesson(visit, weights));

describe('a build of', () => {
  it.each([5, 6, 7, 8])('Vite %i', async (version) => {
    const tool = `vite${String(version)}`;
    const folder = await projects.copy('vite', tool);
    await runTool(folder, toolFile(`${tool}/bin/vite.js`), 'build', '--logLevel', 'warn');
    await expectBuilt(join(folder, 'dist'));
  });

  it('webpack 5', async () => {
    const folder = await projects.copy('webpack');
    await runTool(folder, toolFile('webpack-cli/bin/cli.js'));
    // Its page stands beside `dist`.
    await expectBuilt(folder);
  });

  it.each(['esbuild'])('%s, by its script', async (name) => {
    const folder = await projects.copy(name);
    await runTool(folder, join(folder, 'build.js'));
    await expectBuilt(join(folder, 'dist'));
  });

  it('rollup 4', async () => {
    const folder = await projects.copy('rollup');
    await runTool(folder, toolFile('rollup/dist/bin/rollup'), '--config');
    await expectBuilt(join(folder, 'dist'));
  });

  it('Parcel 2', async () => {
    const folder = await projects.copy('parcel');
    await runTool(folder, toolFile('parcel/lib/bin.js'), 'build', '--no-cache');
    await expectBuilt(join(folder, 'dist'));
  });

  it('Docusaurus 3', async () => {
    const folder = await projects.copy('docusaurus');
    await runTool(folder, toolFile('@docusaurus/core/bin/docusaurus.mjs'), 'build');
    await expectBuilt(join(folder, 'build'));
  });
});
