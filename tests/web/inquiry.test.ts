/** Questions about what is open: when they are asked, and which answers count. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Inquiry, type Asked, type Question } from '../../web/src/kit/inquiry.js';
import { FakeHost } from './support/fake-host.js';

interface Session extends Asked {
  opened: object;
  frame: { weights: object } | null;
  running: boolean;
  name: string;
}

let session: Session;
let host: FakeHost;
/** Answers that are still to come, in the order of their questions. */
let due: { answer: (text: string) => void; fail: (error: unknown) => void }[];
let now = 0;

beforeEach(() => {
  session = { opened: {}, frame: { weights: {} }, running: false, name: 'a' };
  host = new FakeHost();
  due = [];
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const turns = async () => {
  for (let k = 0; k < 10; ++k) await Promise.resolve();
};

function inquire(question: Partial<Question<Session, string>> = {}): Inquiry<Session, string> {
  const ask = () =>
    new Promise<string>((answer, fail) => {
      due.push({ answer, fail });
    });
  return new Inquiry<Session, string>(host, () => session, { ask, ...question });
}

async function update(change: Partial<Session> = {}): Promise<void> {
  Object.assign(session, change);
  host.update();
  await turns();
}

async function answer(k: number, text: string): Promise<void> {
  due[k]?.answer(text);
  await turns();
}

describe('asking', () => {
  it('waits for its turn, and asks about what stands there then', async () => {
    let go: () => void = () => undefined;
    const asked: unknown[] = [];
    const commandsDone = () => new Promise<void>((resolve) => (go = resolve));
    inquire({ ask: ({ opened }) => (asked.push(opened), Promise.resolve('')) });
    host.connect();
    await update({ commandsDone });
    expect(asked).toEqual([]);
    const other = {};
    session.opened = other;
    go();
    await turns();
    expect(asked).toEqual([other]);
  });

  it('waits for a page and for numbers, and asks once of each', async () => {
    inquire();
    await update();
    expect(due).toHaveLength(0);
    host.connect();
    await update({ frame: null });
    expect(due).toHaveLength(0);
    await update({ frame: { weights: {} } });
    await answer(0, 'one');
    await update();
    expect(due).toHaveLength(1);
    await update({ frame: { weights: {} } });
    expect(due).toHaveLength(2);
  });

  it('asks one question at a time, and the last one for all that came meanwhile', async () => {
    const inquiry = inquire();
    host.connect();
    await update();
    await update({ frame: { weights: {} } });
    await update({ frame: { weights: {} } });
    expect(due).toHaveLength(1);
    await answer(0, 'one');
    expect(due).toHaveLength(2);
    await answer(1, 'two');
    expect([due.length, inquiry.answer]).toEqual([2, 'two']);
  });

  it('asks less often while it trains, and once more at its end', async () => {
    inquire({ pause: 250 });
    host.connect();
    await update({ running: true });
    await answer(0, 'one');
    now += 100;
    await update({ frame: { weights: {} } });
    expect(due).toHaveLength(1);
    await update({ running: false });
    expect(due).toHaveLength(2);
    await answer(1, 'two');
    now += 300;
    await update({ running: true, frame: { weights: {} } });
    expect(due).toHaveLength(3);
  });

  it('asks at once where the question has changed, and nothing where there is none', async () => {
    const inquiry = inquire({ about: ({ name }) => (name === '' ? null : [name]) });
    host.connect();
    await update({ running: true });
    await answer(0, 'one');
    expect(inquiry.current).toBe('one');
    await update({ name: 'b' });
    expect([due.length, inquiry.current, inquiry.answer]).toEqual([2, null, 'one']);
    await answer(1, 'two');
    expect(inquiry.current).toBe('two');
    await update({ name: '', frame: { weights: {} } });
    expect([due.length, inquiry.current]).toEqual([2, null]);
  });

  it('asks only at rest where it is to', async () => {
    inquire({ pause: Infinity, about: ({ name }) => [name] });
    host.connect();
    now += 1e6;
    await update({ running: true });
    await update({ name: 'b' });
    expect(due).toHaveLength(0);
    await update({ running: false });
    expect(due).toHaveLength(1);
  });

  it('asks again when it is put back into a page', async () => {
    inquire();
    host.connect();
    await update();
    await answer(0, 'one');
    host.disconnect();
    await update({ frame: { weights: {} } });
    expect(due).toHaveLength(1);
    host.connect();
    await update();
    expect(due).toHaveLength(2);
  });
});

describe('answers', () => {
  it('update the element and are handed on', async () => {
    const answered = vi.fn();
    const inquiry = inquire({ answered });
    host.connect();
    await update();
    await answer(0, 'one');
    expect([inquiry.answer, host.updates]).toEqual(['one', 1]);
    expect(answered).toHaveBeenCalledWith('one');
  });

  it('about what is open no more, or for an element that is gone, are dropped', async () => {
    const inquiry = inquire();
    host.connect();
    await update();
    await update({ opened: {} });
    await answer(0, 'old');
    expect(inquiry.answer).toBe(null);
    await answer(1, 'new');
    expect(inquiry.answer).toBe('new');
    await update({ frame: { weights: {} } });
    host.disconnect();
    await answer(2, 'late');
    expect(inquiry.answer).toBe('new');
  });

  it('of nothing leave what was there', async () => {
    let text: string | undefined = 'one';
    const inquiry = inquire({ ask: () => Promise.resolve(text) });
    host.connect();
    await update();
    text = undefined;
    await inquiry.again();
    expect(inquiry.answer).toBe('one');
  });
});

describe('faults', () => {
  it('are told until there is an answer', async () => {
    const inquiry = inquire();
    host.connect();
    await update();
    due[0]?.fail(new Error('no data'));
    await turns();
    expect([inquiry.fault, host.updates]).toEqual(['no data', 1]);
    await update({ frame: { weights: {} } });
    await answer(1, 'one');
    expect(inquiry.fault).toBe('');
  });

  it('are dropped with what they were about', async () => {
    const inquiry = inquire();
    host.connect();
    await update();
    await update({ opened: {} });
    due[0]?.fail(new Error('gone'));
    await turns();
    expect(inquiry.fault).toBe('');
  });

  it('are kept back where the element says so', async () => {
    const failed = vi.fn(() => true);
    const inquiry = inquire({ failed });
    host.connect();
    await update();
    due[0]?.fail(new Error('worker'));
    await turns();
    expect([inquiry.fault, failed.mock.calls.length]).toEqual(['', 1]);
  });
});
