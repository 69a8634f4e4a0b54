/**
 * A process that does one work and prints what memory it took, as JSON: the WebAssembly memory of
 * its own thread, which never shrinks, and how much the process grew at its highest.
 */

import { existsSync, readFileSync } from 'node:fs';
import type { Engine, Project } from '../../wasm/src/node.js';
import { largeTraining, manyRestarts } from './memory-works.js';

interface EdgewisePackage {
  createEngine: () => Promise<Engine>;
}

const memories: WebAssembly.Memory[] = [];
const { instantiate } = WebAssembly as unknown as {
  instantiate: (module: WebAssembly.Module, imports: object) => Promise<WebAssembly.Instance>;
};

/** The module keeps its memory to itself: it is seen as it comes into being. */
async function watched(module: WebAssembly.Module, imports: object) {
  const instance = await instantiate(module, imports);
  for (const member of Object.values(instance.exports)) {
    if (member instanceof WebAssembly.Memory) memories.push(member);
  }
  return instance;
}

const [, , work = '', address = ''] = process.argv;
Object.assign(WebAssembly, { instantiate: watched });
const { createEngine } = (await import(address)) as EdgewisePackage;
const engine = await createEngine();

/** Of this process, at most. Linux's resourceUsage would count what the parent had at the start. */
function highest(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) / 1024;
}

async function restarts(project: Project, workers: number): Promise<void> {
  const { count, epochs } = manyRestarts;
  if (workers > 0) {
    await engine.restarts(project, { count, epochs, workers });
  } else {
    const session = engine.open(project);
    session.restarts({ to: count, epochs });
    session.dispose();
  }
}

function train(project: Project): void {
  const session = engine.open(project);
  session.train({ epochs: 1 });
  session.dispose();
}

const isTraining = work === 'training';
const project = isTraining ? largeTraining() : manyRestarts.project;
const before = highest();
if (isTraining) train(project);
else await restarts(project, Number(work));
const heap = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 2 ** 20;
console.log(JSON.stringify({ heap, growth: highest() - before }));
