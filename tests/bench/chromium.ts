/** Opens Chromium on a page that serves nothing but the package and the benchmarks. */

import { serve } from '../../.tools/serve.mjs';
import { launchBrowser } from '../e2e/support/browser.js';
import type { Facts } from './facts.js';
import type { Pace } from './measure.js';
import type { Row } from './results.js';

export interface ChromiumPage {
  version: string;
  facts(): Promise<Facts>;
  measure(pace: Pace, restarts: { ours: number; peer: number }): Promise<Row[]>;
  close(): Promise<void>;
}

/** `folder` holds page.js and, below package/, the package. */
export async function openChromium(folder: string): Promise<ChromiumPage> {
  const browser = await launchBrowser();
  const server = await serve({ folder });
  const page = await browser.newPage();
  await page.goto(new URL('package/licenses.md', server.url).href);
  // As text: a function would be compiled for Node, and its import with it.
  const call = (name: string, ...args: unknown[]) =>
    page.evaluate<unknown>(
      `import('/page.js').then((page) => page.${name}(...${JSON.stringify(args)}))`,
    );
  return {
    version: browser.version(),
    facts: () => call('facts') as Promise<Facts>,
    measure: (...args) => call('measure', ...args) as Promise<Row[]>,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
