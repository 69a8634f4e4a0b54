/** The page's plain code: what it remembers and decides, without a page. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FunctionName, Project } from '../../wasm/src/project.js';
import type { ColumnInfo, DataInfo } from '../../wasm/src/types.js';
import { axesFor } from '../../web/src/project/axes.js';
import { coalesce } from '../../web/src/kit/coalesce.js';
import { projectFor, shapeOf, withShape } from '../../web/src/project/fit.js';
import { LossHistory, noLosses } from '../../web/src/session/history.js';
import { linkOf, projectOfLink } from '../../web/src/project/link.js';
import { Pace, speeds, usualSpeed } from '../../web/src/session/speed.js';
import { keepProject, keptText, projectOf, keptTheme, textOf } from '../../web/src/page/storage.js';
import { UndoStack } from '../../web/src/session/undo-stack.js';

function column(name: string, patch: Partial<ColumnInfo> = {}): ColumnInfo {
  const number = { min: 0, max: 1, mean: 0.5, deviation: 0.3, categories: [], width: 1 };
  const fitted = { missing: 0, dropped: 0, constant: false, shift: 0.5, scale: 0.3 };
  return { name, type: 'number', role: 'input', ...fitted, ...number, ...patch };
}

const category = (name: string, categories: string[], patch: Partial<ColumnInfo> = {}) =>
  column(name, { type: 'category', categories, width: categories.length, ...patch });

function dataOf(columns: ColumnInfo[], output: FunctionName = 'identity'): DataInfo {
  const widthOf = (role: string) =>
    columns.filter((one) => one.role === role).reduce((sum, { width }) => sum + width, 0);
  return {
    columns,
    rows: { total: 10, kept: 10, dropped: 0, train: 8, test: 2 },
    inputWidth: widthOf('input'),
    outputWidth: widthOf('target'),
    split: { train: 0.8, seed: 1, stratify: false, column: null, why: '', columns: [] },
    classes: [],
    suggested: {
      width: output === 'logistic' ? 1 : widthOf('target'),
      output,
      loss: output === 'identity' ? 'squared' : 'cross-entropy',
    },
    warnings: [],
  };
}

describe('a network that fits the data', () => {
  it.each([
    ['two categories', category('t', ['a', 'b'], { role: 'target' }), 1, 'logistic'],
    ['three categories', category('t', ['a', 'b', 'c'], { role: 'target' }), 3, 'softmax'],
    ['a number', column('t', { role: 'target' }), 1, 'identity'],
  ] as const)('for %s', (_, target, width, output) => {
    const info = dataOf([column('x'), target], output);
    const project = projectFor({}, info, { hidden: [5], functions: ['tanh'] }, { batch: 4 });
    expect(project.network).toEqual({ layers: [1, 5, width], hidden: ['tanh'], output });
    expect(project.training?.batch).toBe(4);
  });

  it('keeps ends and data when the hidden layers change, and drops weights that no longer fit', () => {
    const project: Project = {
      edgewise: 1,
      network: { layers: [2, 4, 3], hidden: 'rectifier', output: 'softmax' },
      data: { builtin: 'iris' },
      weights: 'AAAA',
      progress: { samples: 5 },
    };
    expect(shapeOf(project.network)).toEqual({ hidden: [4], functions: ['rectifier'] });
    const changed = withShape(project, { hidden: [4, 2], functions: ['rectifier', 'tanh'] });
    expect(changed).toEqual({
      edgewise: 1,
      network: { layers: [2, 4, 2, 3], hidden: ['rectifier', 'tanh'], output: 'softmax' },
      data: { builtin: 'iris' },
    });
  });
});

describe('axes', () => {
  const data = dataOf([column('a'), category('k', ['p', 'q']), column('b'), column('c')]);

  it('are the first two numbers at first', () => {
    expect(axesFor(data, undefined)).toEqual({ x: 'a', y: 'b', fixed: {} });
    expect(axesFor(dataOf([column('a')]), undefined)).toEqual({ x: 'a', y: null, fixed: {} });
    expect(axesFor(dataOf([category('k', ['p', 'q'])]), undefined)).toBeNull();
    expect(axesFor(null, undefined)).toBeNull();
  });

  it('are remembered as long as the data have them', () => {
    const remembered = { x: 'c', y: 'a', fixed: { k: 'q' } };
    expect(axesFor(data, remembered)).toEqual(remembered);
    for (const stale of [{ ...remembered, x: 'gone' }, { x: 'c', y: 1, fixed: {} }, 'c', null]) {
      expect(axesFor(data, stale)).toEqual({ x: 'a', y: 'b', fixed: {} });
    }
  });
});

describe('the history of losses', () => {
  it('keeps first and last, in order, within its bound', () => {
    const history = new LossHistory(100);
    for (let epoch = 0; epoch <= 5000; ++epoch) history.add(epoch, 1 / (1 + epoch), null);
    const { epoch, train, test } = history.series;
    expect(epoch.length).toBeLessThanOrEqual(100);
    expect(epoch.length).toBeGreaterThan(40);
    expect([epoch[0], epoch.at(-1)]).toEqual([0, 5000]);
    expect(epoch.every((value, k) => k === 0 || value > (epoch[k - 1] ?? 0))).toBe(true);
    expect(train.at(-1)).toBe(1 / 5001);
    expect([train.length, test.length]).toEqual([epoch.length, epoch.length]);
    const copy = history.copy();
    history.clear();
    expect(history.series.epoch).toEqual([]);
    history.takeUp(copy);
    expect(history.series).toEqual(copy);
  });
});

describe('the pace', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
    vi.stubGlobal('performance', { now: () => now });
    vi.stubGlobal('document', { hidden: false });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('gives as many examples as are due, without losing fractions', () => {
    const pace = new Pace();
    let samples = 0;
    for (now = 10; now <= 1000; now += 10) samples += pace.next(usualSpeed, 7)?.samples ?? 0;
    expect(samples).toBe(60 * 7);
    const slow = speeds[0] ?? usualSpeed;
    expect(pace.next(slow, 7)).toBeNull();
    now += 1000;
    expect(pace.next(slow, 7)).toEqual({ samples: 1 });
  });

  it('fills the time between two frames at full speed', () => {
    expect(new Pace().next(speeds.at(-1) ?? usualSpeed, 7)).toEqual({ milliseconds: 16 });
  });
});

describe('what is kept', () => {
  const project: Project = { edgewise: 1, network: { layers: [1, 1] } };

  it('is read again, unless storage is forbidden', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    expect(projectOf(keptText('last'))).toBeNull();
    expect(keepProject(textOf(project))).toBe(true);
    expect(projectOf(keptText('last'))).toEqual(project);
    expect(keepProject(textOf({ ...project, title: 'x'.repeat(5_000_000) }))).toBe(false);
    expect(projectOf(keptText('last'))).toEqual(project);
    vi.unstubAllGlobals();

    expect(keepProject(textOf(project))).toBe(false);
    expect(projectOf(keptText('last'))).toBeNull();
    expect(keptTheme()).toBe('auto');
  });
});

describe('coalescing', () => {
  it('runs once at a time and once more for all who asked meanwhile', async () => {
    const running: (() => void)[] = [];
    const run = coalesce(() => new Promise((resolve) => running.push(resolve)));
    const first = run();
    const waiting = [run(), run(), run()];
    expect(running).toHaveLength(1);
    running[0]?.();
    await first;
    await Promise.resolve();
    expect(running).toHaveLength(2);
    running[1]?.();
    await Promise.all(waiting);
    void run();
    expect(running).toHaveLength(3);
  });
});

describe('undo', () => {
  const before = (title: string) => ({
    project: { edgewise: 1, title, network: { layers: [1, 1] } } satisfies Project,
    losses: noLosses,
  });

  it('goes back and forth, and forgets what was undone before a new change', () => {
    const stack = new UndoStack();
    expect([stack.canUndo, stack.canRedo]).toEqual([false, false]);
    stack.remember(before('a'));
    stack.remember(before('b'));
    expect(stack.undo(before('c'))?.project.title).toBe('b');
    expect(stack.undo(before('b'))?.project.title).toBe('a');
    expect(stack.undo(before('a'))).toBeNull();
    expect(stack.redo(before('a'))?.project.title).toBe('b');
    stack.remember(before('b'));
    expect(stack.canRedo).toBe(false);
  });

  it('is bounded in number and in size', () => {
    const stack = new UndoStack();
    for (let k = 0; k < 150; ++k) stack.remember(before(String(k)));
    let steps = 0;
    while (stack.undo(before('now'))) ++steps;
    expect(steps).toBe(100);
    for (let k = 0; k < 4; ++k) stack.remember(before('x'.repeat(9_000_000)));
    steps = 0;
    while (stack.undo(before('now'))) ++steps;
    expect(steps).toBe(2);
  });
});

describe('links', () => {
  const project: Project = { edgewise: 1, title: 'größe ✓', network: { layers: [2, 1] } };

  it('hold a project, in characters that any program leaves alone', () => {
    const link = linkOf(project);
    expect(link).toMatch(/^1\.[\w-]+$/);
    expect(projectOfLink(`#${link}`)).toEqual(project);
    expect(projectOfLink('')).toBeNull();
    expect(projectOfLink('#section')).toBeNull();
  });

  it('that are damaged say so', () => {
    for (const link of ['#1.', '#1.%%%', `#${linkOf(project).slice(0, 30)}`]) {
      expect(() => projectOfLink(link)).toThrow(/damaged/);
    }
  });
});
