/** Documents with all their cells, as JSON has them: a session holds a large table as a Blob. */

import { isHeld } from '../../../wasm/src/held-table.js';
import type { Project } from '../../../wasm/src/project.js';

export async function wholeProject(project: Project): Promise<Project> {
  const { data } = project;
  if (!isHeld(data?.table)) return project;
  const { wholeTable } = await import('../../../wasm/src/held.js');
  return { ...project, data: { ...data, table: await wholeTable(data.table) } };
}
