/** Pages without a bundler: as files of a server, from another origin, in slides, around an iframe. */

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';
import { site } from '../../.tools/lib/paths.mjs';
import type { ConnectedPlayground } from '../../web/src/connect.js';
import { chromium } from './chromium.js';
import { firefox } from './firefox.js';
import { expectLesson, trainedInNode } from './lesson.js';
import { Projects, runTool, toolFile } from './projects.js';
import type { Visit, Visitor } from './visitor.js';
import { webkit } from './webkit.js';

declare global {
  interface Window {
    playground?: ConnectedPlayground;
  }
}

type Server = Awaited<ReturnType<typeof serve>>;

let projects: Projects;
let weights = '';
/** Of the project's folders; of the package, for any page; of the page with its iframe's. */
let pages: Server;
let files: Server;
let frames: Server;

beforeAll(async () => {
  projects = await Projects.begin('pages');
  weights = await trainedInNode();
  const plain = await projects.copy('plain');
  await cp(projects.files, join(plain, 'edgewise'), { recursive: true });
  files = await serve({ folder: projects.files, headers: { 'Access-Control-Allow-Origin': '*' } });
  const html = await readFile(join(plain, 'index.html'), 'utf8');
  await writeFile(join(plain, 'cdn.html'), html.replaceAll('./edgewise/', files.url));
  const vite = await projects.copy('vite');
  await runTool(vite, toolFile('vite8/bin/vite.js'), 'build', '--logLevel', 'warn');
  const iframe = await projects.copy('iframe');
  await cp(projects.files, join(iframe, 'edgewise'), { recursive: true });
  const reveal = await projects.copy('reveal');
  await cp(projects.files, join(reveal, 'edgewise'), { recursive: true });
  await cp(toolFile('reveal.js/dist'), join(reveal, 'reveal.js'), { recursive: true });
  pages = await serve({ folder: projects.folder, headers: {} });
  // As with most hosts of static pages, any page may read them.
  frames = await serve({ folder: site, headers: { 'Access-Control-Allow-Origin': '*' } });
});

afterAll(async () => {
  for (const server of [pages, files, frames]) await server.close();
});

/** What the playground in the page's iframe has learnt after three epochs. */
const trainedInFrame = (visit: Visit): Promise<string | undefined> =>
  visit.ask(async () => {
    const { playground } = window;
    await playground?.step({ epochs: 3 });
    return (await playground?.save())?.weights;
  });

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
  ['WebKit', webkit],
])('in %s', (_, launch) => {
  let browser: Visitor;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  async function visited(path: string, check: (visit: Visit) => Promise<void>): Promise<void> {
    const visit = await browser.open(pages.url + path);
    try {
      await check(visit);
    } finally {
      await visit.close();
    }
  }

  it.each([
    ['plain HTML', 'plain/index.html'],
    ['the package on a second origin', 'plain/cdn.html'],
    ['a build of Vite 8', 'vite/dist/index.html'],
  ])('%s', async (__, path) => {
    await visited(path, (visit) => expectLesson(visit, weights));
  });

  it.each(['', '&sandbox=allow-scripts'])('an iframe of another origin%s', async (sandbox) => {
    const address = `iframe/index.html?site=${encodeURIComponent(frames.url)}${sandbox}`;
    await visited(address, async (visit) => {
      await expect.poll(() => visit.ask(() => 'playground' in window)).toBe(true);
      expect(await trainedInFrame(visit)).toBe(weights);
      const epoch = () => visit.ask(() => document.querySelector('#epoch')?.textContent);
      await expect.poll(epoch).toBe('3');
      const height = () => visit.ask(() => document.querySelector('iframe')?.clientHeight ?? 0);
      await expect.poll(height).toBeGreaterThan(300);
    });
  });

  it('slides of reveal.js', async () => {
    await visited('reveal/index.html', (visit) => expectLesson(visit, weights));
  });
});
