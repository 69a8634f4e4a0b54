/** The whole project as a file, which opens here again. */

import { documentBlob } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';
import { download, fileNameOf } from '../kit/download.js';

export async function saveProjectFile(project: Project): Promise<void> {
  const content = await documentBlob(project, async (table) => {
    const { tableFile } = await import('../../../wasm/src/table-reader.js');
    return tableFile(table, 'json');
  });
  download(content, `${fileNameOf(project.title, 'project')}.edgewise.json`);
}
