/**
 * The built site, served with its content security policy, and a browser to open it in.
 *
 *     const site = await openSite();          // in beforeAll
 *     const { page, watch } = await site.newPage({ viewport: wide });
 *     await site.close();                     // in afterAll
 */

import type { Page, ViewportSize } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { serve } from '../../../.tools/serve.mjs';
import { launchBrowser } from './browser.js';
import { Pages, type Kind } from './pages.js';
import { watchPage, type Watch } from './watch.js';

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 375, height: 812 };

export interface OpenPage {
  page: Page;
  watch: Watch;
  /** The test is over; without it, the page stays until the site is closed. */
  readonly close: () => Promise<void>;
}

export interface PageOptions extends Omit<Kind, 'viewport' | 'scripts'> {
  viewport?: ViewportSize;
  path?: string;
  /** Run in the page before anything of its own, at every load. */
  before?: () => void;
  /** In a browser context that no test has used: nothing was fetched before. */
  alone?: boolean;
}

export interface Site {
  readonly url: string;
  /** A page with storage of its own, at the site's address unless `path` says otherwise. */
  readonly newPage: (options?: PageOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

/** When the present test fails, tells what went wrong in the page. */
function reportAtFailure({ errors }: Watch): void {
  try {
    onTestFailed(() => {
      for (const error of errors) console.error(error);
    });
  } catch {
    // A page that several tests share is opened before any of them.
  }
}

interface Served {
  readonly url: string;
  readonly pages: Pages;
  readonly end: () => Promise<void>;
}

async function serveSite(folder?: string): Promise<Served> {
  const server = await serve(folder === undefined ? {} : { folder });
  const browser = await launchBrowser();
  return {
    url: server.url,
    pages: new Pages(browser, new URL('files.json', server.url).href),
    end: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** The built site for all files that one worker runs, and its browser, which ends with the worker. */
let built: Promise<Served> | undefined;

/** @param folder what to serve; the built site when absent */
export async function openSite(folder?: string): Promise<Site> {
  const isBuilt = folder === undefined;
  const { url, pages, end } = await (isBuilt ? (built ??= serveSite()) : serveSite(folder));
  const open = new Set<() => Promise<void>>();
  return {
    url,
    newPage: async ({ path = '', before, alone = false, ...options } = {}) => {
      const scripts = before ? [before] : [];
      const { page, leave } = await pages.take({ viewport: wide, scripts, ...options }, alone);
      const watch = watchPage(page);
      const close = () => {
        open.delete(close);
        watch.stop();
        return leave();
      };
      open.add(close);
      await page.goto(new URL(path, url).href);
      reportAtFailure(watch);
      return { page, watch, close };
    },
    close: async () => {
      await Promise.all([...open].map((close) => close()));
      if (!isBuilt) await end();
    },
  };
}
