/** What the session gives out is kept: for the next visit and for the browser's history, written once. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Project } from '../../wasm/src/project.js';
import type { Entries } from '../../web/src/page/entries.js';
import { Keeping } from '../../web/src/page/keeping.js';
import { keptText, projectOf } from '../../web/src/page/storage.js';
import { Playground } from '../../web/src/session/playground.js';
import { FakeClient, turns } from './support/fake-client.js';

const project: Project = {
  edgewise: 1,
  title: 'A',
  network: { layers: [2, 3, 1], hidden: ['tanh'], output: 'identity' },
  data: { generator: { name: 'circle', samples: 8 } },
};

let playground: Playground;
let keeping: Keeping;
let kept: (string | null)[];
let visited: (string | null)[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', { hidden: false });
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  playground = new Playground({ client: new FakeClient() });
  await playground.openProject(project);
  [kept, visited] = [[], []];
  keeping = new Keeping(playground, () => undefined);
  keeping.entries = {
    keep: (_: Project, text: string | null) => kept.push(text),
    visit: (_: Project, text: string | null) => visited.push(text),
    dispose: () => undefined,
  } as unknown as Entries;
  keeping.begin();
});

afterEach(() => {
  keeping.end();
  playground.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('a project that is saved is written as text once, for all places that keep it', async () => {
  const write = vi.spyOn(JSON, 'stringify');
  const saved = await playground.save();
  expect(write).toHaveBeenCalledTimes(1);
  expect(kept).toEqual([JSON.stringify(saved)]);
  expect(projectOf(keptText('last'))).toEqual(saved);
});

it('so is one that is left for another', async () => {
  const write = vi.spyOn(JSON, 'stringify');
  await playground.openProject({ ...project, title: 'B' });
  expect(write).toHaveBeenCalledTimes(1);
  expect(visited.map((text) => text?.includes('"title":"A"'))).toEqual([true]);
});

it('a step of undo writes nothing', async () => {
  const write = vi.spyOn(JSON, 'stringify');
  await playground.configure({ batch: 3 });
  await playground.undo();
  expect(write).not.toHaveBeenCalled();
});

it('where nothing can be kept, it is told once there is something to lose, and only once', async () => {
  vi.stubGlobal('localStorage', undefined);
  await playground.save();
  expect(playground.message).toBeNull();
  await playground.step('epoch');
  await playground.save();
  await vi.waitFor(() => {
    expect(playground.message?.text).toContain('cannot keep your work');
  });
  expect(playground.message?.fix?.label).toBe('Save the file');
  playground.dismiss();
  await playground.save();
  await turns(2);
  expect(playground.message).toBeNull();
});
