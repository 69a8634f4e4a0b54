import { launchBrowser } from '../e2e/support/browser.js';
import type { Visitor } from './visitor.js';

export async function chromium(): Promise<Visitor> {
  const browser = await launchBrowser();
  return {
    name: 'Chromium',
    open: async (url) => {
      const page = await browser.newPage();
      const answer = await page.goto(url);
      if (answer && answer.status() >= 400) throw new Error(`No page at ${url}`);
      return {
        ask: (question, given) => page.evaluate(question as never, given) as never,
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
