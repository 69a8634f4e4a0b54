/** The whole project as a file, which opens here again. */

import { documentParts } from '../../../wasm/src/held.js';
import { download, fileNameOf } from '../kit/download.js';
import type { Playground } from './playground.js';

export async function saveProjectFile(playground: Playground): Promise<void> {
  const project = await playground.present();
  if (!project) return;
  const content = new Blob(documentParts(project), { type: 'application/json' });
  download(content, `${fileNameOf(project.title, 'project')}.edgewise.json`);
}
