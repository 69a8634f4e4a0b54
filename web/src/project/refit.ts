/**
 * A network on other columns. Of a drawn graph inputs and outputs come and go with their edges, the
 * rest stays; layers keep what was chosen for their outputs.
 */

import type {
  GraphNetwork,
  GraphNeuron,
  NeuronKind,
  Project,
  Training,
} from '../../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../../wasm/src/types.js';
import { isLayered, type OutputChoice } from './fit.js';
import { freeId } from './graph.js';

/**
 * A drawn graph on other data, as it is where it has their inputs and outputs.
 * @param network as the document has it
 * @param graph the same with its present weights
 */
export function graphOn(
  network: GraphNetwork,
  graph: GraphNetwork,
  before: DataInfo,
  after: DataInfo,
  training: Training,
): Pick<Project, 'network' | 'training'> {
  const count = (kind: NeuronKind) => network.neurons.filter((one) => one.kind === kind).length;
  const { width, loss } = after.suggested;
  const fits = count('input') === after.inputWidth && count('output') === width;
  if (fits && loss === before.suggested.loss) return { network, training };
  return refitted(graph, before, after, training);
}

/**
 * @param before what the graph fits now
 * @param after what it has to fit
 * @returns the network with one input and output neuron for each that `after` needs; those whose column
 *   stays keep their edges, new ones are connected as the others of their kind are
 */
function refitted(
  graph: GraphNetwork,
  before: DataInfo,
  after: DataInfo,
  training: Training,
): Pick<Project, 'network' | 'training'> {
  const inputs = replaced(graph, 'input', slotsOf(before, 'input'), slotsOf(after, 'input'));
  const [had, needs] = [outputsOf(before), outputsOf(after)];
  if (had.join() === needs.join()) return { network: inputs, training };
  const { output, loss } = after.suggested;
  const network = replaced(inputs, 'output', had, needs);
  const neurons = network.neurons.map((neuron) =>
    neuron.kind === 'output' ? { ...neuron, function: output } : neuron,
  );
  return { network: { ...network, neurons }, training: { ...training, loss } };
}

/** The function and the loss that layers have, where the targets are of the same kind as before. */
export function chosenOutput(
  { network, training }: Project,
  before: DataInfo,
  after: DataInfo,
): Partial<OutputChoice> {
  const isSame = JSON.stringify(before.suggested) === JSON.stringify(after.suggested);
  if (!isLayered(network) || !isSame) return {};
  return {
    ...(network.output && { output: network.output }),
    ...(training?.loss && { loss: training.loss }),
  };
}

/** What each neuron of a role stands for: its column, and which of the column's neurons it is. */
function slotsOf({ columns }: DataInfo, role: ColumnInfo['role']): string[] {
  return columns
    .filter((column) => column.role === role)
    .flatMap(({ name, type, width, categories }) =>
      Array.from({ length: width }, (_, k) => JSON.stringify([name, type, categories[k] ?? k])),
    );
}

function outputsOf(info: DataInfo): string[] {
  return slotsOf(info, 'target').slice(0, info.suggested.width);
}

function replaced(
  graph: GraphNetwork,
  kind: NeuronKind,
  had: readonly string[],
  needs: readonly string[],
): GraphNetwork {
  const ids = graph.neurons.filter((neuron) => neuron.kind === kind).map(({ id }) => id);
  const isEnd = new Set(ids);
  const [near, far] = kind === 'input' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  // What the others of its kind are connected with.
  const others = new Set(
    graph.edges.filter((edge) => isEnd.has(edge[near])).map((edge) => edge[far]),
  );
  let grown: GraphNetwork = graph;
  const ends = needs.map((slot): GraphNeuron => {
    const place = had.indexOf(slot);
    const kept = grown.neurons.find(({ id }) => id === ids[place]);
    if (kept) return kept;
    const added: GraphNeuron = { id: freeId(grown), kind };
    const edges = [...others]
      .filter((id) => !isEnd.has(id))
      .map((id) => (kind === 'input' ? { from: added.id, to: id } : { from: id, to: added.id }));
    grown = { neurons: [...grown.neurons, added], edges: [...grown.edges, ...edges] };
    return added;
  });
  const stays = new Set(ends.map(({ id }) => id));
  const rest = grown.neurons.filter((neuron) => neuron.kind !== kind);
  const isGone = (id: string) => isEnd.has(id) && !stays.has(id);
  return {
    neurons: kind === 'input' ? [...ends, ...rest] : [...rest, ...ends],
    edges: grown.edges.filter(({ from, to }) => !isGone(from) && !isGone(to)),
  };
}
