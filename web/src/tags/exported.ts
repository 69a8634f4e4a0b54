/** What is taken along from a page or an element: pictures of the network, the document. */

import { documentBlob } from '../../../wasm/src/held.js';
import type { Project } from '../../../wasm/src/project.js';
import { tableFile } from '../../../wasm/src/table-reader.js';
import type { NetworkFigure } from '../network/network.js';
import { pictureOfFigure } from '../network/network-picture.js';
import { pixelsOf } from '../network/picture.js';

export type PictureFormat = 'svg' | 'png';

export function documentFile(project: Project): Promise<Blob> {
  return documentBlob(project, (table) => tableFile(table, 'json'));
}

/** Null while the figure shows nothing. */
export async function pictureFile(
  format: PictureFormat,
  figure: NetworkFigure,
  title = 'Network',
): Promise<Blob | null> {
  const text = pictureOfFigure(figure, title);
  if (text === null) return null;
  return format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : pixelsOf(text, 2);
}
