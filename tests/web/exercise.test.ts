/** What of a project is passed on, and how it becomes an exercise. */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, fromLink, type Engine, type Project } from '../../wasm/src/node.js';
import type { DataInfo } from '../../wasm/src/types.js';
import { carriedBy, carriedInWords } from '../../web/src/project/carried.js';
import {
  asExercise,
  atStart,
  hideable,
  withoutExercise,
  type ExerciseSettings,
} from '../../web/src/project/exercise.js';
import { passedOn } from '../../web/src/project/link.js';
import { ignoredColumns, withKnownView, withoutIgnored } from '../../web/src/project/passed-on.js';
import { showsPart, showsRoom, showsTool } from '../../web/src/project/shows.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

const houses: Project = {
  edgewise: 1,
  title: 'Houses',
  network: { layers: [2, 3, 1] },
  data: {
    table: {
      columns: [
        { name: 'owner', values: ['A. Elm', 'B. Oak', 'C. Ash', 'D. Fir'] },
        { name: 'rooms', values: [3, 4, 2, 5] },
        { name: 'area', values: [82, 105, 61, 134] },
        { name: 'price', values: [240, 305, 178, 390] },
        { name: 'part', values: ['train', 'train', 'train', 'test'] },
      ],
    },
    inputs: ['rooms', 'area'],
    targets: ['price'],
    split: { column: 'part' },
  },
};

const usual: ExerciseSettings = {
  title: 'Prices',
  task: 'Predict them.',
  show: hideable,
  isTrained: false,
  goal: { testLoss: 0.1, epochs: 50 },
};

function infoOf(project: Project): DataInfo {
  const session = engine.open(project);
  const { data } = session;
  session.dispose();
  return data!;
}

function trained(project: Project, epochs = 3): Project {
  const session = engine.open(project);
  session.train({ epochs });
  const saved = session.save();
  session.dispose();
  return saved;
}

function fingerprint(project: Project, epochs = 0): string {
  const session = engine.open(project);
  if (epochs > 0) session.train({ epochs });
  const found = session.fingerprint();
  session.dispose();
  return found;
}

describe('columns that the network does not use', () => {
  it('are those that are ignored, without the one that says which rows train', () => {
    expect(ignoredColumns(houses, infoOf(houses))).toEqual(['owner']);
    const made: Project = { ...houses, data: { generator: { name: 'circle', samples: 9 } } };
    expect(ignoredColumns(made, infoOf(houses))).toEqual([]);
  });

  it('can be left out without any weight coming out otherwise', () => {
    const without = withoutIgnored(houses, infoOf(houses));
    expect(without.data?.table?.columns.map(({ name }) => name)).toEqual([
      'rooms',
      'area',
      'price',
      'part',
    ]);
    expect(fingerprint(without, 20)).toBe(fingerprint(houses, 20));
  });

  it('are left out where their roles were guessed, too', () => {
    const { inputs: _i, targets: _t, ...data } = houses.data!;
    const columns = data.table!.columns.map((column) =>
      column.name === 'owner' ? { name: 'owner', values: ['x', 'x', 'x', 'x'] } : column,
    );
    const guessed: Project = { ...houses, data: { ...data, table: { columns } } };
    const without = withoutIgnored(guessed, infoOf(guessed));
    expect(without.data?.inputs).toEqual(['rooms', 'area']);
    expect(JSON.stringify(without)).not.toContain('owner');
    expect(fingerprint(without, 5)).toBe(fingerprint(guessed, 5));
  });

  it('are not in a link, unless they are asked for', () => {
    const info = infoOf(houses);
    const passed = passedOn(trained(houses), info, false);
    expect(passed.left).toEqual(['owner']);
    const { link } = passed as { link: string };
    expect(JSON.stringify(fromLink(`#${link}`))).not.toMatch(/owner|Elm/);
    const whole = passedOn(houses, info, true);
    expect(whole.left).toEqual([]);
    expect(JSON.stringify(fromLink(`#${(whole as { link: string }).link}`))).toMatch(/Elm/);
  });
});

it('nothing of a view is passed on but what the page keeps there', () => {
  const axes = { x: 'rooms', y: null, fixed: {} };
  const view = { axes, diary: 'private' };
  expect(withKnownView({ ...houses, view }).view).toEqual({ axes });
  expect(withKnownView({ ...houses, view: { diary: 1 } })).not.toHaveProperty('view');
});

describe('an exercise', () => {
  it('begins as Reset brings a network back', () => {
    const given: Project = {
      edgewise: 1,
      network: {
        neurons: [
          { id: 'a', kind: 'input' },
          { id: 'b', kind: 'input' },
          { id: 'c', kind: 'output' },
        ],
        edges: [
          { from: 'a', to: 'c', weight: 0.5 },
          { from: 'b', to: 'c' },
        ],
      },
      data: { ...houses.data! },
    };
    const weights = { ...houses, weights: trained(houses).weights! };
    for (const project of [houses, given, weights]) {
      expect(fingerprint(trained(project))).not.toBe(fingerprint(project));
      expect(fingerprint(atStart(trained(project)))).toBe(fingerprint(project));
      expect(atStart(trained(project))).not.toHaveProperty('progress');
      expect(fingerprint(atStart(project))).toBe(fingerprint(project));
    }
  });

  it('has title, task and goal as they were set, and starts trained where that is wished', () => {
    const project = trained(houses);
    const exercise = asExercise(project, usual);
    expect(exercise).toMatchObject({
      title: 'Prices',
      exercise: { task: 'Predict them.' },
      goal: { testLoss: 0.1, epochs: 50 },
    });
    expect(exercise.exercise).not.toHaveProperty('show');
    expect(exercise).not.toHaveProperty('weights');
    expect(fingerprint(asExercise(project, { ...usual, isTrained: true }))).toBe(
      fingerprint(project),
    );
  });

  it('has no goal without a loss, and none of an earlier exercise', () => {
    const earlier: Project = { ...houses, goal: { testLoss: 1 }, exercise: { task: 'Other' } };
    const settings = { ...usual, task: ' ', goal: { epochs: 5 } };
    expect(asExercise(earlier, settings)).not.toHaveProperty('goal');
    expect(asExercise(earlier, settings).exercise).toEqual({ task: '' });
    expect(withoutExercise(earlier)).toEqual(houses);
  });

  it('hides what its author does not show', () => {
    const project = asExercise(houses, { ...usual, show: ['loss', 'output'] });
    expect(project.exercise?.show).toEqual(['controls', 'network', 'output', 'loss']);
    expect(engine.open(project).metrics.epoch).toBe(0);
    expect(showsRoom(project, 'loss')).toBe(true);
    expect(showsTool(project, 'measures')).toBe(false);
    expect(showsPart(project, 'data')).toBe(false);
    expect(showsPart(project, 'output')).toBe(true);
    expect(showsPart(project, 'network')).toBe(true);
    for (const one of [houses, null]) expect(showsTool(one, 'compare')).toBe(true);
  });
});

describe('what is carried', () => {
  const all = ['owner', 'rooms', 'area', 'price', 'part'];

  it('is listed, with every column by name', () => {
    const { project } = passedOn(asExercise(houses, usual), infoOf(houses), false);
    expect(
      Object.fromEntries(carriedBy(project, all).map(({ what, about }) => [what, about])),
    ).toEqual({
      Title: 'Prices',
      Task: 'Predict them.',
      Goal: 'test loss at most 0.1, within 50 epochs',
      Network: '2 inputs, 3 hidden neurons, 1 output',
      Weights: 'none; they start from seed 1',
      Table: '4 rows of 4 columns: rooms, area, price, part',
      Training: 'its settings and stop conditions',
    });
    const weights = carriedBy(trained(houses), all).find(({ what }) => what === 'Weights');
    expect(weights?.about).toBe('as they stand, after 9 training examples');
  });

  it('is said in a sentence', () => {
    expect(carriedInWords(trained(houses), all)).toBe(
      'It carries the network with its weights, its training settings and 4 rows of owner, rooms, area, price, part.',
    );
    const made: Project = { ...houses, data: { builtin: 'iris' }, network: { layers: [4, 3] } };
    expect(carriedInWords(made, [])).toBe(
      'It carries the network, its training settings and the name of its data set.',
    );
  });
});
