/** An exercise that is open: its task, and the way out of it. Loaded with the first one. */

import type { Playground } from '../../session/playground.js';
import { withoutExercise } from '../../project/exercise.js';
import '../../tags/task.js';

/** The same network without task and goal, and with all of the page; a step of undo. */
export async function leaveExercise(playground: Playground): Promise<void> {
  playground.pause();
  const project = await playground.present();
  if (project) await playground.openProject(withoutExercise(project));
}
