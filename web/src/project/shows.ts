/** What of the page is seen: all, where no exercise says otherwise. */

import type { Project, RoomName } from '../../../wasm/src/project.js';
import type { Tool } from './ideas/idea.js';

export type Showing = Pick<Project, 'exercise'> | null;

export function showsRoom(project: Showing, room: RoomName): boolean {
  return project?.exercise?.show?.includes(room) ?? true;
}

/** Tools that say what one neuron, edge or example does are of one room. */
export function showsTool(project: Showing, tool: Tool): boolean {
  const isRoom = tool === 'loss' || tool === 'searches' || tool === 'compare';
  return showsRoom(project, isRoom ? tool : 'inspect');
}

/** Data and training stand in one column. */
export function showsPart(project: Showing, part: 'data' | 'network' | 'output'): boolean {
  return (
    showsRoom(project, part) ||
    part === 'network' ||
    (part === 'data' && showsRoom(project, 'training'))
  );
}
