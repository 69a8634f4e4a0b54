/**
 * What an iframe makes of messages: only the window around it is obeyed, only after it has said hello, only
 * in words that are known; whatever comes, it neither fails nor does anything else.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EdgewiseError } from '../../wasm/src/error.js';
import { Frame, type Commanded } from '../../web/src/tags/frame.js';
import { attributes, methods } from '../../web/src/tags/wire.js';

const around = { name: 'the window around the frame' };
const home = 'https://lesson.example';

interface Posted {
  message: Record<string, unknown>;
  target: string;
}

/** A frame around an element that notes what is done to it. */
function makeFrame({
  origin = null,
  window = around,
}: { origin?: string | null; window?: object | null } = {}) {
  const done: unknown[][] = [];
  const posted: Posted[] = [];
  const commands = [...methods.keys()].map((name) => [
    name,
    (...args: unknown[]) => {
      done.push([name, ...args]);
      if (name === 'restore' && (args[0] as { bad?: string }).bad === 'yes') {
        throw new EdgewiseError({ code: 'cycle', path: 'network', message: 'A cycle.' });
      }
      return Promise.resolve(`done: ${name}`);
    },
  ]);
  const element = {
    ...(Object.fromEntries(commands) as object),
    loaded: true,
    running: false,
    metrics: null,
    project: { edgewise: 1, title: 'The person’s own' },
    set selection(value: unknown) {
      done.push(['selection', value]);
    },
    get selection() {
      return null;
    },
    setAttribute: (name: string, value: string) => done.push(['setAttribute', name, value]),
    removeAttribute: (name: string) => done.push(['removeAttribute', name]),
  } as unknown as Commanded;
  const post = (message: unknown, target: string) => {
    posted.push({ message: message as Posted['message'], target });
  };
  const frame = new Frame(element, { window, origin, post });
  const receive = (data: unknown, from: { source?: unknown; origin?: string } = {}) =>
    frame.receive({ source: around, origin: home, ...from, data });
  const hello = async () => {
    await receive({ edgewise: 1, hello: 1 });
    posted.length = 0;
  };
  return { frame, done, posted, receive, hello };
}

const play = { edgewise: 1, id: 1, call: 'play' };

describe('who is obeyed', () => {
  it('does nothing before hello, and tells nothing of the person’s', async () => {
    const { frame, done, posted, receive } = makeFrame();
    frame.ready('frame');
    frame.setHeight(300);
    frame.ready('document');
    await frame.tell('edgewise-metrics', { epoch: 1 });
    await receive(play);
    expect(done).toEqual([]);
    expect(posted).toEqual([
      { message: { edgewise: 1, type: 'ready', stage: 'frame' }, target: '*' },
      { message: { edgewise: 1, type: 'height', height: 300 }, target: '*' },
      { message: { edgewise: 1, type: 'ready', stage: 'document' }, target: '*' },
    ]);
  });

  it('answers whoever has said hello, at that origin alone', async () => {
    const { done, posted, receive, hello } = makeFrame();
    await hello();
    await receive(play);
    await receive(play, { origin: 'https://elsewhere.example' });
    await receive({ edgewise: 1, hello: 1 }, { origin: 'https://elsewhere.example' });
    expect(done).toEqual([['play']]);
    expect(posted).toEqual([
      { message: { edgewise: 1, id: 1, result: 'done: play' }, target: home },
    ]);
  });

  it('hears no other window, be its origin the same', async () => {
    const { done, posted, receive, hello } = makeFrame();
    await receive({ edgewise: 1, hello: 1 }, { source: { name: 'another' } });
    await receive({ edgewise: 1, hello: 1 }, { source: null });
    expect(posted).toEqual([]);
    await hello();
    await receive(play, { source: { name: 'another' } });
    expect([done, posted]).toEqual([[], []]);
  });

  it('hears the one origin that its address names', async () => {
    const frame = makeFrame({ origin: 'https://only.example' });
    await frame.receive({ edgewise: 1, hello: 1 });
    expect(frame.posted).toEqual([]);
    await frame.receive({ edgewise: 1, hello: 1 }, { origin: 'https://only.example' });
    expect(frame.posted[0]?.target).toBe('https://only.example');
  });

  it('hears and tells nobody where there is no window around it', async () => {
    const { frame, posted, receive } = makeFrame({ window: null });
    frame.ready('frame');
    await receive({ edgewise: 1, hello: 1 }, { source: null });
    expect(posted).toEqual([]);
  });

  it('answers a page whose origin has no name by its window', async () => {
    const { posted, receive } = makeFrame();
    await receive({ edgewise: 1, hello: 1 }, { origin: 'null' });
    expect(posted[0]).toMatchObject({ message: { type: 'now' }, target: '*' });
  });
});

describe('what is asked', () => {
  it.each<[object, object]>([
    [{ call: 'train' }, { code: 'unknown-key', path: 'call' }],
    [{ call: 'constructor' }, { code: 'unknown-key', path: 'call' }],
    [{ call: '__proto__' }, { code: 'unknown-key', path: 'call' }],
    [{ call: 'remove' }, { code: 'unknown-key', path: 'call' }],
    [
      { call: 'step', args: [{ epochs: 'ten' }] },
      { code: 'type', path: 'args[0]' },
    ],
    [
      { call: 'play', args: [1] },
      { code: 'type', path: 'args' },
    ],
    [
      { call: 'export', args: ['exe'] },
      { code: 'type', path: 'args[0]' },
    ],
    [
      { call: 'restore', args: [{ bad: 'yes' }] },
      { code: 'cycle', path: 'network' },
    ],
    [{ set: { onclick: 'alert(1)' } }, { code: 'unknown-key', path: 'set.onclick' }],
    [{ set: { innerHTML: '<b>' } }, { code: 'unknown-key', path: 'set.innerHTML' }],
    [{ set: { show: 'loss', session: 'a' } }, { code: 'unknown-key', path: 'set.session' }],
    [{ set: { selection: { kind: 'neuron' } } }, { code: 'type', path: 'set.selection' }],
  ])('is refused with an answer: %j', async (asked, error) => {
    const { done, posted, receive, hello } = makeFrame();
    await hello();
    await receive({ edgewise: 1, id: 'a', ...asked });
    expect(posted).toEqual([
      {
        message: { edgewise: 1, id: 'a', error: expect.objectContaining(error) as object },
        target: home,
      },
    ]);
    expect(done.filter(([name]) => name !== 'restore')).toEqual([]);
  });

  it('is told as an event where it has no number to be answered by', async () => {
    const { posted, receive, hello } = makeFrame();
    await hello();
    await receive({ edgewise: 1, set: { shwo: 'loss' } });
    expect(posted[0]?.message).toMatchObject({
      event: 'edgewise-error',
      detail: { path: 'set.shwo' },
    });
  });

  it('is done with what was given', async () => {
    const { done, receive, hello } = makeFrame();
    await hello();
    await receive({ edgewise: 1, id: 1, call: 'step', args: [{ epochs: 10 }] });
    await receive({ edgewise: 1, id: 2, call: 'reset', args: [null] });
    const selection = { kind: 'edge', from: '1', to: '3' };
    await receive({
      edgewise: 1,
      set: { show: 'loss', readonly: true, autoplay: false, selection },
    });
    expect(done).toEqual([
      ['step', { epochs: 10 }],
      ['reset', undefined],
      ['setAttribute', 'show', 'loss'],
      ['setAttribute', 'readonly', ''],
      ['removeAttribute', 'autoplay'],
      ['selection', selection],
    ]);
  });
});

const name = fc.oneof(
  fc.constantFrom(...methods.keys(), ...attributes, 'project', 'state', 'selection'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'remove', 'innerHTML', 'onclick', 'then'),
  fc.string(),
);

/** Mostly the first, so that a message now and then is right in all it holds. */
const mostly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: right, weight: 20 }, fc.anything());

const messageLike = fc.oneof(
  fc.record({
    edgewise: mostly(fc.constant(1)),
    id: mostly(fc.oneof(fc.nat(), fc.string())),
    call: mostly(name),
    args: mostly(fc.array(mostly(fc.record({ epochs: fc.nat() })), { maxLength: 2 })),
  }),
  fc.record({
    edgewise: mostly(fc.constant(1)),
    id: mostly(fc.oneof(fc.nat(), fc.string())),
    set: mostly(fc.dictionary(name, mostly(fc.oneof(fc.string(), fc.boolean())), { maxKeys: 3 })),
  }),
  fc.record({ edgewise: mostly(fc.constant(1)), hello: mostly(fc.constant(1)) }),
);

describe('anything at all', () => {
  it('never fails, and does only what the lists name', async () => {
    const message = fc.oneof({ arbitrary: messageLike, weight: 4 }, fc.anything());
    let acted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 5 }), async (messages) => {
        const { done, posted, receive, hello } = makeFrame();
        await hello();
        for (const one of messages) await receive(one);
        for (const [command, attribute] of done) {
          const isAttribute = command === 'setAttribute' || command === 'removeAttribute';
          if (isAttribute) expect(attributes).toContain(attribute);
          else expect([...methods.keys(), 'selection']).toContain(command);
        }
        acted += done.length;
        for (const { message: answer, target } of posted) {
          expect(target).toBe(home);
          expect(answer.edgewise).toBe(1);
        }
      }),
      { numRuns: 1000 },
    );
    // The messages were not all nonsense.
    expect(acted).toBeGreaterThan(100);
  });

  it('changes nothing where it comes from anywhere else', async () => {
    await fc.assert(
      fc.asyncProperty(messageLike, fc.anything(), fc.string(), async (data, source, origin) => {
        const { done, posted, receive, hello } = makeFrame();
        await hello();
        await receive(data, { source });
        if (origin !== home) await receive(data, { origin });
        expect([done, posted]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  });
});
