/** The functions of neurons, in the order in which they are offered; the schema has the same names. */

export const functionNames = [
  'tanh',
  'logistic',
  'rectifier',
  'leaky-rectifier',
  'softplus',
  'elu',
  'gelu',
  'silu',
  'sine',
  'gaussian',
  'absolute',
  'step',
  'identity',
  'softmax',
] as const;
export type FunctionName = (typeof functionNames)[number];
