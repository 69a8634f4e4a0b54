/** How a network may be trained, in the order in which it is offered; the schema has the same names. */

export const lossNames = ['squared', 'absolute', 'huber', 'cross-entropy'] as const;
export type LossName = (typeof lossNames)[number];

export const optimizerNames = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adam',
] as const;
export type OptimizerName = (typeof optimizerNames)[number];

export const scheduleNames = ['constant', 'inverse-time', 'exponential', 'step', 'cosine'] as const;
export type ScheduleName = (typeof scheduleNames)[number];
