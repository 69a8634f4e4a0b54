/** What is taken along from the page: a link, pictures of the network. Loaded when it is asked for. */

import { isCopied } from './copied.js';
import { download, fileNameOf } from '../kit/download.js';
import type { NetworkFigure } from '../network/network.js';
import { carriedInWords } from '../project/carried.js';
import type { Playground } from '../session/playground.js';
import { documentFile, pictureFile, type PictureFormat } from '../tags/exported.js';

/** The whole project as a file, which opens here again. */
export async function saveFile(playground: Playground): Promise<void> {
  const project = await playground.present();
  if (!project) return;
  download(await documentFile(project), `${fileNameOf(project.title, 'project')}.edgewise.json`);
}

/**
 * It is no step of the history: nothing else is opened by it.
 * @param keepsIgnored columns that the network does not use go along
 */
export async function share(playground: Playground, keepsIgnored = false): Promise<void> {
  if (!/^https?:$/.test(location.protocol)) {
    playground.note(
      'This page is a file on your device, so a link to it works nowhere else. To share the project, save it as a file.',
    );
    playground.offer('Save the file', () => saveFile(playground));
    return;
  }
  const passed = await playground.link(keepsIgnored);
  if (passed === null) return;
  if ('reason' in passed) {
    playground.note(passed.reason);
    playground.offer('Save the file', () => saveFile(playground));
    return;
  }
  const address = new URL(`#${passed.link}`, location.href);
  history.replaceState(history.state, '', address);
  const { project, left } = passed;
  const all = playground.opened?.data?.columns.map(({ name }) => name) ?? [];
  const about = [
    (await isCopied(address.href))
      ? 'The link is copied; it is also in the address bar.'
      : 'The link is in the address bar: copy it from there.',
    carriedInWords(project, all),
    left.length > 0 ? `Left out, as the network does not use them: ${left.join(', ')}.` : '',
  ];
  playground.note(about.filter((text) => text !== '').join(' '));
  if (left.length > 0) playground.offer('Include them', () => share(playground, true));
}

export async function exportPicture(
  format: PictureFormat,
  playground: Playground,
  figure: NetworkFigure | null | undefined,
): Promise<void> {
  const title = playground.project?.title;
  const picture = figure ? await pictureFile(format, figure, title) : null;
  if (picture) download(picture, `${fileNameOf(title, 'network')}.${format}`);
  else playground.note('The network is not on the screen: show it, then export its picture.');
}
