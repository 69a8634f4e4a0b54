/**
 * Same seed, same bits: 500 random documents are trained, changed, saved and opened again natively,
 * by g++ and by clang, and in WebAssembly, and every one comes to the same weights and losses.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { EdgewiseError, createEngine, type Engine, type Session } from '../../wasm/src/node.js';
import { jsonOf } from '../../wasm/src/json.js';
import type { Project, Training } from '../../wasm/src/project.js';
import { workOf, type Step, type Work } from './random-documents.js';

const documents = 500;

const programOf = (name: string) =>
  fileURLToPath(new URL(`../../build/native/tests/core/${name}`, import.meta.url));

function bitsOf(number: number | null | undefined): string {
  if (number === null || number === undefined) return '-';
  if (Number.isNaN(number)) return 'nan';
  return String(new Uint32Array(Float32Array.of(number).buffer)[0]);
}

/** Of a number that is none, the same bits everywhere. */
const fingerprintOf = (numbers: Iterable<number>) =>
  hashOf(bytesOf(Float32Array.from([...numbers], (one) => (Number.isNaN(one) ? NaN : one))));

function hashOf(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

function bytesOf(numbers: Float32Array | Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** The principal axes as the bits of their doubles, a map of their plane, and what is predicted. */
function seenIn(session: Session): string {
  const told = (tell: () => string) => {
    try {
      return tell();
    } catch (error) {
      if (!(error instanceof EdgewiseError)) throw error;
      return `fault:${error.code}`;
    }
  };
  const axes = told(() => {
    const { plane, variances, total } = session.principalAxes();
    const numbers = [plane.centre, ...plane.directions, variances, total].flat();
    const map = told(() => {
      const { outputs } = session.map({ plane: 'principal', resolution: 5 });
      return fingerprintOf(outputs[0]!);
    });
    return `${hashOf(bytesOf(Float64Array.from(numbers)))},${map}`;
  });
  return `${axes},${told(() => fingerprintOf(session.predicted().predicted))}`;
}

function stateOf(session: Session): string {
  const { trainLoss, testLoss, samples, status } = session.metrics;
  // What native code tells of a loss that there is, and that JSON has no word for.
  return [session.fingerprint(), bitsOf(trainLoss), bitsOf(testLoss), samples, status].join('/');
}

/** A number that keeps its sign, as JSON that the page writes does not. */
const kept = (project: Project) => JSON.parse(JSON.stringify(project)) as Project;

function follow(engine: Engine, { project, steps }: Work, asText: boolean): string {
  let session: Session;
  const words: string[] = [];
  const attempt = (act: () => string) => {
    try {
      words.push(act());
      return true;
    } catch (error) {
      if (!(error instanceof EdgewiseError)) throw error;
      words.push(`fault:${error.code}`);
      return false;
    }
  };
  const opened = attempt(() => {
    session = engine.open(asText ? jsonOf(project, 'project') : project);
    return stateOf(session);
  });
  if (!opened) return words.join(' ');
  const act = (step: Step): string => {
    switch (step[0]) {
      case 'train':
        session.train({ samples: step[1] });
        return stateOf(session);
      case 'configure':
        session.configure(JSON.parse(step[1]) as Training);
        return stateOf(session);
      case 'reset':
        session.reset(step[1] === null ? {} : { seed: step[1] });
        return stateOf(session);
      case 'set': {
        const { weights } = session;
        weights[step[1] % weights.length] = Number(step[2]);
        session.setWeights(weights);
        return stateOf(session);
      }
      case 'see':
        return seenIn(session);
      case 'reopen': {
        const again = engine.open(kept(session.save()));
        session.dispose();
        session = again;
        return stateOf(session);
      }
      case 'restarts': {
        const [, from, to, epochs] = step;
        const { losses, best } = session.restarts({ from, to, epochs });
        const bits = losses.map((loss) => bitsOf(loss ?? Infinity));
        return [best.index, ...bits, fingerprintOf(best.weights)].join(',');
      }
    }
  };
  for (const step of steps) attempt(() => act(step));
  session!.dispose();
  return words.join(' ');
}

let engine: Engine;
let works: Work[];
let inWebAssembly: string[];

beforeAll(async () => {
  engine = await createEngine();
  works = [];
  for (let seed = 1; works.length < documents; ++seed) {
    const work = workOf(seed, engine);
    if (work) works.push(work);
  }
  inWebAssembly = works.map((work, k) => follow(engine, work, k % 2 === 1));
}, 120_000);

it('nearly all of the documents are right, and their networks learn', () => {
  expect(inWebAssembly.filter((words) => words.startsWith('fault')).length).toBeLessThan(25);
  expect(new Set(inWebAssembly).size).toBeGreaterThan(450);
});

// On macOS there is one compiler, and it is clang.
const programs = ['same_bits', ...(process.platform === 'darwin' ? [] : ['same_bits_clang'])];

describe.each(programs)('%s', (name) => {
  it('comes to the same bits as WebAssembly', () => {
    const program = programOf(name);
    expect(existsSync(program), `${program} is built by \`npm run test:engine\``).toBe(true);
    const lines = works.map(({ project, steps }) =>
      jsonOf({ project: jsonOf(project, 'project'), steps }, 'work'),
    );
    const output = execFileSync(program, { input: `${lines.join('\n')}\n`, maxBuffer: 2 ** 28 });
    const natively = output.toString().trimEnd().split('\n');
    expect(natively).toHaveLength(works.length);
    const different = natively.flatMap((words, k) =>
      words === inWebAssembly[k]
        ? []
        : [
            {
              document: JSON.stringify(works[k]),
              natively: words,
              inWebAssembly: inWebAssembly[k],
            },
          ],
    );
    expect(different.slice(0, 3)).toEqual([]);
    expect(different).toHaveLength(0);
  }, 60_000);
});
