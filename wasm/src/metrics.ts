/** How far training has come, and how well the network does. */

export type Status = 'ready' | 'running' | 'goal-met' | 'stopped' | 'diverged';

export interface Metrics {
  /** Whole passes over the training rows so far. */
  epoch: number;
  /** Training examples seen so far. */
  samples: number;
  /** Present step size. */
  stepSize: number;
  /** Mean loss over the training rows; null when there is no data. */
  trainLoss: number | null;
  /** Mean loss over the test rows; null when there are none. */
  testLoss: number | null;
  /** Share of test rows (of training rows when there are no test rows) whose category is predicted correctly; null for numeric targets. */
  accuracy: number | null;
  trainAccuracy: number | null;
  /** The rows that `accuracy` is over, and how many they are; null where it is. */
  accuracySet: 'train' | 'test' | null;
  accuracyRows: number | null;
  status: Status;
  /** Why it is stopped or diverged, as a sentence; empty otherwise. */
  reason: string;
}
