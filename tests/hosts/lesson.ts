/** What a page of an author has to do in any host: train as Node does, read a table, find the data sets. */

import { expect } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import type { Project } from '../../wasm/src/project.js';
import type { EdgewisePlayground, EdgewiseSession } from '../../web/src/tags/public.js';
import type { Visit } from './visitor.js';

/** The one that stands in every page of `projects`. */
export const project: Project = {
  edgewise: 1,
  network: { layers: [2, 3, 1] },
  data: { generator: { name: 'circle', samples: 40, seed: 1 } },
};

/** Its weights after three epochs, from Node. */
export async function trainedInNode(): Promise<string> {
  const session = (await createEngine()).open(project);
  session.train({ epochs: 3 });
  const { weights = '' } = session.save();
  session.dispose();
  return weights;
}

/** Trains three epochs in the page's element; its weights. */
export const trainedIn = (visit: Visit): Promise<string | undefined> =>
  visit.ask(async () => {
    await customElements.whenDefined('edgewise-playground');
    const element = document.querySelector<EdgewisePlayground>('edgewise-playground');
    await element?.step({ epochs: 3 });
    return (await element?.save())?.weights;
  });

/** What the page's element says instead of its figure. */
export const saidIn = (visit: Visit): Promise<string> =>
  visit.ask(() => {
    const element = document.querySelector('edgewise-playground');
    return element?.shadowRoot?.querySelector('.message')?.textContent ?? '';
  });

/** What a page has fetched itself; what a worker of it has fetched is not in this list. */
const fetched = (visit: Visit): Promise<string[]> =>
  visit.ask(() => performance.getEntriesByType('resource').map(({ name }) => name));

export async function expectWorker(visit: Visit): Promise<void> {
  expect((await fetched(visit)).filter((address) => address.includes('.wasm'))).toEqual([]);
}

/** Without one, it is the page that has fetched the module. */
export async function expectNoWorker(visit: Visit): Promise<void> {
  expect((await fetched(visit)).filter((address) => address.includes('.wasm'))).not.toEqual([]);
}

/** How many examples a data set has that comes from a file of the package. */
const wines = (visit: Visit): Promise<number | undefined> =>
  visit.ask(async () => {
    const element = document.createElement('edgewise-session') as EdgewiseSession;
    element.setAttribute('preset', 'wine');
    document.body.append(element);
    await element.step({ samples: 1 });
    const data = (await element.save())?.data;
    element.remove();
    return data && 'table' in data ? data.table.columns[0]?.values.length : undefined;
  });

const rows = (visit: Visit) =>
  visit.ask(() => document.querySelector('#rows')?.textContent ?? undefined);

/** @param weights from Node */
export async function expectLesson(visit: Visit, weights: string): Promise<void> {
  expect(await trainedIn(visit)).toBe(weights);
  expect(await wines(visit)).toBe(178);
  await expect.poll(() => rows(visit)).toBe('2 rows');
  await expectWorker(visit);
}
