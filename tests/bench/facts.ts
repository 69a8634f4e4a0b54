/** What each work computes, in numbers that have to be the same wherever our engine runs. */

import type { Engine } from '../../wasm/src/node.js';
import { graphPairs } from './graphs.js';
import { networkReader } from './suite.js';
import * as works from './works.js';

export type Facts = Record<string, string>;

export const factEpochs = 3;
export const factRestarts = 10;

/** Of the bits of some numbers: 32-bit FNV-1a. */
export function hashOf(...arrays: readonly Float32Array[]): string {
  let hash = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, '0');
}

/** All works that train on one thread, with the examples in their order. */
export function orderedWorks(engine: Engine): works.TrainingWork[] {
  const pairs = graphPairs(networkReader(engine));
  const graphs = pairs.map(({ other }) => other);
  return [...works.trainings, works.map.work, ...graphs].map(works.inOrder);
}

/** Fingerprints after some epochs, losses of some restarts over a pool, maps. */
export async function factsOf(engine: Engine): Promise<Facts> {
  const facts: Facts = {};
  for (const work of orderedWorks(engine)) {
    const session = engine.open(work.project);
    session.train({ epochs: factEpochs });
    facts[work.id] = session.fingerprint();
    session.dispose();
  }
  for (const { id, project } of works.restarts) {
    const { losses } = await engine.restarts(project, {
      count: factRestarts,
      epochs: factEpochs,
    });
    facts[id] = hashOf(losses);
  }
  const { work, resolution } = works.map;
  const session = engine.open(work.project);
  const { outputs, neurons } = session.map({ x: 'x1', y: 'x2', resolution, neurons: true });
  session.dispose();
  facts.map = hashOf(...outputs, ...(neurons ?? []));
  return facts;
}
