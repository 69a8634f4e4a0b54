/** Vite's development server: with the one line it needs, and what the element says without it. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from './chromium.js';
import { expectLesson, saidIn, trainedInNode } from './lesson.js';
import { Projects, toolFile } from './projects.js';
import type { Visit, Visitor } from './visitor.js';

let projects: Projects;
let browser: Visitor;
let weights = '';

beforeAll(async () => {
  projects = await Projects.begin('dev-server');
  browser = await chromium();
  weights = await trainedInNode();
});

afterAll(() => browser.close());

/** Where a started server says that it is. */
function addressOf(server: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      output += String(text);
      const [, address] = /Local:\s+(http\S+)/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', () => {
      reject(new Error(output));
    });
  });
}

async function visited(
  tool: string,
  folder: string,
  check: (visit: Visit) => Promise<void>,
): Promise<void> {
  const server = spawn(process.execPath, [toolFile(`${tool}/bin/vite.js`), '--port', '0'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'development' },
  });
  try {
    const visit = await browser.open(await addressOf(server));
    await check(visit);
    await visit.close();
  } finally {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
}

describe.each(['vite5', 'vite6', 'vite7', 'vite8'])('the development server of %s', (tool) => {
  it('trains where it leaves the package as it is', async () => {
    const folder = await projects.copy('vite', tool);
    await visited(tool, folder, (visit) => expectLesson(visit, weights));
  });

  it('without being told to, trains or has the element say what to set', async () => {
    const folder = await projects.copy('vite', `${tool}-alone`);
    await rm(join(folder, 'vite.config.js'));
    await visited(tool, folder, async (visit) => {
      // From Vite 8 on, what a package has beside its code is found as well.
      if (tool === 'vite8') {
        await expectLesson(visit, weights);
        return;
      }
      await expect.poll(() => saidIn(visit)).toContain("optimizeDeps: { exclude: ['edgewise'] }");
    });
  });
});
