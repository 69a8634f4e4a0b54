/**
 * Pages that tests have left, for tests to come: a new one costs its browser context, its process, and all files
 * fetched and compiled anew, five times what the page itself costs. What a test can leave behind goes with it:
 * storage, history, handlers, what was emulated. Where the first visit is what matters, ask for a page `alone`.
 */

import type {
  Browser,
  BrowserContextOptions,
  CDPSession,
  Page,
  ViewportSize,
} from 'playwright-core';

export interface Kind extends BrowserContextOptions {
  viewport: ViewportSize;
  /** Run in the page before anything of its own, at every load. */
  scripts: readonly (() => void)[];
}

interface Kept {
  page: Page;
  session: CDPSession;
}

const playwrightTimeout = 30_000;

export class Pages {
  readonly #browser: Browser;
  /** A document of the site that runs nothing. */
  readonly #quiet: string;
  readonly #kept = new Map<string, Kept[]>();

  constructor(browser: Browser, quiet: string) {
    this.#browser = browser;
    this.#quiet = quiet;
  }

  /** A page that has gone nowhere yet, and what to do with it in the end. */
  async take(kind: Kind, alone: boolean): Promise<{ page: Page; leave: () => Promise<void> }> {
    const { scripts, ...options } = kind;
    if (alone) {
      const page = await this.#make(kind);
      return { page, leave: () => page.context().close() };
    }
    const name = JSON.stringify([options, scripts.map(String)]);
    const left = this.#kept.get(name) ?? [];
    this.#kept.set(name, left);
    let one = left.pop();
    if (!one) {
      const page = await this.#make(kind);
      one = { page, session: await page.context().newCDPSession(page) };
    }
    const { page, session } = one;
    const leave = async () => {
      if (page.isClosed()) return;
      try {
        await this.#empty({ page, session }, kind);
        left.push({ page, session });
      } catch {
        await page.context().close();
      }
    };
    return { page, leave };
  }

  async #make({ scripts, ...options }: Kind): Promise<Page> {
    const context = await this.#browser.newContext(options);
    for (const script of scripts) await context.addInitScript(script);
    return context.newPage();
  }

  async #empty({ page, session }: Kept, { viewport, colorScheme, reducedMotion }: Kind) {
    const context = page.context();
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.unrouteAll({ behavior: 'wait' });
    await context.setOffline(false);
    // The page keeps its project when it is left, so it is left first.
    await page.goto(this.#quiet);
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await session.send('Page.resetNavigationHistory');
    await page.emulateMedia({
      colorScheme: colorScheme ?? 'light',
      reducedMotion: reducedMotion ?? null,
    });
    await page.setViewportSize(viewport);
    await page.mouse.move(0, 0);
    page.setDefaultTimeout(playwrightTimeout);
  }
}
