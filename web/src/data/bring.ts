/** What a person brings, by button or by drop: pictures are asked about together; of other files the first is read. */

import { brought, isPicture, type Brought } from '../kit/brought.js';
import type { Playground } from '../session/playground.js';
import { picturesDialog } from './pictures-dialog.js';

export type Given = File | Brought;

const whole = (given: Given): Brought[] => ('file' in given ? [given] : brought([given]));

/**
 * @param around where the dialog is to stand
 * @returns whether something was read, or is asked about
 */
export async function bring(
  given: readonly Given[],
  around: HTMLElement | DocumentFragment,
  playground: Playground,
  read: (file: File) => Promise<boolean>,
): Promise<boolean> {
  const files = given.flatMap(whole);
  const [first] = files;
  if (!first) return false;
  if (!files.some(({ file }) => isPicture(file))) return read(first.file);
  picturesDialog(around, playground).add(files);
  return true;
}
