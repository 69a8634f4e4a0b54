/** The system's Firefox, by WebDriver BiDi. Its driver is installed with the other tools of the hosts. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findFirefox } from '../../.tools/lib/find.mjs';
import { hostsFolder } from '../../.tools/lib/paths.mjs';
import type { Visitor } from './visitor.js';

/** So much of puppeteer-core as is used here. */
interface Puppeteer {
  launch: (options: object) => Promise<{
    newPage(): Promise<{
      goto(url: string): Promise<unknown>;
      evaluate(question: unknown, given: unknown): Promise<unknown>;
      close(): Promise<void>;
    }>;
    close(): Promise<void>;
  }>;
}

export async function firefox(): Promise<Visitor> {
  const entry = join(
    hostsFolder,
    'node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js',
  );
  const { launch } = (await import(pathToFileURL(entry).href)) as Puppeteer;
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
  });
  return {
    name: 'Firefox',
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return {
        ask: (question, given) => page.evaluate(question, given) as never,
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
