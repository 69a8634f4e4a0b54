/** What is measured in Node and in Chromium alike: our engine beside the peers at hand. */

import type { Engine, MapResult, Session } from '../../wasm/src/node.js';
import { edgeGoal, graphPairs } from './graphs.js';
import { inTurns, median, ratio, type Contender, type Measured, type Pace } from './measure.js';
import { peakContender } from './peak.js';
import { ObjectGraph } from './peers/object-graph.js';
import type { Peer, PeerKind } from './peers/peer.js';
import type { PeerPool } from './peers/pool.js';
import type { PeerFigure, Row } from './results.js';
import * as works from './works.js';

export interface Place {
  name: Row['place'];
  engine: Engine;
  kinds: readonly PeerKind[];
  /** The object graph on all cores. */
  pool: PeerPool;
  pace: Pace;
  /** Starts of each work that our engine and the peer train in one turn. */
  restarts: { ours: number; peer: number };
  onRow: (row: Row) => void;
}

/** A call, at whose end the losses are measured: a millisecond as on the page, or some epochs if that is longer. */
const call = { milliseconds: 1, epochs: 10 };
/** Milliseconds in which it is found out how many epochs that is. */
const trial = 50;

const oursName = 'ours';

function oursOf(session: Session, perEpoch: number): Contender {
  const before = session.metrics.epoch;
  const { epoch } = session.train({ milliseconds: trial });
  const inTime = Math.round(((epoch - before) * call.milliseconds) / trial);
  const epochs = Math.max(call.epochs, inTime);
  return { name: oursName, run: () => session.train({ epochs }), perRun: epochs * perEpoch };
}

function figures(
  measured: readonly Measured[],
  goals: Readonly<Record<string, number | undefined>>,
): PeerFigure[] {
  const [ours, ...peers] = measured;
  return peers.map((peer) => ({
    name: peer.name,
    rate: median(peer.rates),
    ratio: ratio(ours!, peer),
    goal: goals[peer.name] ?? null,
  }));
}

async function training(place: Place, work: works.TrainingWork): Promise<Row> {
  const session = place.engine.open(work.project);
  const task = works.taskOf(work, session.network, session.weights);
  const rows = task.inputs.length;
  const peers: Peer[] = [];
  const contenders = [oursOf(session, rows)];
  for (const kind of place.kinds) {
    const peer = kind.make(task);
    peers.push(peer);
    const run = () => {
      kind.select();
      peer.epoch();
    };
    contenders.push({ name: kind.name, run, perRun: rows });
  }
  const measured = await inTurns([...contenders, await peakContender()], place.pace);
  const peak = measured.pop()!;
  const ours = measured[0]!;
  const operations = works.operations(work.rows);
  place.kinds.forEach((kind, k) => {
    kind.select();
    peers[k]!.end();
  });
  session.dispose();
  return {
    place: place.name,
    id: work.id,
    work: work.name,
    unit: 'examples/s',
    ours: median(ours.rates),
    operations: median(ours.rates) * operations,
    peak: median(peak.rates),
    share: ratio(ours, peak) * operations,
    shareGoal: work.goals.peak ?? null,
    peers: figures(measured, {
      'object graph': work.goals.objectGraph,
      ConvNetJS: work.goals.convNet,
      'TensorFlow.js WASM': work.goals.tensorFlow,
      'TensorFlow.js CPU': work.goals.tensorFlow,
    }),
  };
}

async function manyStarts(place: Place, work: works.TrainingWork): Promise<Row> {
  const session = place.engine.open(work.project);
  const task = works.taskOf(work, session.network, session.weights);
  session.dispose();
  const question = { count: place.restarts.ours, epochs: works.restartEpochs };
  const measured = await inTurns(
    [
      {
        name: oursName,
        run: () => place.engine.restarts(work.project, question),
        perRun: question.count,
      },
      {
        name: 'object graph',
        run: () => place.pool.restarts(task, place.restarts.peer, works.restartEpochs),
        perRun: place.restarts.peer,
      },
    ],
    // One run a turn is long enough.
    { rounds: Math.ceil(place.pace.rounds / 3), slice: 1 },
  );
  return {
    place: place.name,
    id: `restarts-${work.id}`,
    work: `${place.restarts.ours.toLocaleString('en')} restarts of ${work.name}, all cores`,
    unit: 'restarts/s',
    ours: median(measured[0]!.rates),
    peers: figures(measured, { 'object graph': work.goals.objectGraph }),
  };
}

async function maps(place: Place): Promise<Row> {
  const { work, resolution, frame } = works.map;
  const session = place.engine.open(work.project);
  const graph = new ObjectGraph(session.network, session.weights);
  const neurons = [...graph.inputs, ...graph.computed];
  const kept = neurons.map(() => new Float32Array(resolution * resolution));
  const peer = () => {
    for (let j = 0; j < resolution; ++j) {
      for (let i = 0; i < resolution; ++i) {
        graph.forward([(2 * i) / (resolution - 1) - 1, (2 * j) / (resolution - 1) - 1]);
        const at = j * resolution + i;
        neurons.forEach((neuron, n) => (kept[n]![at] = neuron.output));
      }
    }
  };
  // As the peer does, ours writes into the same arrays again and again.
  let drawn: MapResult | undefined;
  const ours = () => (drawn = session.map({ x: 'x1', y: 'x2', resolution, neurons: true }, drawn));
  const measured = await inTurns(
    [
      { name: oursName, run: ours, perRun: 1 },
      { name: 'object graph', run: peer, perRun: 1 },
    ],
    place.pace,
  );
  session.dispose();
  const perSecond = median(measured[0]!.rates);
  return {
    place: place.name,
    id: 'map',
    work: work.name,
    unit: 'maps/s',
    ours: perSecond,
    milliseconds: 1000 / perSecond,
    millisecondsGoal: frame,
    peers: figures(measured, { 'object graph': work.goals.objectGraph }),
  };
}

/** Edges of one graph beside edges of a dense one: how much longer each takes. */
async function graphs(place: Place): Promise<Row[]> {
  const read = networkReader(place.engine);
  const rows: Row[] = [];
  for (const { dense, other } of graphPairs(read)) {
    const sessions = [other, dense].map(({ project }) => place.engine.open(project));
    const measured = await inTurns(
      sessions.map((session, k) => ({
        ...oursOf(session, session.network.edges.length * session.data!.rows.train),
        name: k === 0 ? oursName : 'dense',
      })),
      place.pace,
    );
    rows.push({
      place: place.name,
      id: other.id,
      work: `per edge: ${other.name}`,
      unit: 'edges x examples/s',
      ours: median(measured[0]!.rates),
      slowdown: ratio(measured[1]!, measured[0]!),
      slowdownGoal: edgeGoal,
      peers: [],
    });
    for (const session of sessions) session.dispose();
  }
  return rows;
}

export function networkReader(engine: Engine) {
  return (project: works.TrainingWork['project']) => {
    const session = engine.open(project);
    const { network } = session;
    session.dispose();
    return network;
  };
}

export async function runSuite(place: Place): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (row: Row) => {
    rows.push(row);
    place.onRow(row);
  };
  for (const work of [...works.trainings, ...works.orderedTrainings]) {
    add(await training(place, work));
  }
  for (const work of works.restarts) add(await manyStarts(place, work));
  add(await maps(place));
  for (const row of await graphs(place)) add(row);
  return rows;
}
