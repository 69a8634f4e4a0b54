/** What a network of one input and one output computes between 0 and 1, as a line to be drawn. */

import type { Client } from '../../../wasm/src/client-types.js';
import type { Project } from '../../../wasm/src/project.js';

export type Points = [number, number][];

const curvePoints = 512;

/** Leaves the project open, with the weights if there are any. */
export async function curveOf(
  client: Client,
  project: Project,
  weights?: Float32Array,
): Promise<Points> {
  await client.open(project);
  if (weights) await client.setWeights(weights);
  const range: [number, number] = [0, 1];
  const { map } = await client.frame({
    map: { x: 'x', resolution: curvePoints, range: { x: range } },
  });
  return Array.from(map?.outputs[0] ?? [], (value, k) => [k / (curvePoints - 1), value]);
}
