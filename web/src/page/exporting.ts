/** Networks that go on elsewhere: shows what they can be exported as. Loaded when it is asked for. */

import type { Playground } from '../session/playground.js';
import './exports-dialog.js';

export async function showExports(
  playground: Playground,
  root: HTMLElement | DocumentFragment,
): Promise<void> {
  const project = await playground.present();
  if (!project) return;
  const dialog = document.createElement('ew-exports');
  dialog.project = project;
  dialog.losses = playground.history;
  root.append(dialog);
}
