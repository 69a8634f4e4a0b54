/** What a document takes along, in words: for whoever passes it on, before it is. */

import { isHeld } from '../../../wasm/src/held-table.js';
import type { Data, Network, Project } from '../../../wasm/src/project.js';
import { formatCount, formatNumber } from '../kit/format.js';
import { isLayered } from './fit.js';
import { dataSetOf } from './sets.js';
import { defaults } from './defaults.js';

export interface Carried {
  what: string;
  about: string;
}

const counted = (count: number, one: string, more = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : more}`;

function sizesOf(network: Network): { inputs: number; hidden: number; outputs: number } {
  if (isLayered(network)) {
    const { layers } = network;
    const hidden = layers.slice(1, -1).reduce((sum, size) => sum + size, 0);
    return { inputs: layers[0] ?? 0, hidden, outputs: layers.at(-1) ?? 0 };
  }
  const count = (wanted: string) => network.neurons.filter(({ kind }) => kind === wanted).length;
  return { inputs: count('input'), hidden: count('hidden'), outputs: count('output') };
}

function networkIn({ network }: Project): string {
  const { inputs, hidden, outputs } = sizesOf(network);
  return [
    counted(inputs, 'input'),
    counted(hidden, 'hidden neuron'),
    counted(outputs, 'output'),
  ].join(', ');
}

function hasWeights({ network, weights }: Project): boolean {
  return weights !== undefined || (!isLayered(network) && network.edges.some((one) => one.weight));
}

function weightsIn(project: Project): string {
  const { progress, training } = project;
  const samples = progress?.samples ?? 0;
  if (samples > 0) return `as they stand, after ${counted(samples, 'training example')}`;
  const seed = formatCount(training?.init?.seed ?? 1);
  return hasWeights(project) ? 'those to start from' : `none; they start from seed ${seed}`;
}

/** All columns of an own table, by name; null of other data. */
export function columnsIn(data: Data | undefined, all: readonly string[]): string[] | null {
  const { table } = data ?? {};
  if (!table) return null;
  return isHeld(table) ? [...all] : table.columns.map(({ name }) => name);
}

function rowsIn(data: Data): number {
  const { table } = data;
  return isHeld(table) ? table.rows : (table?.columns[0]?.values.length ?? 0);
}

/** @param all the columns that are open, for a table that lies in a file of its own */
function dataIn({ data, view }: Project, all: readonly string[]): Carried[] {
  if (!data) return [];
  const columns = columnsIn(data, all);
  if (columns) {
    return [
      {
        what: 'Table',
        about: `${counted(rowsIn(data), 'row')} of ${counted(columns.length, 'column')}: ${columns.join(', ')}`,
      },
    ];
  }
  const set = dataSetOf(data, view)?.label ?? data.builtin ?? data.generator?.name ?? '';
  return [{ what: 'Data', about: `only the name of a data set: ${set}` }];
}

function goalIn({ goal }: Project): string {
  const { testLoss, epochs, neurons } = goal ?? {};
  return [
    testLoss === undefined ? [] : `test loss at most ${formatNumber(testLoss)}`,
    epochs === undefined ? [] : `within ${counted(epochs, 'epoch')}`,
    neurons === undefined ? [] : `at most ${counted(neurons, 'hidden neuron')}`,
  ]
    .flat()
    .join(', ');
}

/** @param all the names of the columns that are open */
export function carriedBy(project: Project, all: readonly string[]): Carried[] {
  const { title = '', exercise, goal, view } = project;
  const looks = [
    ...(view?.axes === undefined ? [] : ['the axes of the map']),
    ...(view?.positions === undefined ? [] : ['where neurons stand']),
    ...(view?.origin === undefined ? [] : ['the data set it began with']),
  ];
  return [
    { what: 'Title', about: title },
    { what: 'Task', about: exercise?.task ?? defaults.exercise.task },
    { what: 'Goal', about: goal ? goalIn(project) : '' },
    { what: 'Network', about: networkIn(project) },
    { what: 'Weights', about: weightsIn(project) },
    ...dataIn(project, all),
    { what: 'Training', about: 'its settings and stop conditions' },
    { what: 'View', about: looks.join(', ') },
  ].filter(({ about }) => about !== '');
}

/** More columns than these are counted. */
const mostNamed = 12;

/** The same in a sentence. */
export function carriedInWords(project: Project, all: readonly string[]): string {
  const columns = columnsIn(project.data, all);
  const trained = (project.progress?.samples ?? 0) > 0;
  const rest = (columns?.length ?? 0) - mostNamed;
  const named = columns?.slice(0, mostNamed).join(', ') ?? '';
  const table =
    columns &&
    project.data &&
    `${counted(rowsIn(project.data), 'row')} of ${named}${rest > 0 ? ` and ${counted(rest, 'more column')}` : ''}`;
  const parts = [
    trained || hasWeights(project) ? 'the network with its weights' : 'the network',
    'its training settings',
    ...(project.exercise ? ['the task'] : []),
    ...(project.goal ? ['the goal'] : []),
    table ?? (project.data ? 'the name of its data set' : ''),
  ].filter((part) => part !== '');
  return `It carries ${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}.`;
}
