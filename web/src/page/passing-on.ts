/** What is made of files beside the page, to be put elsewhere: the page as one file, the code for embedding. */

import { isHeld } from '../../../wasm/src/held-table.js';
import type { Project } from '../../../wasm/src/project.js';
import { download } from '../kit/download.js';
import { linkOf, type Passed } from '../project/link.js';
import type { Playground } from '../session/playground.js';
import './embed-dialog.js';
import './exercise/share-dialog.js';
import { saveFile } from './taking-along.js';

/** The page as one file that needs nothing beside it (.tools/lib/one-page.mjs); it opens the project of now. */
export async function savePage(playground: Playground): Promise<void> {
  const page = await playground.loaded('The file', fetchPage, () => savePage(playground));
  const project = page === undefined ? null : await playground.present();
  if (page === undefined || !project) return;
  const text = withProject(page, project);
  download(new Blob([text ?? page], { type: 'text/html' }), 'edgewise-offline.html');
  if (text !== null) return;
  playground.note(
    'The page is saved without the project, which is too large: save the project as a file as well.',
  );
  playground.offer('Save the file', () => saveFile(playground));
}

async function fetchPage(): Promise<string> {
  const response = await fetch('edgewise-offline.html');
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

/** It is opened as that of a link is; null where its table is too large for a document. */
function withProject(page: string, project: Project): string | null {
  if (isHeld(project.data?.table)) return null;
  // Letters, digits and marks that mean nothing in HTML.
  return page.replace('<html lang="en">', `<html lang="en" data-project="#${linkOf(project)}">`);
}

/** The code that puts it into somebody's own page. */
export async function showEmbed(
  playground: Playground,
  root: HTMLElement | DocumentFragment,
): Promise<void> {
  const passed = await playground.link();
  if (!passed) return;
  const whole = passed.left.length > 0 ? await playground.link(true) : null;
  const embedded = ({ project, ...rest }: Passed) => ({
    project,
    link: 'link' in rest ? rest.link : null,
  });
  const dialog = document.createElement('ew-embed');
  dialog.embedded = embedded(passed);
  dialog.left = passed.left;
  dialog.whole = whole && embedded(whole);
  root.append(dialog);
}

/** What makes an exercise of it. */
export async function showShareExercise(
  playground: Playground,
  root: HTMLElement | DocumentFragment,
): Promise<void> {
  playground.pause();
  const project = await playground.present();
  if (!project) return;
  const { frame, opened } = playground;
  const dialog = document.createElement('ew-share-exercise');
  dialog.standing = {
    project,
    info: opened?.data ?? null,
    metrics: frame?.metrics ?? null,
    hidden: opened?.network.neurons.filter(({ kind }) => kind === 'hidden').length ?? 0,
  };
  root.append(dialog);
}
