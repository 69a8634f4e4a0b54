/** What one hidden neuron adds to the sum of all: its curve alone, and with those before it. */

import type { GraphNetwork, Project } from '../../../wasm/src/project.js';
import type { Series } from '../kit/chart.js';

type Points = [number, number][];

export interface Bend {
  alone: Points;
  together: Points;
}

/**
 * @param chosen id of a hidden neuron; null where it is none
 * @param curveOf what a network makes of the interval
 */
export async function bendOf(
  project: Project,
  chosen: string,
  curveOf: (part: Project) => Promise<Points>,
): Promise<Bend | null> {
  const { network } = project;
  if (!('edges' in network)) return null;
  const hidden = network.neurons.filter(({ kind }) => kind === 'hidden').map(({ id }) => id);
  const last = hidden.indexOf(chosen);
  if (last < 0) return null;
  return {
    alone: await curveOf({ ...project, network: partOf(network, [chosen], false) }),
    together: await curveOf({
      ...project,
      network: partOf(network, hidden.slice(0, last + 1), true),
    }),
  };
}

/** @param range of the picture: lines end at its border */
export function bendSeries(
  chosen: string,
  bend: Bend | null,
  [low, high]: [number, number],
): Series[] {
  if (!bend) return [];
  const colour = 'var(--ew-positive)';
  const inside = (points: Points): Series['points'] =>
    points.map(([x, y]) => [x, y < low || y > high ? null : y]);
  return [
    { name: `neuron ${chosen} alone`, points: inside(bend.alone), colour, look: 'dashed' },
    { name: 'with those before it', points: inside(bend.together), colour },
  ];
}

/**
 * The network with some of its hidden neurons only.
 * @param hasConstant whether the output keeps the edge from its bias neuron
 */
function partOf(
  network: GraphNetwork,
  hidden: readonly string[],
  hasConstant: boolean,
): GraphNetwork {
  const kindOf = new Map(network.neurons.map(({ id, kind }) => [id, kind]));
  const stays = (id: string) => kindOf.get(id) !== 'hidden' || hidden.includes(id);
  const isConstant = (from: string, to: string) =>
    kindOf.get(from) === 'bias' && kindOf.get(to) === 'output';
  return {
    ...network,
    neurons: network.neurons.filter(({ id }) => stays(id)),
    edges: network.edges.filter(
      ({ from, to }) => stays(from) && stays(to) && (hasConstant || !isConstant(from, to)),
    ),
  };
}
