/** The table of the data as a CSV file. */

import { tableFile } from '../../../wasm/src/table-reader.js';
import { download, fileNameOf } from '../kit/download.js';
import { tableFault } from '../kit/table-fault.js';
import type { Playground } from '../session/playground.js';

/** @returns a sentence that says what went wrong, or nothing */
export async function downloadTable(playground: Playground): Promise<string> {
  const { project } = playground;
  if (!project?.data) return '';
  try {
    const table = project.data.table ?? (await playground.wholeTable());
    if (!table) return '';
    download(await tableFile(table, 'csv'), `${fileNameOf(project.title, 'data')}.csv`);
    return '';
  } catch (error) {
    return tableFault(error);
  }
}
