/** Pages of an author, in which the elements stand, with the files of the package around them. */

import { fileURLToPath } from 'node:url';
import { openSite, type OpenPage, type PageOptions, type Site } from './site.js';

export class Lessons {
  readonly #site: Site;
  readonly open: OpenPage;
  #shown = 0;

  private constructor(site: Site, open: OpenPage) {
    this.#site = site;
    this.open = open;
  }

  static async begin(options: Pick<PageOptions, 'before'> = {}): Promise<Lessons> {
    const site = await openSite(fileURLToPath(new URL('../../../dist/package', import.meta.url)));
    return new Lessons(site, await site.newPage({ path: 'about:blank', ...options }));
  }

  /** Goes to a page that says this; its address. */
  async show(body: string): Promise<string> {
    const { page } = this.open;
    const head =
      '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A lesson</title>';
    await page.unrouteAll();
    await page.route('**/lesson.html*', (route) =>
      route.fulfill({ contentType: 'text/html', body: head + body }),
    );
    // Another address each time: the same one would be no new page.
    const address = `${this.#site.url}lesson.html?part=${String(++this.#shown)}#third`;
    await page.goto(address);
    return address;
  }

  async end(): Promise<void> {
    await this.open.close();
    await this.#site.close();
  }
}
