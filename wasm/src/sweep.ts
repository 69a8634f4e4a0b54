/** Sweeps: the variants of a project, trained over a pool and compared. */

import type { SweepAxis, SweepOptions, SweepResult, SweepRow } from './answers.js';
import type { Frame } from './client-types.js';
import { checkRequest, wrongType } from './check.js';
import { EdgewiseError } from './error.js';
import type { PlaceMaker } from './place.js';
import { overPlaces, type Call } from './pool.js';
import type { Project } from './project.js';
import { checkOptions } from './search.js';
import type { Metrics } from './types.js';

/** Milliseconds after which a run looks whether it is to stop. */
const usualSlice = 100;

/** The document with another value at a path such as "training.stepSize.initial"; the rest is shared. */
export function withValue(project: Project, path: string, value: unknown): Project {
  const changed = (at: unknown, [key = '', ...rest]: string[]): Record<string, unknown> => {
    if (at !== undefined && (typeof at !== 'object' || at === null)) {
      throw new EdgewiseError({
        code: 'reference',
        path,
        message: `The project has nothing at "${path}": "${key}" has no place in a ${typeof at}.`,
      });
    }
    const members = (at ?? {}) as Record<string, unknown>;
    return { ...members, [key]: rest.length === 0 ? value : changed(members[key], rest) };
  };
  return changed(project, path.split('.')) as unknown as Project;
}

const mostVariants = 1000;

/** How many variants the axes make; checked before any is. */
function countOf(axes: unknown): number {
  if (!Array.isArray(axes)) throw wrongType('axes', 'an array of axes');
  let count = axes.length === 0 ? 0 : 1;
  for (const [k, axis] of (axes as unknown[]).entries()) {
    const path = `axes[${String(k)}]`;
    checkRequest(axis, path, ['path', 'values']);
    const { path: place, values } = axis as Partial<SweepAxis>;
    if (typeof place !== 'string' || place === '') {
      throw wrongType(`${path}.path`, 'a path into the document');
    }
    if (!Array.isArray(values)) throw wrongType(`${path}.values`, 'an array of values');
    count *= values.length;
  }
  return count;
}

function combinationsOf(axes: readonly SweepAxis[]): unknown[][] {
  return axes.reduce<unknown[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** Trains the open project in slices; null where it was stopped before its end. */
async function train(
  call: Call,
  epochs: number,
  signal: AbortSignal | undefined,
): Promise<Metrics | null> {
  let slice = 1;
  for (let done = 0; ;) {
    const now = Math.min(epochs - done, slice);
    const start = performance.now();
    const { metrics } = (await call('frame', { train: { epochs: now } })) as Frame;
    done += now;
    if (done >= epochs || metrics.status !== 'running') return metrics;
    if (signal?.aborted) return null;
    const elapsed = Math.max(1, performance.now() - start);
    slice = Math.max(1, Math.min(4 * slice, Math.round((now * usualSlice) / elapsed)));
  }
}

export async function sweep(
  project: Project,
  axes: readonly SweepAxis[],
  options: SweepOptions,
  makers: readonly PlaceMaker[],
): Promise<SweepResult> {
  checkOptions(options, ['epochs', 'onRow']);
  const { epochs, onProgress, onRow, signal, workers } = options;
  const count = countOf(axes);
  if (count === 0 || count > mostVariants) {
    throw new EdgewiseError({
      code: 'range',
      path: 'axes',
      message: `A sweep compares 1 to 1,000 variants; these axes give ${String(count)}.`,
    });
  }
  const variants = combinationsOf(axes);
  if (!Number.isSafeInteger(epochs) || epochs < 1) {
    throw new EdgewiseError({
      code: 'range',
      path: 'epochs',
      message: 'Say for how many whole epochs each variant trains: at least 1.',
    });
  }
  signal?.throwIfAborted();
  const rows: SweepRow[] = [];
  let done = 0;
  const block = async (call: Call, index: number) => {
    const values = variants[index] ?? [];
    const variant = axes.reduce(
      (document, { path }, k) => withValue(document, path, values[k]),
      project,
    );
    await call('open', variant);
    const metrics = await train(call, epochs, signal);
    if (metrics === null) return;
    const saved = (await call('save')) as Project;
    // The table is the same in all of them: it is kept once.
    const row = {
      values,
      metrics,
      project: variant.data ? { ...saved, data: variant.data } : saved,
    };
    rows[index] = row;
    onRow?.(row, index);
    onProgress?.(++done, variants.length);
  };
  await overPlaces(
    { from: 0, total: variants.length, workers: workers ?? 1, signal, most: 1, block },
    makers,
  );
  if (done === 0) signal?.throwIfAborted();
  return {
    paths: axes.map(({ path }) => path),
    rows: Object.values(rows),
    done: done === variants.length,
  };
}
