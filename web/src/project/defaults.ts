/**
 * What a project means where it does not say: the defaults of version 1, as its schema has them
 * (web/public/schema/project-v1.json), in the shape of the document. They are frozen.
 */

import type { Project, Training } from '../../../wasm/src/project.js';

export const defaults = {
  title: '',
  /** Of layers; the neurons of a graph apply the same. */
  network: { hidden: 'tanh', output: 'identity' },
  progress: { samples: 0, steps: 0 },
  exercise: { task: '' },
  data: {
    generator: { samples: 500, noise: 0, seed: 1, truth: '0110' },
    scale: 'standard',
    missing: 'drop',
    /** Of a split that is there; without one the core chooses which rows train. */
    split: { stratify: false, train: 0.8, seed: 1 },
  },
  training: {
    loss: 'squared',
    optimizer: {
      name: 'sgd',
      momentum: 0.9,
      rho: 0.9,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
    },
    stepSize: { schedule: 'constant', initial: 0.03, decay: 0.001, warmup: 0 },
    batch: 1,
    order: 'shuffle',
    regularization: { l1: 0, l2: 0 },
    init: { scheme: 'auto', seed: 1 },
  },
} as const;

type Parts = 'optimizer' | 'stepSize' | 'regularization' | 'init';

/** All that is said of training, and what is meant where nothing is. */
type Said = Required<Omit<Training, Parts>> & {
  [K in Parts]: Required<NonNullable<Training[K]>>;
};

export function trainingOf({ training = {} }: Pick<Project, 'training'>): Said {
  const usual = defaults.training;
  return {
    // Without a rule nothing ends it.
    stop: {},
    ...usual,
    ...training,
    optimizer: { ...usual.optimizer, ...training.optimizer },
    stepSize: { ...usual.stepSize, ...training.stepSize },
    regularization: { ...usual.regularization, ...training.regularization },
    init: { ...usual.init, ...training.init },
  };
}
