/** The whole project as a file, which opens here again. */

import { documentParts } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';
import { download, fileNameOf } from '../kit/download.js';

export function saveProjectFile(project: Project): void {
  const content = new Blob(documentParts(project), { type: 'application/json' });
  download(content, `${fileNameOf(project.title, 'project')}.edgewise.json`);
}
