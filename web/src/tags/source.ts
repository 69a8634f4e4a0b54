/** Where an element gets its project from: a document in the page, an address, a set of data by its name. */

import { parseJson } from '../../../wasm/src/json.js';
import type { Project } from '../../../wasm/src/project.js';
import { EdgewiseError } from '../../../wasm/src/error.js';
import { dataSets } from '../project/sets.js';
import type { Opener } from '../session/playground.js';
import type { Told } from './state.js';

export type Source =
  | { kind: 'project'; project: Project; told?: Told }
  | { kind: 'src'; address: string }
  | { kind: 'preset'; name: string }
  | { kind: 'text'; text: string };

/** The document that stands in the element, as `<script type="application/json">`. */
export function textInside(element: Element): string | null {
  const script = [...element.children].find(
    (child) => child.localName === 'script' && child.getAttribute('type') === 'application/json',
  );
  return script?.textContent ?? null;
}

function fault(code: string, path: string, message: string): EdgewiseError {
  return new EdgewiseError({ code, path, message });
}

function documentOf(text: string, where: string): Project {
  if (/^\s*</.test(text)) {
    throw fault('syntax', '', `${where} is a web page and not a project: is the address right?`);
  }
  return parseJson(text) as Project;
}

async function fetched(address: string): Promise<Project> {
  const url = new URL(address, document.baseURI);
  let answer: Response;
  try {
    answer = await fetch(url);
  } catch {
    throw fault(
      'source',
      'src',
      `The project at ${url.href} could not be loaded: there is no connection, or its server does not let this page read it (CORS).`,
    );
  }
  if (!answer.ok) {
    const said = String(answer.status);
    throw fault(
      'source',
      'src',
      `The project at ${url.href} could not be loaded: its server answers ${said}.`,
    );
  }
  return documentOf(await answer.text(), `The content of ${url.href}`);
}

/** A set of data with a network for it, or one of the ideas to try. */
async function openPreset(name: string, open: Opener): Promise<boolean> {
  const set = dataSets.find(({ id }) => id === (name === 'xor' ? 'exclusive-or' : name));
  if (set) return open.dataSet(set);
  const [{ ideaNames, ideaOf }, { openIdea }] = await Promise.all([
    import('../project/ideas.js'),
    import('../session/open-idea.js'),
  ]);
  const idea = ideaOf(name);
  if (!idea) {
    const all = [...dataSets.map(({ id }) => id), ...ideaNames()];
    const alike = all.filter((one) => one.startsWith(name.slice(0, 3).toLowerCase()));
    const some = (alike.length > 0 ? alike : all.slice(0, 6)).map((one) => `“${one}”`).join(', ');
    throw fault('value', 'preset', `There is no preset “${name}”. Some of the presets: ${some}.`);
  }
  return openIdea(open, idea);
}

/**
 * Opens what a source says; false where the core refuses it.
 * @throws EdgewiseError where there is no document to be had
 */
export async function openSource(source: Source, open: Opener): Promise<boolean> {
  switch (source.kind) {
    case 'project':
      return open.project(source.project);
    case 'text':
      return open.project(documentOf(source.text, 'The content of the element'));
    case 'src':
      return open.project(await fetched(source.address));
    case 'preset':
      return openPreset(source.name, open);
  }
}
