/** The short form: every work's result is checked, and no time is looked at. */

import type { Engine, Session } from '../../wasm/src/node.js';
import { factEpochs, factRestarts, factsOf, hashOf, orderedWorks, type Facts } from './facts.js';
import { ObjectGraph } from './peers/object-graph.js';
import type { PeerKind } from './peers/peer.js';
import * as works from './works.js';

export interface Check {
  name: string;
  /** Empty when all is well. */
  fault: string;
}

/** Peers round otherwise, and most of them compute in double precision. */
const tolerance = 1e-4;

const isNear = (a: number, b: number) => Math.abs(a - b) <= tolerance * Math.max(1e-3, Math.abs(b));

function same(name: string, ours: string | number, theirs: string | number): Check {
  return { name, fault: ours === theirs ? '' : `${String(ours)} is not ${String(theirs)}` };
}

function near(name: string, ours: number, theirs: number): Check {
  return { name, fault: isNear(ours, theirs) ? '' : `${ours} is not near ${theirs}` };
}

/** Two sets of facts, fact by fact. */
export function sameFacts(title: string, ours: Facts, theirs: Facts): Check[] {
  return Object.entries(theirs).map(([id, fact]) =>
    same(`${id}: same bits ${title}`, ours[id] ?? 'nothing', fact),
  );
}

/** Examples a call, a number that divides no batch. */
const piece = 47;

function trainedInPieces(work: works.TrainingWork, session: Session): string {
  const rows = work.rows.inputs.length;
  // Batches are cut in the middle, and calls go over the end of an epoch.
  for (let left = factEpochs * rows; left > 0; left -= piece) {
    session.train({ samples: Math.min(piece, left) });
  }
  return session.fingerprint();
}

function trainingChecks(engine: Engine, work: works.TrainingWork, kinds: readonly PeerKind[]) {
  const checks: Check[] = [];
  const session = engine.open(work.project);
  const task = works.taskOf(work, session.network, session.weights);
  session.train({ epochs: factEpochs });
  const fingerprint = session.fingerprint();
  const loss = session.metrics.trainLoss ?? NaN;
  session.reset();
  const pieces = trainedInPieces(work, session);
  checks.push(same(`${work.id}: same bits in pieces`, pieces, fingerprint));
  session.dispose();
  const isDense = !('neurons' in work.project.network);
  for (const kind of kinds) {
    // The object graph alone takes any graph.
    if (!isDense && kind.name !== 'object graph') continue;
    kind.select();
    const peer = kind.make(task);
    for (let epoch = 0; epoch < factEpochs; ++epoch) peer.epoch();
    checks.push(near(`${work.id}: loss near that of ${kind.name}`, loss, peer.loss()));
    peer.end();
  }
  return checks;
}

async function restartChecks(engine: Engine, work: works.TrainingWork): Promise<Check[]> {
  const { project } = works.inOrder(work);
  const question = { count: factRestarts, epochs: factEpochs };
  const [pool, alone] = [
    await engine.restarts(project, { ...question, workers: 3 }),
    await engine.restarts(project, { ...question, workers: 1 }),
  ];
  const session = engine.open(project);
  const task = works.taskOf(work, session.network, session.weights);
  const single = Float32Array.from({ length: factRestarts }, (_, k) => {
    const { losses } = session.restarts({ from: k, to: k + 1, epochs: factEpochs });
    return losses[0] ?? NaN;
  });
  session.train({ epochs: factEpochs });
  const own = session.metrics.trainLoss ?? NaN;
  session.dispose();
  const graph = new ObjectGraph(task.network, task.weights);
  for (let epoch = 0; epoch < factEpochs; ++epoch) graph.epoch(task);
  const all = hashOf(pool.losses);
  return [
    same(`${work.id}: same losses from 1 worker and 3`, hashOf(alone.losses), all),
    same(`${work.id}: same losses one by one and in lanes`, hashOf(single), all),
    same(`${work.id}: restart 0 is the session's own run`, pool.losses[0] ?? NaN, own),
    near(`${work.id}: loss near that of object graph`, own, graph.loss(task)),
  ];
}

function mapChecks(engine: Engine): Check[] {
  const { work, resolution } = works.map;
  const session = engine.open(work.project);
  const map = session.map({ x: 'x1', y: 'x2', resolution, neurons: true });
  const graph = new ObjectGraph(session.network, session.weights);
  const at = ([low, high]: readonly [number, number], k: number) =>
    low + ((high - low) * k) / (resolution - 1);
  let furthest = 0;
  let different = 0;
  for (let j = 0; j < resolution; j += 5) {
    for (let i = 0; i < resolution; i += 5) {
      const inputs = [at(map.x, i), at(map.y ?? map.x, j)];
      const value = map.outputs[0]?.[j * resolution + i] ?? NaN;
      graph.forward(inputs);
      furthest = Math.max(furthest, Math.abs(value - graph.outputs[0]!.output));
      if (session.evaluate(Float32Array.from(inputs))[0] !== value) ++different;
    }
  }
  session.dispose();
  return [
    same('map: same bits as evaluating its points', different, 0),
    {
      name: 'map: near that of object graph',
      fault: furthest < tolerance ? '' : `${furthest} off`,
    },
  ];
}

/** All checks within one process; `facts` are those of this process. */
export async function runChecks(
  engine: Engine,
  kinds: readonly PeerKind[],
): Promise<{ checks: Check[]; facts: Facts }> {
  const checks: Check[] = [];
  for (const work of orderedWorks(engine)) checks.push(...trainingChecks(engine, work, kinds));
  for (const work of works.restarts) checks.push(...(await restartChecks(engine, work)));
  checks.push(...mapChecks(engine));
  return { checks, facts: await factsOf(engine) };
}
