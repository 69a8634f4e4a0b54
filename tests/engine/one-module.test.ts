/** One compiled module for all workers, whatever becomes of the one that compiles it. */

import { expect, it } from 'vitest';
import { OneModule, type ModuleMessage } from '../../wasm/src/one-module.js';

// The smallest module.
const compiled = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

const source = () => Promise.resolve('https://example.org/edgewise.wasm');

/** A worker's end: what it was told, and what it says. */
class Worker extends EventTarget {
  readonly told: unknown[] = [];
  readonly #ended = new AbortController();

  begin(module: OneModule): this {
    void module.give(this, this.#ended.signal);
    return this;
  }

  postMessage(message: unknown): void {
    this.told.push((message as ModuleMessage).module);
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  end(): void {
    this.#ended.abort();
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

it('goes with the place of what completes it, to whoever compiles it and to the others', async () => {
  const told: unknown[] = [];
  const worker = Object.assign(new Worker(), {
    postMessage: (message: unknown) => void told.push(message),
  });
  const rest = 'https://example.org/questions.wasm';
  const module = new OneModule(source, () => Promise.resolve(rest));
  worker.begin(module);
  await soon();
  expect(told).toEqual([{ module: null, source: await source(), rest }]);
  worker.say({ module: compiled });
  worker.begin(module);
  await soon();
  expect(told.slice(1)).toEqual([{ module: compiled, rest }]);
});

function three(): { module: OneModule; workers: [Worker, Worker, Worker] } {
  const module = new OneModule(source);
  const begin = () => new Worker().begin(module);
  return { module, workers: [begin(), begin(), begin()] };
}

it('is compiled by the first worker and given to those that wait and that come later', async () => {
  const { module, workers } = three();
  const [first, second, third] = workers;
  await soon();
  expect(workers.map(({ told }) => told)).toEqual([[null], [], []]);
  first.say({ id: 'an answer to a call' });
  first.say({ module: compiled });
  await soon();
  const later = new Worker().begin(module);
  await soon();
  expect([second, third, later].map(({ told }) => told)).toEqual([
    [compiled],
    [compiled],
    [compiled],
  ]);
  expect(first.told).toEqual([null]);
  expect(await module.known()).toBe(compiled);
  first.end();
  await soon();
  expect(await module.known()).toBe(compiled);
});

it.each(['ends', 'dies', 'cannot have it'])(
  'is compiled by the next one where the first %s',
  async (what) => {
    const [first, second, third] = three().workers;
    await soon();
    if (what === 'ends') first.end();
    else if (what === 'dies') first.dispatchEvent(new Event('error'));
    else first.say({ module: null });
    await soon();
    expect([second.told, third.told]).toEqual([[null], []]);
    second.say({ module: compiled });
    await soon();
    expect(third.told).toEqual([compiled]);
  },
);

it('is not waited for from a worker that has ended before its turn', async () => {
  const [first, second, third] = three().workers;
  second.end();
  first.end();
  await soon();
  expect([second.told, third.told]).toEqual([[], [null]]);
});

it('is known to nobody where no worker has it', async () => {
  expect(await new OneModule(source).known()).toBeNull();
});
