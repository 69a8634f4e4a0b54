/**
 * Stepping in the figure: the introduction's evaluation and backpropagation beside it, number by number,
 * to the step of training and the weights after it.
 */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, type Session, type Trace } from '../../wasm/src/node.js';
import { violations } from './support/axe.js';
import { freshPages } from './support/fresh.js';
import { narrow } from './support/site.js';

let engine: Engine;
const { open, playground } = freshPages({ bypassCSP: true });

beforeAll(async () => {
  engine = await createEngine();
});

const written = (text: string) => Number(text.replaceAll('\u2212', '-').replaceAll(',', ''));
const rounded = (value: number, digits = 3) => Number(value.toPrecision(digits));
const heading = () => open.page.locator('.formula h3');
const next = () => playground.button('Next').click();

/** Numbers of one kind as they stand in the figure, by edge or by neuron. */
async function inFigure(kind: string): Promise<Map<string, string>> {
  const found = await open.page.locator(`ew-figure-numbers .${kind}`).evaluateAll((spans) =>
    spans.map((span) => {
      const { edge, neuron } = (span as HTMLElement).dataset;
      return [edge ?? neuron ?? '', span.textContent] as const;
    }),
  );
  return new Map(found);
}

/** Without its name: "out 0.5", "δ 0.5", "∂ 0.5". */
const number = (text: string | undefined) => written(/[−\d.e,]+$/.exec(text ?? '')?.[0] ?? 'none');

async function begin(label: string): Promise<Session> {
  await open.page.getByRole('combobox', { name: 'Preset' }).selectOption({ label });
  const session = engine.open(await playground.kept((project) => project.title === label));
  await expect.poll(() => heading().innerText()).toContain('Forward: neuron 1');
  return session;
}

describe('the running example', () => {
  const byHand = 'Backpropagation by hand';
  let session: Session;
  let trace: Trace;

  const traced = (row = 0) => {
    const { inputs, targets } = session.encoded({ index: row });
    trace = session.trace(inputs, targets);
    return { inputs, targets };
  };

  it('is walked forward and backward in the figure, and its step is the next one of training', async () => {
    session = await begin(byHand);
    const example = traced();
    const weights = [...session.weights].map((weight) => rounded(weight));
    const places = async () =>
      Promise.all(trace.neurons.map(({ id }) => playground.button(`Neuron ${id}`).boundingBox()));
    const before = await places();

    const reached: string[] = [];
    for (const neuron of trace.neurons.filter(({ kind }) => kind !== 'bias')) {
      const { id } = neuron;
      if (neuron.kind !== 'input') await next();
      await expect.poll(() => heading().innerText()).toBe(`Forward: neuron ${id}`);
      reached.push(id);
      await expect
        .poll(async () => number((await inFigure('out')).get(id)))
        .toBe(rounded(neuron.out));
      expect([...(await inFigure('out')).keys()].toSorted()).toEqual(reached.toSorted());
      if (neuron.kind === 'input') continue;
      expect(number((await inFigure('in')).get(id))).toBe(rounded(neuron.in));
      const terms = await inFigure('term');
      expect(terms.size).toBe(neuron.forward.length);
      for (const { edge, value } of neuron.forward) {
        const { from, weight } = trace.edges[edge]!;
        const { out } = trace.neurons.find((one) => one.id === from)!;
        expect(
          terms
            .get(String(edge))
            ?.split(/ [×=] /)
            .map(written),
        ).toEqual([weight, out, value].map((one) => rounded(one)));
      }
      const others = await inFigure('weight');
      for (const [edge, text] of others) expect(written(text)).toBe(weights[Number(edge)]);
    }

    await next();
    await expect.poll(() => heading().innerText()).toBe('The loss');
    const output = trace.neurons.find(({ kind }) => kind === 'output')!;
    const target = async () => number((await inFigure('target')).get(output.id));
    await expect.poll(target).toBe(rounded(example.targets[0]!));

    const gradients = new Map<string, number>();
    for (const neuron of trace.neurons.toReversed().filter(({ slope }) => slope !== null)) {
      if (neuron.kind === 'input' || neuron.kind === 'bias') continue;
      const { id } = neuron;
      await next();
      await expect.poll(() => heading().innerText()).toBe(`Backward: neuron ${id}`);
      const delta = async () => number((await inFigure('delta')).get(id));
      await expect.poll(delta).toBe(rounded(neuron.delta!));
      const terms = await inFigure('term');
      expect(terms.size).toBe(neuron.backward.length);
      for (const { edge, value } of neuron.backward) {
        expect(number(terms.get(String(edge)))).toBe(rounded(value));
      }
      for (const [edge, text] of await inFigure('gradient')) gradients.set(edge, number(text));
    }
    expect(gradients.size).toBe(trace.edges.length);
    for (const [edge, gradient] of gradients) {
      expect(gradient).toBe(rounded(trace.edges[Number(edge)]!.gradient!));
    }

    await next();
    await expect.poll(() => heading().innerText()).toBe('The step');
    expect(await playground.button('Next').isEnabled()).toBe(false);
    const stepped = session.stepped({ on: example });
    const changes = async () => inFigure('change');
    await expect.poll(async () => (await changes()).size).toBe(trace.edges.length);
    for (const [edge, text] of await changes()) {
      const [old, now] = text.split('→').map((part) => written(part.trim()));
      expect(old).toBe(rounded(trace.edges[Number(edge)]!.weight, 4));
      expect(now).toBe(rounded(stepped.weights[Number(edge)]!, 4));
    }
    expect(await places()).toEqual(before);
    expect(await violations(open.page)).toEqual([]);

    // What Step does when this example is in turn, to the last bit.
    await playground.button('Apply this step').click();
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 1');
    session.train({ samples: 1 });
    expect([...session.weights]).toEqual([...Float32Array.from(stepped.weights)]);
    const kept = async () => engine.open((await playground.keptNow())!).fingerprint();
    await expect.poll(kept).toBe(session.fingerprint());
    traced();
    const loss = async () => /loss\s+([\d.]+), before the step/.exec(await bar())?.[1];
    const bar = () => open.page.locator('ew-step-through .steps').innerText();
    await expect.poll(loss).toBe(trace.loss!.toFixed(4));
    await next();
    const terms = async () => (await inFigure('term')).get('0')?.split(' ')[0];
    await expect
      .poll(async () => written((await terms()) ?? ''))
      .toBe(rounded(session.weights[0]!));

    await playground.button('Undo').click();
    const present = async () =>
      [...engine.open((await playground.keptNow())!).weights].map((weight) => rounded(weight));
    await expect.poll(present).toEqual(weights);
  });

  it('is trained on any training row, whosever turn it is', async () => {
    session = await begin(byHand);
    const example = open.page.getByRole('spinbutton', { name: 'Example', exact: true });
    await example.fill('4');
    await example.press('Enter');
    const { inputs, targets } = session.encoded({ index: 3 });
    const stepped = session.stepped({ on: { inputs, targets } });
    while (await playground.button('Next').isEnabled()) await next();
    await playground.button('Apply this step').click();
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 1');
    const kept = async () => [...engine.open((await playground.keptNow())!).weights];
    await expect.poll(kept).toEqual([...Float32Array.from(stepped.weights)]);
    expect(await playground.metric('epoch')).toBe(0);
  });

  it('is stepped by the arrow keys, and a neuron that is clicked is the next in turn', async () => {
    session = await begin(byHand);
    await playground.button('Next').focus();
    await open.page.keyboard.press('ArrowRight');
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 3');
    await open.page.keyboard.press('ArrowLeft');
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 1');
    // In a field they move the cursor.
    await open.page.getByRole('spinbutton', { name: 'Example', exact: true }).focus();
    await open.page.keyboard.press('ArrowRight');
    expect(await heading().innerText()).toBe('Forward: neuron 1');

    await playground.button('Neuron 6').click();
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 6');
    await expect.poll(async () => (await inFigure('out')).size).toBe(4);
    while ((await heading().innerText()) !== 'Backward: neuron 9') await next();
    await playground.button('Neuron 4').click();
    await expect.poll(() => heading().innerText()).toBe('Backward: neuron 4');
    await expect.poll(async () => (await inFigure('delta')).size).toBe(4);
  });

  it('moves nothing for whoever asks for less motion, and shows the same', async () => {
    session = await begin(byHand);
    const numbers = open.page.locator('ew-figure-numbers');
    // An animation may be over before anybody looks for it.
    const begun = await numbers.evaluateHandle(({ shadowRoot }) => {
      const names: string[] = [];
      shadowRoot!.addEventListener('animationstart', (event) => {
        names.push((event as AnimationEvent).animationName);
      });
      return names;
    });
    await next();
    await expect.poll(() => begun.jsonValue()).toContain('travels');
    await open.page.emulateMedia({ reducedMotion: 'reduce' });
    await begun.evaluate((names) => names.splice(0));
    await next();
    await expect.poll(() => heading().innerText()).toBe('Forward: neuron 4');
    await expect.poll(async () => (await inFigure('term')).size).toBe(2);
    expect(await begun.jsonValue()).toEqual([]);
    expect(await numbers.locator('.travels:visible').count()).toBe(0);
  });

  it('shows on a telephone the numbers of the neuron in turn, none over another', async () => {
    session = await begin(byHand);
    await open.page.setViewportSize(narrow);
    await open.page.getByRole('tab', { name: 'Network', exact: true }).click();
    for (let step = 0; step < 12; ++step) {
      await next();
      const boxes = await open.page
        .locator('ew-figure-numbers .pill.own, ew-figure-numbers .beside.own')
        .evaluateAll((spans) =>
          spans.map((span) => span.getBoundingClientRect().toJSON() as DOMRect),
        );
      for (const [k, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.right).toBeLessThanOrEqual(narrow.width);
        for (const b of boxes.slice(k + 1)) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          expect(across > 4 && down > 4, `step ${String(step)}`).toBe(false);
        }
      }
      // No formula is cut off.
      const lines = open.page.locator('ew-step-through .line');
      const isWhole = await lines.evaluateAll((all) =>
        all.every((one) => one.scrollWidth <= one.clientWidth + 1),
      );
      expect(isWhole).toBe(true);
    }
  });
});

it('shows where numbers are scaled: on their way in, on their way out, in the loss', async () => {
  await playground.dataSet.selectOption('sine');
  await open.page.getByText('feed-forward, 3 layers').waitFor();
  const project = await playground.kept(({ title }) => title === 'Sine wave');
  const session = engine.open(project);
  await open.page.getByRole('tab', { name: 'Step through', exact: true }).click();
  const formula = () => open.page.locator('.formula').innerText();
  await expect.poll(formula).toContain('is scaled before it goes in');
  const [example] = session.listing({ count: 1 }).examples;
  const { inputs } = session.encoded({ index: 0 });
  const [x, y] = session.data!.columns;
  const raw = async (id: string) => number((await inFigure('raw')).get(id));
  await expect.poll(() => raw('1')).toBe(rounded(example!.cells[x!.name] as number));
  expect(number((await inFigure('out')).get('1'))).toBe(rounded(inputs[0]!));

  const output = session.network.neurons.find(({ kind }) => kind === 'output')!;
  while (!(await heading().innerText()).endsWith(`neuron ${output.id}`)) await next();
  const predicted = example!.predictions[y!.name] as number;
  await expect.poll(() => raw(output.id)).toBe(rounded(predicted));
  expect(await formula()).toContain('Scaled back');
  await next();
  await expect.poll(formula).toContain('in the units of the table');
});

it('keeps the card of a neuron away from a cycle that is lit', async () => {
  const { page } = open;
  await page.getByRole('combobox', { name: 'Preset' }).selectOption({ label: 'No cycles' });
  const middle = async (name: string) => {
    const box = (await playground.button(name).boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await playground.button('Connect neuron b').waitFor();
  await page.mouse.move(...(await middle('Connect neuron b')));
  await page.mouse.down();
  await page.mouse.move(...(await middle('Neuron a')), { steps: 6 });
  await page.mouse.up();
  const lit = page.locator('.neuron.round');
  await expect.poll(() => lit.count()).toBe(2);
  for (const name of ['Neuron a', 'Neuron x', 'Neuron b']) {
    await page.mouse.move(5, 5);
    await playground.button(name).hover();
    const card = page.locator('ew-neuron-card div');
    await expect.poll(() => card.innerText()).toContain(name);
    const [box, ...neurons] = await Promise.all([
      card.boundingBox(),
      ...(await lit.all()).map((one) => one.boundingBox()),
    ]);
    for (const neuron of neurons) {
      const isApart =
        box!.x >= neuron!.x + neuron!.width ||
        box!.x + box!.width <= neuron!.x ||
        box!.y >= neuron!.y + neuron!.height ||
        box!.y + box!.height <= neuron!.y;
      expect(isApart, name).toBe(true);
    }
  }
});
