/** What is to be reached with a project, whatever becomes of its data and its network. */

import type { Project } from '../../../wasm/src/project.js';

export type Asked = Pick<Project, 'goal' | 'exercise'>;

export const askedOf = ({ goal, exercise }: Project): Asked => ({
  ...(goal && { goal }),
  ...(exercise && { exercise }),
});
