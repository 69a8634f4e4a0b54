/** What axe-core has to say about a page. The page must be opened with `bypassCSP`. */

import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** Rules of axe-core that the page breaks, each with the elements; of all rules, or of some. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(only ? { runOnly: only } : {})).violations;
  }, rules);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The same in both themes: what colours decide in the dark one, everything in the light one. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark.map((one) => `dark: ${one}`), ...(await violations(page))];
}
