/** Settings that searches vary: what they are in a project, and the project with another value. */

import { lossNames, optimizerNames, scheduleNames } from '../../../wasm/src/training-names.js';
import type { SweepAxis } from '../../../wasm/src/answers.js';
import type { FunctionName, GraphNetwork, Project } from '../../../wasm/src/project.js';
import { withValue } from '../../../wasm/src/sweep.js';
import { parseNumber } from '../kit/parse-number.js';
import { defaults, trainingOf } from './defaults.js';
import { defaultShape, fresh, hiddenFunctions, isLayered, shapeOf, withShape } from './fit.js';

export type Value = number | string;

export interface Setting {
  id: string;
  label: string;
  /** The values of a choice; absent for numbers. */
  choices?: readonly string[];
  /** Bounds of a number. */
  min?: number;
  max?: number;
  whole?: boolean;
  /** The weights begin anew with it: given ones do not fit, or would hide it. */
  anew?: boolean;
  /** For two networks only: the losses of a sweep over it would say nothing. */
  unswept?: boolean;
  /** Values to begin a sweep with. */
  usual: (now: Value) => readonly Value[];
  /** The present value; null where the project has no such setting. */
  now: (project: Project) => Value | null;
  /** Where it stands in the document, and what stands there for a value. */
  path: string | ((project: Project) => string);
  at: (value: Value, project: Project) => unknown;
}

/** The value with a rounder one below and above. */
function around(now: Value, factor: number): number[] {
  const middle = Number(now);
  const near = [middle / factor, middle * factor].map((value) => Number(value.toPrecision(1)));
  return [near[0] ?? middle, middle, near[1] ?? middle];
}

/** The functions of a graph's hidden neurons, where they are all the same. */
function functionOf(graph: GraphNetwork): FunctionName | null {
  const hidden = graph.neurons.filter(({ kind }) => kind === 'hidden');
  const [first] = hidden;
  if (!first) return null;
  const name = first.function ?? defaults.network.hidden;
  return hidden.every((one) => (one.function ?? defaults.network.hidden) === name) ? name : null;
}

function hiddenFunction({ network }: Project): FunctionName | null {
  if (!isLayered(network)) return functionOf(network);
  if (network.layers.length < 3) return null;
  const { hidden = defaults.network.hidden } = network;
  if (!Array.isArray(hidden)) return hidden;
  const [first] = hidden;
  return first !== undefined && hidden.every((one) => one === first) ? first : null;
}

function hasHidden({ network }: Project): boolean {
  return isLayered(network)
    ? network.layers.length > 2
    : network.neurons.some(({ kind }) => kind === 'hidden');
}

/** With more hidden layers, each like the last one, or with the first ones only. */
function withHiddenLayers(project: Project, count: number): Project {
  const shape = shapeOf(project.network);
  const { hidden, functions } = shape && shape.hidden.length > 0 ? shape : defaultShape;
  const repeated = <T>(all: T[]) =>
    Array.from({ length: count }, (_, k) => all[Math.min(k, all.length - 1)] as T);
  return withShape(project, { hidden: repeated(hidden), functions: repeated(functions) });
}

/** Step functions have no slope to follow. */
const trainable = hiddenFunctions.filter((name) => name !== 'step');

export const settings: readonly Setting[] = [
  {
    id: 'stepSize',
    label: 'step size',
    min: 1e-9,
    max: 1e6,
    usual: (now) => around(now, 3),
    now: (project) => trainingOf(project).stepSize.initial,
    path: 'training.stepSize.initial',
    at: (value) => value,
  },
  {
    id: 'batch',
    label: 'batch size',
    min: 1,
    max: 1e6,
    whole: true,
    usual: () => [1, 10, 50],
    now: (project) => trainingOf(project).batch,
    path: 'training.batch',
    at: (value) => value,
  },
  {
    id: 'layers',
    label: 'hidden layers',
    min: 0,
    max: 100,
    whole: true,
    anew: true,
    usual: (now) => (Number(now) > 2 ? [1, 2, now] : [1, 2, 3]),
    now: ({ network }) => (isLayered(network) ? network.layers.length - 2 : null),
    path: 'network',
    at: (value, project) => withHiddenLayers(project, Number(value)).network,
  },
  {
    id: 'neurons',
    label: 'hidden neurons',
    anew: true,
    min: 1,
    max: 1000,
    whole: true,
    usual: () => [2, 4, 8],
    now: ({ network }) =>
      isLayered(network) && network.layers.length > 2 ? (network.layers[1] ?? null) : null,
    path: 'network',
    // In every hidden layer.
    at: (value, { network }) => {
      if (!isLayered(network)) return network;
      const { frozen: _frozen, ...rest } = network;
      const isEnd = (k: number) => k === 0 || k === rest.layers.length - 1;
      return { ...rest, layers: rest.layers.map((size, k) => (isEnd(k) ? size : Number(value))) };
    },
  },
  {
    id: 'function',
    label: 'function',
    choices: trainable,
    usual: () => ['tanh', 'logistic', 'rectifier'],
    now: (project) => (hasHidden(project) ? (hiddenFunction(project) ?? 'mixed') : null),
    path: ({ network }) => (isLayered(network) ? 'network.hidden' : 'network'),
    at: (value, { network }) => {
      const name = value as FunctionName;
      if (isLayered(network)) return name;
      const neurons = network.neurons.map((one) =>
        one.kind === 'hidden' ? { ...one, function: name } : one,
      );
      return { ...network, neurons };
    },
  },
  ...(['l2', 'l1'] as const).map((key): Setting => ({
    id: key,
    label: key.toUpperCase(),
    min: 0,
    max: 1e6,
    usual: () => [0, 0.001, 0.01],
    now: (project) => trainingOf(project).regularization[key],
    path: `training.regularization.${key}`,
    at: (value) => value,
  })),
  {
    id: 'optimizer',
    label: 'optimizer',
    choices: optimizerNames,
    usual: () => ['sgd', 'momentum', 'adam'],
    now: (project) => trainingOf(project).optimizer.name,
    path: 'training.optimizer',
    at: (name) => ({ name }),
  },
  {
    id: 'schedule',
    label: 'step size over time',
    choices: scheduleNames,
    usual: () => ['constant', 'inverse-time', 'cosine'],
    now: (project) => trainingOf(project).stepSize.schedule,
    path: 'training.stepSize.schedule',
    at: (name) => name,
  },
  {
    id: 'loss',
    label: 'loss',
    choices: lossNames,
    unswept: true,
    usual: () => ['absolute', 'squared'],
    now: (project) => trainingOf(project).loss,
    path: 'training.loss',
    at: (name) => name,
  },
  {
    id: 'scheme',
    label: 'initial weights',
    choices: ['auto', 'uniform', 'glorot', 'he', 'zeros'],
    anew: true,
    usual: () => ['auto', 'glorot', 'he'],
    now: (project) => trainingOf(project).init.scheme,
    path: 'training.init.scheme',
    at: (name) => name,
  },
  {
    id: 'seed',
    label: 'seed',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    whole: true,
    anew: true,
    unswept: true,
    usual: (now) => [Number(now), Number(now) + 1],
    now: (project) => trainingOf(project).init.seed,
    path: 'training.init.seed',
    at: (value) => value,
  },
];

/** Those that a project has, with their present values. */
export function settingsOf(project: Project): { setting: Setting; now: Value }[] {
  return settings.flatMap((setting) => {
    const now = setting.now(project);
    return now === null ? [] : [{ setting, now }];
  });
}

/** A value to compare the present one with: the furthest of the usual ones. */
export function otherValue(setting: Setting, now: Value): Value {
  return setting.usual(now).findLast((value) => value !== now) ?? now;
}

export interface Varied {
  setting: Setting;
  values: readonly Value[];
}

function pathOf({ path }: Setting, project: Project): string {
  return typeof path === 'string' ? path : path(project);
}

/** An axis for each; a single one, of whole networks, where one of two would undo the other. */
export function axesOf(varied: readonly Varied[], project: Project): SweepAxis[] {
  const paths = varied.map(({ setting }) => pathOf(setting, project));
  const [first, second] = varied;
  if (
    first &&
    second &&
    paths.includes('network') &&
    paths.every((path) => path.startsWith('network'))
  ) {
    const networks = first.values.flatMap((value) => {
      const base = variantOf(project, first.setting, value);
      return second.values.map((other) => variantOf(base, second.setting, other).network);
    });
    return [{ path: 'network', values: networks }];
  }
  return varied.map(({ setting, values }, k) => ({
    path: paths[k] ?? '',
    values: values.map((value) => setting.at(value, project)),
  }));
}

/** The project before any training, which nothing but the number of epochs will end. */
export function untrained(project: Project): Project {
  const { goal: _goal, ...rest } = fresh(project);
  const { stop: _stop, ...training } = project.training ?? {};
  return withoutWeights({ ...rest, training });
}

/** Drawn anew by the seed, but for those of frozen edges. */
function withoutWeights({ weights: _weights, ...project }: Project): Project {
  const { network } = project;
  if (isLayered(network)) return project;
  const edges = network.edges.map((edge) => {
    const { from, to, frozen, weight } = edge;
    return frozen ? { from, to, frozen, ...(weight !== undefined && { weight }) } : { from, to };
  });
  return { ...project, network: { ...network, edges } };
}

/** The project as a reset starts it, with the weights that its author gave; nothing ends its training. */
export function atItsStart(project: Project): Project {
  if ((project.progress?.samples ?? 0) > 0) return untrained(project);
  const { goal: _goal, progress: _progress, ...rest } = project;
  const { stop: _stop, ...training } = project.training ?? {};
  return { ...rest, training };
}

/** The same start with another value of one setting. Given weights stay where they still fit. */
export function variantOf(start: Project, setting: Setting, value: Value): Project {
  const base = setting.anew ? withoutWeights(start) : start;
  return withValue(base, pathOf(setting, base), setting.at(value, base));
}

/** A variant with what `untrained` left out of its project. */
export function completed(variant: Project, original: Project): Project {
  const { goal, exercise, title, view, training } = original;
  return {
    ...variant,
    ...(title !== undefined && { title }),
    ...(view && { view }),
    ...(goal && { goal }),
    ...(exercise && { exercise }),
    training: { ...variant.training, ...(training?.stop && { stop: training.stop }) },
  };
}

/** The values of a list such as "0.01, 0.1, 1" or "0,01; 0,1; 1", or what is wrong with it. */
export function valuesOf(setting: Setting, text: string): Value[] | string {
  const parts = partsOf(setting, text);
  if (typeof parts === 'string') return parts;
  if (parts.length === 0) return `Give at least one value of ${setting.label}.`;
  const { choices, min = -Infinity, max = Infinity, whole = false } = setting;
  const values: Value[] = [];
  for (const part of parts) {
    if (choices) {
      if (!choices.includes(part)) {
        return `"${part}" is no ${setting.label} here; there are ${choices.join(', ')}.`;
      }
      values.push(part);
      continue;
    }
    const read = parseNumber(part, { whole });
    if ('fault' in read) return `${read.fault} Put commas and blanks, or “;”, between the values.`;
    const value = read.value ?? NaN;
    if (value < min || value > max || (whole && !Number.isInteger(value))) {
      return `Values of ${setting.label} must be ${whole ? 'whole numbers ' : ''}from ${String(min)} to ${max.toLocaleString('en')}: "${part}" is not.`;
    }
    values.push(value);
  }
  return [...new Set(values)];
}

/** The texts between the marks of a list; where a comma could be one or part of a number, asks. */
function partsOf({ choices, whole = false }: Setting, text: string): string[] | string {
  const split = (by: RegExp) => text.split(by).flatMap((one) => one.trim() || []);
  if (choices) return split(/[,;\s]+/);
  if (text.includes(';')) return split(/;/);
  const parts = split(/,\s+|,$|\s+/);
  const tight = parts.find((part) => part.includes(','));
  if (tight === undefined) return parts;
  const read = parseNumber(tight, { whole });
  const couldBeOne =
    'fault' in read ? /^\S?\d{1,3},\d{3}$/.test(tight) : !whole || Number.isInteger(read.value);
  if (couldBeOne || parts.length > 1) {
    return `"${tight}" could be one number or several: put “;” between the values.`;
  }
  return split(/,/);
}
