/**
 * The page for iframes: one playground. Its options stand in the query, by the names of the tag's
 * attributes, its project in the fragment; the page around it may command it (tags/frame.ts). It keeps
 * nothing, and touches neither title nor history.
 */

import { events, Frame } from './tags/frame.js';
import { held } from './tags/join.js';
import { giveOptions } from './tags/options.js';
import './tags/playground.js';

/** Milliseconds after which who looks at an empty frame is told why it is empty. */
const patience = 2000;

const element = document.createElement('edgewise-playground');
const query = new URLSearchParams(location.search);
const around = parent === window ? null : parent;

const frame = new Frame(element, {
  window: around,
  origin: query.get('origin'),
  post: (message, target) => {
    parent.postMessage(message, target);
  },
});

function refuse(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const code = 'link';
  element[held].tell({ kind: 'fault', text, code });
  void frame.tell('edgewise-error', { code, message: text });
}

/** Opens what stands behind the `#`; false where nothing does. */
async function openFragment(): Promise<boolean> {
  const { hash } = location;
  if (hash === '' || hash === '#') return false;
  // Another source is not what is meant.
  for (const other of ['src', 'preset']) element.removeAttribute(other);
  const part = () => import('./project/link.js');
  const link = await element[held].loaded('The project in the address', part, openFragment);
  try {
    const project = link?.projectOfLink(hash);
    if (project) element.project = project;
    else if (link) {
      throw new Error(
        'The part of this address after “#” is not a project: a project begins with “1.”. Copy the link again.',
      );
    }
  } catch (error) {
    refuse(error);
  }
  return true;
}

function watch(): void {
  for (const name of events) {
    element.addEventListener(name, (event) => {
      void frame.tell(name, (event as CustomEvent).detail);
    });
  }
  element[held].addEventListener('view', () => {
    frame.tellSelection();
  });
  addEventListener('message', ({ source, origin, data }) => {
    void frame.receive({ source, origin, data });
  });
  addEventListener('hashchange', () => void openFragment());
  new ResizeObserver(() => {
    frame.setHeight(Math.ceil(element.getBoundingClientRect().height));
  }).observe(element);
}

function tellThatItWaits(): void {
  const playground = element[held];
  if (frame.isGiven || playground.message) return;
  playground.note(
    'There is no project here yet. The page around this frame can send one, or name one in the frame’s address: with “preset=”, with “src=”, or after a “#”.',
  );
}

giveOptions(element, query);
const isGiven = (await openFragment()) || query.has('src') || query.has('preset');
watch();
document.body.replaceChildren(element);
frame.ready('frame');
if (!isGiven) setTimeout(tellThatItWaits, patience);
