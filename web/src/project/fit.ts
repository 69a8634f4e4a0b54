/** A network that fits its data: as many inputs and outputs as the columns need, a loss that suits. */

import { functionNames } from '../../../wasm/src/function-names.js';
import type {
  Data,
  FunctionName,
  LayeredNetwork,
  Network,
  Project,
  Training,
} from '../../../wasm/src/project.js';
import type { DataInfo, SuggestedOutput } from '../../../wasm/src/types.js';
import { defaults } from './defaults.js';

export interface Shape {
  hidden: number[];
  /** One a hidden layer. */
  functions: FunctionName[];
  /** What the outputs apply from now on; as before when absent. */
  output?: FunctionName;
}

/** Makes other hidden layers of the present ones; null leaves them. */
export type ShapeMaker = (shape: Shape) => Shape | null;

/** What a hidden neuron may apply, the usual first. */
export const hiddenFunctions: readonly FunctionName[] = functionNames.filter(
  (name) => name !== 'softmax',
);

/** What the outputs may apply: with cross-entropy probabilities, else what a hidden neuron may. */
export function outputFunctions({ network, training }: Project): readonly FunctionName[] {
  const several = isLayered(network) && (network.layers.at(-1) ?? 1) > 1;
  const softmax: FunctionName[] = several ? ['softmax'] : [];
  return training?.loss === 'cross-entropy'
    ? ['logistic', ...softmax]
    : [...hiddenFunctions, ...softmax];
}

export const defaultShape: Shape = { hidden: [6], functions: ['tanh'] };

export function isLayered(network: Network): network is LayeredNetwork {
  return 'layers' in network;
}

/** The hidden layers of a network in the short form; those of a graph are its own. */
export function shapeOf(network: Network): Shape | null {
  if (!isLayered(network)) return null;
  const hidden = network.layers.slice(1, -1);
  const given = network.hidden ?? defaults.network.hidden;
  const functions = hidden.map((_, k) =>
    Array.isArray(given) ? (given[k] ?? defaults.network.hidden) : given,
  );
  return { hidden, functions };
}

export type OutputChoice = SuggestedOutput;

/** A project on these data with these hidden layers, and with the usual outputs but for `chosen`. */
export function projectFor(
  data: Data,
  info: DataInfo,
  shape: Shape,
  training: Training,
  chosen: Partial<OutputChoice> = {},
): Project {
  const { width, output, loss } = { ...info.suggested, ...chosen };
  return {
    edgewise: 1,
    network: {
      layers: [info.inputWidth, ...shape.hidden, width],
      hidden: shape.functions,
      output,
    },
    data,
    training: { ...training, loss },
  };
}

/** The project with other hidden layers; its trained weights no longer fit and are dropped. */
export function withShape(project: Project, shape: Shape): Project {
  const { network } = project;
  if (!isLayered(network)) return project;
  const { frozen, ...rest } = network;
  const layers = [...network.layers.slice(0, 1), ...shape.hidden, ...network.layers.slice(-1)];
  return fresh({
    ...project,
    network: {
      ...rest,
      // Where the layers are others, so are their edges.
      ...(frozen && layers.join() === network.layers.join() && { frozen }),
      layers,
      hidden: shape.functions,
      ...(shape.output && { output: shape.output }),
    },
  });
}

/** The project without what training has made of it. */
export function fresh(project: Project): Project {
  const { weights: _weights, progress: _progress, encoding: _encoding, ...rest } = project;
  return rest;
}
