/** The data sets that the page offers, each with settings that are known to learn. */

import type { Data, FunctionName, Training } from '../../../wasm/src/project.js';
import type * as SetTables from './set-tables.js';

interface Suited {
  id: string;
  label: string;
  hidden: number[];
  function: FunctionName;
  training: Training;
}

/** Of the core: the document only names it. */
interface CoreSet extends Suited {
  data: Data;
}

/** In a file beside the page (set-tables.ts): the document holds its table. */
interface FileSet extends Suited {
  id: keyof typeof SetTables.setTables;
}

export type DataSet = CoreSet | FileSet;

const classes: Training = {
  loss: 'cross-entropy',
  batch: 10,
  stepSize: { initial: 0.1 },
};

const pictures: Training = {
  loss: 'cross-entropy',
  batch: 16,
  optimizer: { name: 'adam' },
  stepSize: { initial: 0.003 },
};

const texts: Training = {
  ...pictures,
  regularization: { l2: 0.001 },
};

export const dataSets: readonly DataSet[] = [
  {
    id: 'circle',
    label: 'Circle',
    data: { generator: { name: 'circle', samples: 400, noise: 0.2, seed: 1 } },
    hidden: [4, 2],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'exclusive-or',
    label: 'Exclusive or',
    data: { generator: { name: 'exclusive-or', samples: 400, noise: 0.1, seed: 1 } },
    hidden: [4, 2],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'spiral',
    label: 'Spiral',
    data: { generator: { name: 'spiral', samples: 400, noise: 0.05, seed: 1 } },
    hidden: [8, 8],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'gaussians',
    label: 'Two clouds',
    data: { generator: { name: 'gaussians', samples: 400, noise: 0.2, seed: 1 } },
    hidden: [2],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'hierarchy',
    label: 'Sixteen numbers from two',
    data: { generator: { name: 'hierarchy', samples: 800, noise: 0.05, seed: 1 } },
    hidden: [8],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'noise',
    label: 'Noise: nothing to learn',
    data: { generator: { name: 'noise', samples: 800, seed: 1 } },
    hidden: [8],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'sine',
    label: 'Sine wave',
    data: { generator: { name: 'sine', samples: 200, noise: 0.1, seed: 1 } },
    hidden: [6],
    function: 'tanh',
    training: { loss: 'squared', batch: 10, stepSize: { initial: 0.1 } },
  },
  {
    id: 'sawtooth',
    label: 'Sawtooth',
    data: { generator: { name: 'sawtooth', samples: 400, seed: 1 } },
    hidden: [8, 8],
    function: 'tanh',
    training: {
      loss: 'squared',
      batch: 10,
      optimizer: { name: 'adam' },
      stepSize: { initial: 0.01 },
    },
  },
  {
    id: 'skewed',
    label: 'Skewed noise: mean or median',
    data: { generator: { name: 'skewed', samples: 400, noise: 0.5, seed: 1 } },
    hidden: [4],
    function: 'tanh',
    training: { loss: 'absolute', batch: 10, stepSize: { initial: 0.02 } },
  },
  {
    id: 'plane',
    label: 'Plane',
    data: { generator: { name: 'plane', samples: 400, noise: 0.02, seed: 1 } },
    hidden: [],
    function: 'tanh',
    training: { loss: 'squared', batch: 10, stepSize: { initial: 0.05 } },
  },
  {
    id: 'waves',
    label: 'Waves',
    data: { generator: { name: 'waves', samples: 600, seed: 1 } },
    hidden: [8, 8],
    function: 'tanh',
    training: {
      loss: 'squared',
      batch: 10,
      optimizer: { name: 'adam' },
      stepSize: { initial: 0.01 },
    },
  },
  {
    id: 'iris',
    label: 'Iris',
    data: { builtin: 'iris' },
    hidden: [6],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'penguins',
    label: 'Penguins',
    data: { builtin: 'penguins' },
    hidden: [6],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'wine',
    label: 'Wine',
    hidden: [6],
    function: 'tanh',
    training: classes,
  },
  {
    id: 'cars',
    label: 'Cars: miles per gallon',
    hidden: [6],
    function: 'tanh',
    training: { loss: 'squared', batch: 10, stepSize: { initial: 0.02 } },
  },
  {
    id: 'digits',
    label: 'Digits, 8 x 8',
    hidden: [32],
    function: 'rectifier',
    training: pictures,
  },
  {
    id: 'threes',
    label: 'Is it a 3?',
    hidden: [8],
    function: 'rectifier',
    training: pictures,
  },
  {
    id: 'messages',
    label: 'Messages: an advert or not',
    hidden: [16],
    function: 'tanh',
    training: texts,
  },
];

/** The data of a set, read from its file where it has one. */
export async function dataOf(set: DataSet): Promise<Data> {
  return 'data' in set ? set.data : (await import('./set-tables.js')).dataOfFile(set);
}

/** Solved within two seconds of Play, and it is seen on the map: who comes here first wants to stay. */
export const firstDataSet = 'exclusive-or';

/** Which of the data sets a project's data are, whatever their settings. */
export function dataSetOf(
  data: Data | undefined,
  view: Record<string, unknown> | undefined,
): DataSet | undefined {
  return dataSets.find((set) =>
    'data' in set
      ? (set.data.builtin !== undefined && set.data.builtin === data?.builtin) ||
        (set.data.generator !== undefined && set.data.generator.name === data?.generator?.name)
      : data?.table !== undefined && view?.dataSet === set.id,
  );
}
