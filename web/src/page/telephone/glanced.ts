/** What is seen beside the network on a telephone: the map of the outputs, or of the neuron that is chosen. */

import type { ColumnInfo, DataInfo, MapResult } from '../../../../wasm/src/types.js';
import { boundsOf } from '../../network/neuron-map.js';
import { showsPart } from '../../project/shows.js';
import { pictureIn } from '../../project/picture.js';
import type { Playground } from '../../session/playground.js';
import { selectedNeuron } from '../../session/selection.js';
import { mostNeuronMaps } from '../../session/view.js';

export interface Glanced {
  /** Id of the neuron that is shown; absent where it is the output. */
  neuron?: string;
  data: DataInfo;
  map: MapResult | null;
}

/**
 * Null where there is nothing to see: a map of two pixels of a picture tells nothing, without numeric inputs
 * there is none, and an exercise may hide the outputs.
 */
export function glanceOf(playground: Playground): Glanced | null {
  const { opened, frame, axes, drawing, selection, project } = playground;
  const data = opened?.data;
  if (!data || !axes || drawing || pictureIn(data) !== null) return null;
  const { network } = opened;
  const place = network.neurons.findIndex(({ id }) => id === selectedNeuron(selection, network));
  const neuron = network.neurons[place];
  if (!neuron || neuron.kind === 'bias' || network.neurons.length > mostNeuronMaps) {
    return showsPart(project, 'output') ? { data, map: frame?.map ?? null } : null;
  }
  // The values of a network that was just opened are on their way.
  const of = frame?.neuronMap;
  const values = of?.neurons?.[place];
  const { id } = neuron;
  if (!of || !values) return { neuron: id, data: withTarget(data, id, [-1, 1]), map: null };
  return {
    neuron: id,
    data: withTarget(data, id, boundsOf(values, neuron.function)),
    map: { ...of, outputs: [values] },
  };
}

/** The neuron stands where the target does, with the ends of its colours. */
function withTarget(data: DataInfo, id: string, [min, max]: [number, number]): DataInfo {
  const target = data.columns.find(({ role }) => role === 'target');
  const inputs = data.columns.filter(({ role }) => role !== 'target');
  if (!target) return data;
  const neuron: ColumnInfo = {
    ...target,
    name: `neuron ${id}`,
    type: 'number',
    categories: [],
    min,
    max,
  };
  return { ...data, columns: [...inputs, neuron] };
}
