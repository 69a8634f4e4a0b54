/** The tasks of the ideas: each is to be done at first, and done after the act that it asks for. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FunctionName } from '../../wasm/src/project.js';
import { usedBy } from '../../web/src/page/rail/controls.js';
import { pageOf } from '../../web/src/page/rail/pages.js';
import { Memory } from '../../web/src/page/rail/scene.js';
import { isDone, type Conditions, type Past, type Scene } from '../../web/src/page/rail/tasks.js';
import { trainingOf } from '../../web/src/project/defaults.js';
import { presetGroups } from '../../web/src/project/ideas.js';
import type { Preset } from '../../web/src/project/ideas/idea.js';
import type { Playground } from '../../web/src/session/playground.js';

const presets = presetGroups.flatMap((group) => group.presets);

const nothingYet: Past = {
  walked: [],
  hasSetWeight: false,
  seeds: new Set([1]),
  used: new Set(),
};

/** How an idea stands there once it is open, with a network of a few neurons. */
function startOf({ tool, search, selected }: Preset): Scene {
  const kinds = ['input', 'bias', 'hidden', 'hidden', 'output'] as const;
  return {
    network: {
      neurons: kinds.map((kind, k) => ({
        id: String(k + 1),
        kind,
        function: kind === 'hidden' ? 'logistic' : 'identity',
        label: '',
      })),
      edges: [
        { from: 0, to: 2 },
        { from: 1, to: 3 },
      ],
    },
    training: trainingOf({}),
    epoch: 0,
    samples: 0,
    trainLoss: 0.001,
    testLoss: 2,
    accuracy: 1,
    hasCycle: false,
    isInTurn: false,
    selection: selected ?? null,
    example: { set: 'train', index: 3, input: null },
    lit: [],
    tool: tool ?? 'loss',
    search: search ?? 'restarts',
    past: nothingYet,
  };
}

const withPast = (scene: Scene, past: Partial<Past>): Scene => ({
  ...scene,
  past: { ...scene.past, ...past },
});

const trained = (scene: Scene): Scene => ({
  ...scene,
  epoch: Math.max(1, scene.epoch),
  samples: scene.samples + 100,
});

type Acts = { [K in keyof Conditions]: (value: Conditions[K], scene: Scene) => Scene };

/** @param which of the hidden neurons, by their order */
const withFunction = (
  scene: Scene,
  name: FunctionName,
  which: (k: number) => boolean = () => true,
): Scene => {
  let k = 0;
  const neurons = scene.network.neurons.map((one) =>
    one.kind === 'hidden' && which(k++) ? { ...one, function: name } : one,
  );
  return { ...scene, network: { ...scene.network, neurons } };
};

/** The least that has to happen for each condition. */
const acts: Acts = {
  epochs: (epoch, scene) => ({ ...trained(scene), epoch }),
  loss: (most, scene) => ({ ...trained(scene), trainLoss: most - 0.001 }),
  testLoss: (most, scene) => ({ ...trained(scene), testLoss: most - 0.001 }),
  testLossAbove: (least, scene) => ({ ...trained(scene), testLoss: least + 0.001 }),
  accuracy: (accuracy, scene) => ({ ...trained(scene), accuracy }),
  cycle: (_, scene) => ({ ...scene, hasCycle: true }),
  turn: (_, scene) => ({ ...scene, isInTurn: true }),
  more: (what, scene) => {
    const { network } = scene;
    const more = [...network[what], ...network[what].slice(-1)];
    return { ...scene, network: { ...network, [what]: more } };
  },
  fewer: (what, scene) => {
    const { network } = scene;
    return { ...scene, network: { ...network, [what]: network[what].slice(1) } };
  },
  function: (name, scene) => withFunction(scene, name),
  everywhere: (name, scene) => withFunction(scene, name),
  weight: (_, scene) => withPast(scene, { hasSetWeight: true }),
  starts: (least, scene) =>
    withPast(scene, { seeds: new Set(Array.from({ length: least }, (_, k) => k + 1)) }),
  setting: (key, scene) => {
    const other = { ...scene.training };
    if (key === 'loss') other.loss = 'huber';
    else if (key === 'stepSize') other.stepSize = { ...other.stepSize, initial: 7 };
    else other.regularization = { l1: 0, l2: 0.05 };
    return { ...scene, training: other };
  },
  choose: (kind, scene) => ({
    ...scene,
    selection: kind === 'neuron' ? { kind, id: 'another' } : { kind, from: 'one', to: 'another' },
  }),
  example: (_, scene) => ({ ...scene, example: { set: 'test', index: 0, input: null } }),
  tool: (tool, scene) => ({ ...scene, tool }),
  search: (search, scene) => ({ ...scene, tool: 'searches', search }),
  reach: (id, scene) => withPast(scene, { walked: [...scene.past.walked, id] }),
  comeBackTo: (id, scene) =>
    withPast({ ...scene, network: { ...scene.network } }, { walked: [id, '5', '5', id] }),
  layer: (least, scene) => ({ ...scene, lit: Array.from({ length: least }, String) }),
  use: (name, scene) => withPast(scene, { used: new Set([...scene.past.used, name]) }),
  within: (tag, scene) => withPast(scene, { used: new Set([...scene.past.used, tag]) }),
};

function acted<K extends keyof Conditions>(key: K, value: Conditions[K], scene: Scene): Scene {
  return acts[key](value, scene);
}

describe.each(presetGroups)('$label', (group) => {
  it.each(group.presets)('$label: a paragraph, and tasks that what they ask for does', (preset) => {
    const { text, tasks } = pageOf(preset.label);
    const words = text.split(' ').length;
    expect(words).toBeGreaterThan(25);
    expect(words).toBeLessThan(65);
    expect(tasks.length).toBeGreaterThanOrEqual(2);
    expect(tasks.length).toBeLessThanOrEqual(4);
    const start = startOf(preset);
    for (const task of tasks) {
      expect(task.text).toMatch(/^[A-Z].*[.?:]$/);
      expect(isDone(task, start, start), task.text).toBe(false);
      let now = start;
      for (const key of Object.keys(task.when) as (keyof Conditions)[]) {
        // One condition alone is not enough where there are others.
        if (Object.keys(task.when).length > 1) expect(isDone(task, now, start)).toBe(false);
        now = acted(key, task.when[key]!, now);
      }
      expect(isDone(task, now, start), task.text).toBe(true);
    }
  });
});

it('a function is everywhere once each hidden neuron applies it, not before', () => {
  const start = startOf(presets.find(({ label }) => label === 'Vanishing gradients')!);
  const task = { text: '', when: { everywhere: 'tanh' } } as const;
  expect(isDone(task, start, start)).toBe(false);
  expect(
    isDone(
      task,
      withFunction(start, 'tanh', (k) => k === 0),
      start,
    ),
  ).toBe(false);
  const all = withFunction(start, 'tanh');
  expect(isDone(task, all, start)).toBe(true);
  expect(isDone(task, all, all)).toBe(false);
});

it('there is a page for each idea, and an idea for each page that is counted', () => {
  expect(presets.filter(({ label }) => pageOf(label).text === '')).toEqual([]);
  expect(new Set(presets.map(({ label }) => label)).size).toBe(presets.length);
  expect(new Set(presets.map(({ id }) => id)).size).toBe(31);
});

it('names of ideas hold no code words', () => {
  for (const { label } of presets) expect(label).not.toMatch(/\bI+-\d/);
});

it('controls and elements that tasks ask for are in the page', () => {
  const root = fileURLToPath(new URL('../../web/src', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('page/rail'))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
    .join('\n');
  for (const { when } of presets.flatMap(({ label }) => pageOf(label).tasks)) {
    if (when.use !== undefined) expect(sources).toContain(when.use);
    if (when.within !== undefined) expect(sources).toContain(`define('${when.within}'`);
  }
});

describe('what came before', () => {
  const session = {
    opened: { network: {} },
    training: { init: { seed: 1 } },
    project: {},
    lit: [] as string[],
    frame: { weights: Float32Array.of(1, 2, 3), metrics: { samples: 0 } },
  };
  const seen = (memory: Memory, patch: Partial<typeof session>) => {
    memory.look({ ...session, ...patch } as unknown as Playground);
  };
  const frame = (samples: number, ...weights: number[]) => ({
    weights: Float32Array.from(weights),
    metrics: { samples },
  });

  it('one weight that is another without training was set by hand', () => {
    const memory = new Memory();
    seen(memory, {});
    expect(memory.hasSetWeight).toBe(false);
    seen(memory, { frame: frame(10, 2, 3, 4) });
    seen(memory, { frame: frame(20, 2, 3, 5) });
    expect(memory.hasSetWeight).toBe(false);
    seen(memory, { frame: frame(20, 2, 7, 5) });
    expect(memory.hasSetWeight).toBe(true);
  });

  it('all weights at once were not', () => {
    const memory = new Memory();
    seen(memory, {});
    seen(memory, { frame: frame(0, 5, 6, 7), training: { init: { seed: 2 } } });
    expect(memory.hasSetWeight).toBe(false);
    expect([...memory.seeds]).toEqual([1, 2]);
  });

  it('neurons had their turn in this order', () => {
    const memory = new Memory();
    for (const lit of [['3'], ['6', '7'], ['9']]) seen(memory, { lit });
    expect(memory.walked).toEqual(['3', '6', '7', '9']);
  });
});

it('what is no control counts for nothing', () => {
  expect(usedBy(new Event('click'))).toEqual([]);
});
