/** What is taken along from the page: a link, pictures of the network. Loaded when it is asked for. */

import { documentBlob } from '../../../wasm/src/held.js';
import { tableFile } from '../../../wasm/src/table-reader.js';
import type { Project } from '../../../wasm/src/project.js';
import { download, fileNameOf } from '../kit/download.js';
import type { Playground } from '../session/playground.js';
import { pixelsOf } from '../network/picture.js';
import { pictureOfFigure } from '../network/network-picture.js';

/** The whole project as a file, which opens here again. */
export async function saveFile(playground: Playground): Promise<void> {
  const project = await playground.present();
  if (project)
    download(await fileOf(project), `${fileNameOf(project.title, 'project')}.edgewise.json`);
}

function fileOf(project: Project): Promise<Blob> {
  return documentBlob(project, (table) => tableFile(table, 'json'));
}

/** It is no step of the history: nothing else is opened by it. */
export async function share(playground: Playground): Promise<void> {
  const passed = await playground.link();
  if (passed === null) return;
  if ('reason' in passed) {
    playground.note(passed.reason);
    playground.offer('Save the file', () => saveFile(playground));
    return;
  }
  const address = new URL(`#${passed.link}`, location.href);
  history.replaceState(history.state, '', address);
  try {
    await navigator.clipboard.writeText(address.href);
    playground.note('The link is copied, and it stands in the address bar.');
  } catch {
    playground.note('The link stands in the address bar: copy it from there.');
  }
}

/** The code that puts it into somebody's own page. */
export async function showEmbed(
  playground: Playground,
  root: HTMLElement | DocumentFragment,
): Promise<void> {
  const part = await playground.loaded('A part of the page', () => import('./embed-dialog.js'));
  const [project, passed] = part ? [await playground.present(), await playground.link()] : [];
  if (!project || !passed) return;
  const dialog = document.createElement('ew-embed');
  dialog.embedded = { project, link: 'link' in passed ? passed.link : null };
  root.append(dialog);
}

export async function exportPicture(
  format: 'svg' | 'png',
  playground: Playground,
  figure: Parameters<typeof pictureOfFigure>[0] | null | undefined,
): Promise<void> {
  const title = playground.project?.title;
  const text = figure ? pictureOfFigure(figure, title ?? 'Network') : null;
  if (text === null) {
    playground.note('The network is not on the screen: show it, then export its picture.');
    return;
  }
  const content =
    format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pixelsOf(text, 2);
  download(content, `${fileNameOf(title, 'network')}.${format}`);
}
