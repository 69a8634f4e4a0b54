/** What is taken along from an element: pictures of the network, the document. */

import { documentBlob } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';
import type { NetworkFigure } from '../network/network.js';
import { pictureOfFigure } from '../network/network-picture.js';
import { pixelsOf } from '../network/picture.js';

/** Null where there is no picture, as the network is not shown. */
export async function exported(
  format: 'svg' | 'png' | 'json',
  project: Project | null,
  figure: NetworkFigure | null,
): Promise<Blob | null> {
  if (!project) return null;
  if (format === 'json') {
    return documentBlob(project, async (table) => {
      const { tableFile } = await import('../../../wasm/src/table-reader.js');
      return tableFile(table, 'json');
    });
  }
  const text = figure && pictureOfFigure(figure, project.title ?? 'Network');
  if (!text) return null;
  return format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : pixelsOf(text, 2);
}
