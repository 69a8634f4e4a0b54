/** What of a project is passed on: nothing that the network does not use, unless whoever shares it says so. */

import { isHeld } from '../../../wasm/src/held-table.js';
import type { Project } from '../../../wasm/src/project.js';
import type { DataInfo } from '../../../wasm/src/types.js';

/** What the page keeps in `view`, and says that it takes along. */
const viewKeys = ['axes', 'positions', 'dataSet', 'origin'] as const;

/** Columns of an own table that are neither used nor say which rows train. */
export function ignoredColumns(project: Project, info: DataInfo | null): readonly string[] {
  if (!project.data?.table || !info) return [];
  return info.columns
    .filter(({ name, role }) => role === 'ignore' && name !== info.split.column)
    .map(({ name }) => name);
}

/** The project without them; it says which columns are used, so that nothing is guessed anew. */
export function withoutIgnored(project: Project, info: DataInfo | null): Project {
  const ignored = new Set(ignoredColumns(project, info));
  const { data } = project;
  // What lies in a file of its own goes as it is.
  if (!data?.table || !info || isHeld(data.table) || ignored.size === 0) return project;
  const named = (wanted: string) =>
    info.columns.filter(({ role }) => role === wanted).map(({ name }) => name);
  return {
    ...project,
    data: {
      ...data,
      table: { columns: data.table.columns.filter(({ name }) => !ignored.has(name)) },
      inputs: data.inputs ?? named('input'),
      targets: data.targets ?? named('target'),
    },
  };
}

/** The project with nothing in its view but what the page itself keeps there. */
export function withKnownView(project: Project): Project {
  const { view, ...rest } = project;
  const known = viewKeys.flatMap((key) =>
    view?.[key] === undefined ? [] : [[key, view[key]] as const],
  );
  return known.length > 0 ? { ...rest, view: Object.fromEntries(known) } : rest;
}
