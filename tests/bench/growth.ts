/** How the time of training grows with edges, examples and restarts, over four decades each. */

import type { Engine } from '../../wasm/src/node.js';
import { median, rate } from './measure.js';
import type { Growth } from './results.js';
import { sized } from './works.js';

interface Step {
  size: number;
  /** To be repeated. */
  run: () => unknown;
  end: () => void;
}

function trainingStep(engine: Engine, layers: number[], rows: number, size: number): Step {
  const session = engine.open(sized(layers, rows, 10).project);
  return { size, run: () => session.train({ epochs: 1 }), end: () => session.dispose() };
}

const edgesOf = (width: number) => width * width + width + width + 1;

function edgeSteps(engine: Engine): (() => Step)[] {
  return [3, 6, 12, 24, 48, 96, 192, 400].map(
    (width) => () => trainingStep(engine, [width, width, 1], 40, edgesOf(width)),
  );
}

function exampleSteps(engine: Engine): (() => Step)[] {
  return [10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000].map(
    (rows) => () => trainingStep(engine, [2, 4, 2, 1], rows, rows),
  );
}

function restartSteps(engine: Engine): (() => Step)[] {
  const { project } = sized([2, 4, 2, 1], 25, 1);
  return [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000].map((to) => () => {
    const session = engine.open(project);
    return {
      size: to,
      run: () => session.restarts({ from: 0, to, epochs: 4 }),
      end: () => session.dispose(),
    };
  });
}

/** Of a line through the logarithms, by least squares. */
function slopeOf(sizes: readonly number[], values: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const x = sizes.map(Math.log10);
  const y = values.map(Math.log10);
  const [atX, atY] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, k) => sum + (value - atX) * (y[k]! - atY), 0);
  return above / x.reduce((sum, value) => sum + (value - atX) ** 2, 0);
}

async function grow(name: string, steps: readonly (() => Step)[], slice: number): Promise<Growth> {
  const sizes: number[] = [];
  const milliseconds: number[] = [];
  for (const make of steps) {
    const { size, run, end } = make();
    await rate(run, slice);
    const rates = [await rate(run, slice), await rate(run, slice), await rate(run, slice)];
    end();
    sizes.push(size);
    milliseconds.push(1000 / median(rates));
  }
  const half = Math.floor(sizes.length / 2);
  return {
    in: name,
    sizes,
    milliseconds,
    slope: slopeOf(sizes, milliseconds),
    upperSlope: slopeOf(sizes.slice(half), milliseconds.slice(half)),
  };
}

export async function measureGrowth(engine: Engine, slice: number): Promise<Growth[]> {
  return [
    await grow('edges', edgeSteps(engine), slice),
    await grow('examples', exampleSteps(engine), slice),
    await grow('restarts', restartSteps(engine), slice),
  ];
}
