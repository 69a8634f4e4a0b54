/**
 * What can change in a session. Each part announces its own topic, as an event of this name on the
 * Playground; who shows something follows the topics that it is made of.
 */

export type Topic =
  /** The project, what is open, what is drawn on, and whether something is being loaded at first. */
  | 'document'
  /** The numbers: a frame, the losses, the timeline, the example whose turn it is. */
  | 'frame'
  /** Whether it trains, and how fast. */
  | 'run'
  /** What is looked at: axes and points, rows, the example, what is selected and lit. */
  | 'view'
  /** Whether there is a step to go back or forward. */
  | 'undo'
  /** What is to be told. */
  | 'notices';

export const topics: readonly Topic[] = ['document', 'frame', 'run', 'view', 'undo', 'notices'];
