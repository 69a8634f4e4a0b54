/**
 * The browser's history: what is opened (an idea to try, a data set, a link, a file) is an entry of
 * it, and Back leads to the project as it was left. Entries are remembered here, and in the tab's
 * own storage for a reload; there the oldest give way.
 */

import type { Project } from '../../../wasm/src/project.js';
import type { Playground } from '../session/playground.js';
import { entryKey, entryOf, projectOf, textOf } from './storage.js';

/** More places than these are only remembered as far as the tab's storage reaches. */
const mostEntries = 30;

export class Entries {
  readonly #playground: Playground;
  readonly #projects = new Map<string, Project>();
  #current: string;
  #arrival: Promise<void> = Promise.resolve();
  #isArriving = false;

  /**
   * @param began the entry at which the page was loaded, if it had an id
   * @param link what stood behind the `#` then
   */
  constructor(playground: Playground, began: string | null, link: string) {
    this.#playground = playground;
    const isElsewhere = location.hash !== link;
    this.#current = began ?? (isElsewhere ? newId() : this.#named());
    addEventListener('popstate', this.#navigate);
    // Somebody may have gone elsewhere before this was loaded.
    this.#navigate();
  }

  dispose(): void {
    removeEventListener('popstate', this.#navigate);
  }

  /** The id of the present entry, which gets one if it has none: it was just come to by a link. */
  #named(): string {
    const known = entryOf(history.state);
    if (known !== null) return known;
    const id = newId();
    history.replaceState({ edgewise: id }, '');
    return id;
  }

  /** @param text the project, as it is kept */
  keep(project: Project, text: string | null): void {
    // Meanwhile it is not yet said which of the two projects it is.
    if (!this.#isArriving) this.#note(this.#current, project, text);
    this.#entitle();
  }

  /** Something else stands there now; the address no longer means a link. */
  visit(before: Project, text: string | null): void {
    this.#note(this.#current, before, text);
    this.#current = newId();
    // The address of a Blob cannot be put together from its pieces.
    const address = new URL(location.href);
    address.hash = '';
    history.pushState({ edgewise: this.#current }, '', address);
    this.#entitle();
  }

  /** Steps that follow each other fast end where the last one leads. */
  readonly #navigate = () => {
    this.#arrival = this.#arrival.then(() => this.#arrive());
  };

  async #arrive(): Promise<void> {
    const left = this.#current;
    this.#current = this.#named();
    if (this.#current === left) return;
    const project = this.#projects.get(this.#current) ?? stored(this.#current);
    this.#isArriving = true;
    this.#playground.pause();
    const present = await this.#playground.atLatest();
    if (present) this.#note(left, present, textOf(present));
    if (project) await this.#playground.goTo(project);
    else if (location.hash !== '') await this.#playground.openLink(location.hash);
    this.#isArriving = false;
    this.#entitle();
  }

  /** What the browser calls this entry where it lists them. */
  #entitle(): void {
    const { title } = this.#playground.project ?? {};
    document.title = title ? `${title} · Edgewise` : 'Edgewise';
  }

  #note(id: string, project: Project, text: string | null): void {
    this.#projects.delete(id);
    this.#projects.set(id, project);
    const [oldest = ''] = this.#projects.keys();
    if (this.#projects.size > mostEntries) this.#projects.delete(oldest);
    if (text !== null) store(id, text, this.#projects.keys());
  }
}

/** Unlike any other in this tab, also after a reload. */
function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

function stored(id: string): Project | null {
  try {
    return projectOf(sessionStorage.getItem(entryKey(id)));
  } catch {
    return null;
  }
}

/** As far as there is room; `others`, oldest first, make some. */
function store(id: string, text: string, others: Iterable<string>): void {
  const older = [...others].filter((one) => one !== id);
  for (;;) {
    try {
      sessionStorage.setItem(entryKey(id), text);
      return;
    } catch {
      const oldest = older.shift();
      if (oldest === undefined) return;
      try {
        sessionStorage.removeItem(entryKey(oldest));
      } catch {
        return;
      }
    }
  }
}
