/** What tests do on the page, by role and name as a person finds it. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Project } from '../../../wasm/src/project.js';

export type MetricName = 'epoch' | 'training loss' | 'test loss' | 'accuracy';

/** A file of tests/data or core/data. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../../core/data/${name}`, import.meta.url));
}

export class PlaygroundPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  get upload(): Locator {
    return this.page.getByLabel('Upload data', { exact: true });
  }

  get dataSet(): Locator {
    return this.page.getByRole('combobox', { name: 'Data set', exact: true });
  }

  /** What is told at the place of the data. */
  get dataFault(): Locator {
    return this.page.getByRole('region', { name: 'Data' }).getByRole('alert').first();
  }

  /** Waits until the network stands there: the page is ready. */
  async ready(): Promise<this> {
    await this.button('Neuron 1').waitFor();
    await this.page.locator('button:text-is("Play"):enabled').waitFor();
    return this;
  }

  async metric(name: MetricName): Promise<number> {
    const text = await this.page
      .locator('dl div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .locator('dd')
      .first()
      .innerText();
    const value = Number(text.replaceAll(',', '').replace('\u2212', '-').replace(' %', ''));
    return text.endsWith('%') ? value / 100 : value;
  }

  /** On a telephone, most of the bar is folded away at first. */
  async openBar(): Promise<void> {
    const fold = this.page.getByRole('button', { name: 'More controls', expanded: false });
    if (await fold.isVisible()) await fold.click();
  }

  async trainTo(epoch: number): Promise<void> {
    await this.openBar();
    await this.page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
    await this.button('Play').click();
    await expect.poll(() => this.metric('epoch'), { timeout: 30_000 }).toBeGreaterThan(epoch);
    await this.button('Pause').click();
    await this.button('Play').waitFor();
    await this.settled();
  }

  /** Trains until it stops by itself, after exactly so many epochs. */
  async trainUntil(epochs: number, speed = 'full speed'): Promise<void> {
    await this.openBar();
    await this.page.getByRole('combobox', { name: 'Speed' }).selectOption(speed);
    const field = this.page.getByRole('spinbutton', { name: 'Epochs', exact: true });
    if (!(await field.isVisible())) await this.page.getByText('Stop conditions').click();
    await field.fill(String(epochs));
    await field.press('Enter');
    await this.button('Play').click();
    await expect.poll(() => this.metric('epoch'), { timeout: 30_000 }).toBe(epochs);
    await this.button('Play').waitFor();
  }

  /** The file that a click on `control` saves. */
  async saved(control: Locator): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), control.click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  }

  /** What the item of this name in the menu Export saves. */
  async export(item: string): Promise<{ name: string; content: Buffer }> {
    await this.button('Export').click();
    return this.saved(this.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }));
  }

  /** Waits until the slice that was on its way when Pause was pressed has been shown. */
  async settled(): Promise<void> {
    // On a busy machine a worker may begin late: its timers go off after what was asked of it before.
    const workers = this.page.workers();
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
    await Promise.allSettled(workers.map((worker) => worker.evaluate(pause)));
    const numbers = () => this.page.locator('dl').first().innerText();
    let before = '';
    await expect
      .poll(
        async () => {
          const now = await numbers();
          const isSame = now === before;
          before = now;
          return isSame;
        },
        { interval: 150 },
      )
      .toBe(true);
  }

  /** The prediction that stands under the typed input, and its probabilities as they are shown. */
  async prediction(): Promise<{ value: string; shown: string[] }> {
    const form = this.page.getByRole('region', { name: 'Try an input' });
    return {
      value: await form.locator('.answer').innerText(),
      shown: await form.locator('.bars span:nth-child(3n)').allInnerTexts(),
    };
  }

  /** The project that the page would keep if it were left now. */
  async keptNow(): Promise<Project | null> {
    const text = await this.page.evaluate(() => {
      dispatchEvent(new Event('pagehide'));
      return localStorage.getItem('edgewise.project');
    });
    return text === null ? null : (JSON.parse(text) as Project);
  }

  /** The project that the page keeps for the next visit, once it holds what `sees` looks for. */
  async kept(sees: (project: Project) => boolean): Promise<Project> {
    let found: Project | null = null;
    // It is kept a second after the last change.
    await expect
      .poll(
        async () => {
          const text = await this.page.evaluate(() => localStorage.getItem('edgewise.project'));
          const project = text === null ? null : (JSON.parse(text) as Project);
          found = project !== null && sees(project) ? project : null;
          return found !== null;
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    return found as unknown as Project;
  }
}
