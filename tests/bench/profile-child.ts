/** A process that does one work for a while under V8's profiler, and prints the profile. */

import { Session as Inspector } from 'node:inspector/promises';
import type { Engine, MapResult } from '../../wasm/src/node.js';
import * as works from './works.js';

interface EdgewisePackage {
  createEngine: () => Promise<Engine>;
}

const [, , id = '', milliseconds = '', address = ''] = process.argv;
const { createEngine } = (await import(address)) as EdgewisePackage;
const engine = await createEngine();
const all = [...works.trainings, ...works.restarts, works.map.work];
const session = engine.open(all.find((work) => work.id === id)!.project);
const { resolution } = works.map;
let drawn: MapResult | undefined;

function runOnce(): unknown {
  if (id === works.map.work.id) {
    return (drawn = session.map({ x: 'x1', y: 'x2', resolution, neurons: true }, drawn));
  }
  const isRestarts = works.restarts.some((work) => work.id === id);
  if (isRestarts) return session.restarts({ to: 4, epochs: works.restartEpochs });
  return session.train({ epochs: 10 });
}

function runFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) runOnce();
}

// Nothing of the start, nor of code that is not optimised yet.
runFor(Number(milliseconds) / 4);
const inspector = new Inspector();
inspector.connect();
await inspector.post('Profiler.enable');
await inspector.post('Profiler.start');
runFor(Number(milliseconds));
const { profile } = await inspector.post('Profiler.stop');
session.dispose();
console.log(JSON.stringify(profile));
