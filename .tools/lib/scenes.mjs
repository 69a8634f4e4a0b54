/**
 * The states of the page that pictures are taken of. Each is reached as a person would, by role and
 * name, at any width: `scene.show(stage)` starts from the page as it stands after loading.
 */

import { sharing } from './sharing-scenes.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {'Data and training' | 'Network' | 'Output'} Part
 * @typedef {object} Stage
 * @property {Page} page
 * @property {(name: string) => Promise<void>} press a button
 * @property {(part: Part) => Promise<void>} part shows it, where the parts are tabs
 * @property {() => Promise<void>} wholeBar on a telephone, most of the bar is folded away
 * @property {(tool: string) => Promise<void>} tool opens one below the network
 * @property {(id: string, text?: string) => Promise<void>} data chooses a set
 * @property {(label: RegExp) => Promise<void>} preset
 * @property {(epochs: number) => Promise<void>} train at full speed, at least so far
 *
 * @typedef {object} Scene
 * @property {string} name of the file
 * @property {(stage: Stage) => Promise<void>} show
 */

/**
 * @param {Page} page
 * @returns {Stage}
 */
function stageOf(page) {
  const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
  const part = async (/** @type {Part} */ name) => {
    const tab = page.getByRole('tab', { name, exact: true });
    if (await tab.isVisible()) await tab.click();
    // On a tablet, data and training are folded away.
    const isWanted = name === 'Data and training';
    const fold = page.getByRole('button', { name: 'Data', exact: true, expanded: !isWanted });
    if (await fold.isVisible()) await fold.click();
  };
  const more = page.getByRole('button', { name: 'More controls' });
  const epoch = async () => {
    const text = (await page.locator('dd.epoch').textContent()) ?? '';
    return Number(text.replaceAll(',', ''));
  };
  return {
    page,
    part,
    press: (name) => button(name).first().click(),
    wholeBar: async () => {
      if (await more.isVisible()) await more.click();
    },
    tool: async (name) => {
      await part('Network');
      await page.getByRole('tab', { name, exact: true }).click();
    },
    data: async (id) => {
      await part('Data and training');
      await page.getByRole('combobox', { name: 'Data set' }).selectOption(id);
      await page.waitForTimeout(600);
    },
    preset: async (label) => {
      const choice = page.getByRole('combobox', { name: 'Preset' });
      const text = await choice.locator('option').filter({ hasText: label }).first().innerText();
      await choice.selectOption({ label: text.trim() });
      await page.waitForTimeout(800);
    },
    train: async (epochs) => {
      const isFolded = await more.isVisible();
      if (isFolded) await more.click();
      await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
      if (isFolded) await more.click();
      await button('Play').click();
      const deadline = Date.now() + 60_000;
      while ((await epoch()) < epochs && Date.now() < deadline) await page.waitForTimeout(100);
      await button('Pause').click();
      await button('Play').waitFor();
    },
  };
}

/** @param {string} name */
const workshop =
  (name) =>
  async (/** @type {Stage} */ { page, press }) => {
    await press('Workshops');
    await page.getByRole('dialog', { name: 'Workshops' }).waitFor();
    await page.getByRole('tab', { name, exact: true }).click();
    await page.waitForTimeout(1500);
  };

/** @type {readonly Scene[]} */
export const scenes = [
  { name: 'start', show: () => Promise.resolve() },
  { name: 'page', show: ({ train }) => train(300) },
  {
    name: 'playing',
    show: async ({ page, press }) => {
      await press('Play');
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'idea',
    show: async ({ page, preset, press, wholeBar }) => {
      await preset(/The loss of one weight/);
      // On a telephone, it begins folded.
      const fold = page.getByRole('button', { name: 'Text and tasks', expanded: false });
      if (await fold.isVisible()) await fold.click();
      await wholeBar();
      await press('Step');
      await page.getByRole('img', { name: 'Done:' }).first().waitFor();
    },
  },
  {
    name: 'idea-folded',
    show: async ({ page, preset }) => {
      await preset(/Neurons and edges/);
      const fold = page.getByRole('button', { name: 'Text and tasks', expanded: true });
      if (await fold.isVisible()) await fold.click();
    },
  },
  { name: 'tour', show: ({ press }) => press('Show the tour') },
  {
    name: 'timeline',
    show: async ({ page, train, wholeBar }) => {
      await train(300);
      await wholeBar();
      await page.getByRole('slider', { name: 'Timeline' }).focus();
      for (let k = 0; k < 6; ++k) await page.keyboard.press('PageDown');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'draw-network',
    show: async ({ page, preset }) => {
      await preset(/Not in layers/);
      await page.getByRole('button', { name: 'Neuron a', exact: true }).click();
    },
  },
  {
    name: 'draw-data',
    show: async ({ page, part, press }) => {
      await part('Data and training');
      await press('Draw');
      await page.getByRole('application', { name: 'Drawing area' }).waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'draw-empty',
    show: async ({ page, part, press }) => {
      await part('Data and training');
      await press('Draw');
      const choice = page.getByRole('combobox', { name: 'Start from' });
      await choice.selectOption('classes');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'paste-fault',
    show: async ({ page, part, press }) => {
      await part('Data and training');
      await press('Paste');
      await page.getByRole('textbox', { name: 'Paste data' }).fill('x,y\n1\n');
      await press('Use this');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'data-settings',
    show: async ({ page, data }) => {
      await data('penguins');
      for (const name of [
        'Split, scale, noise',
        'More settings',
        'First rows',
        'Stop conditions',
      ]) {
        const summary = page.getByText(name, { exact: true });
        if (await summary.first().isVisible()) await summary.first().click();
      }
    },
  },
  {
    name: 'data-editor',
    show: async ({ page, data, press }) => {
      await data('penguins');
      await press('Edit table');
      await page.getByRole('dialog', { name: 'Table' }).waitFor();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'data-editor-fault',
    show: async ({ page, data, press }) => {
      await data('penguins');
      await press('Edit table');
      const dialog = page.getByRole('dialog', { name: 'Table' });
      await dialog.waitFor();
      for (const key of ['ArrowRight', 'ArrowRight', 'a', 'b', 'Enter']) {
        await page.keyboard.press(key);
      }
      await dialog.getByText('is not a number').waitFor();
    },
  },
  {
    name: 'inspect-neuron',
    show: async ({ page, train, part }) => {
      await train(100);
      await part('Network');
      await page.getByRole('button', { name: 'Neuron 4', exact: true }).click();
      // On a telephone its map comes first.
      const values = page.getByRole('button', { name: 'Values', exact: true });
      if (await values.isVisible()) await values.click();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'inspect-edge',
    show: async ({ page, train, part }) => {
      await train(100);
      await part('Network');
      await page.getByRole('button', { name: 'Edge 1 to 4', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'step-through',
    show: async ({ page, train, tool }) => {
      await train(50);
      await tool('Step through');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'weight',
    show: async ({ page, part, train, tool }) => {
      await train(50);
      await part('Network');
      await page.getByRole('button', { name: 'Edge 1 to 4', exact: true }).focus();
      await page.keyboard.press('Enter');
      await tool('Loss of one weight');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'matrices',
    show: async ({ page, train, tool }) => {
      await train(50);
      await tool('Matrices');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'confusion',
    show: async ({ page, data, train, tool }) => {
      await data('iris');
      await train(200);
      await tool('Measures');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'many-starts',
    show: async ({ page, tool, press }) => {
      await tool('Searches');
      await page.getByRole('spinbutton', { name: 'runs' }).fill('200');
      await page.getByRole('spinbutton', { name: 'epochs each' }).fill('20');
      await press('Run restarts');
      await page
        .getByRole('button', { name: 'Open the best', exact: true })
        .waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'every-combination',
    show: async ({ page, tool }) => {
      await tool('Searches');
      await page.getByRole('tab', { name: 'Every combination', exact: true }).click();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'sweep',
    show: async ({ page, tool }) => {
      await tool('Searches');
      await page.getByRole('tab', { name: 'Sweep', exact: true }).click();
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'compare',
    show: async ({ page, preset, part, press }) => {
      await preset(/Which function/);
      await part('Network');
      await press('Run both');
      await page.getByText(/^After 100 epochs/).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'map',
    show: async ({ data, train, part }) => {
      await data('iris');
      await train(200);
      await part('Output');
    },
  },
  {
    name: 'principal-axes',
    show: async ({ page, data, train, part }) => {
      await data('iris');
      await train(200);
      await part('Output');
      const choice = page.getByRole('combobox', { name: 'x', exact: true });
      await choice.selectOption({ label: 'principal axes' });
      await page.getByText('of their variance').waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'predicted',
    show: async ({ page, data, train, part }) => {
      await data('cars');
      await page.getByText('406 rows').waitFor({ state: 'attached' });
      await train(100);
      await part('Output');
      await page.getByRole('tab', { name: 'predicted', exact: true }).click();
      await page.getByRole('figure', { name: /R squared/ }).waitFor();
      await page.getByRole('button', { name: 'Worst row' }).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'plot',
    show: async ({ page, data, train, part, press }) => {
      await data('sine');
      await train(100);
      await part('Output');
      await press('Zoom and values');
      await page.getByText('Numbers', { exact: true }).last().click();
    },
  },
  {
    name: 'table',
    show: async ({ page, data, train, part }) => {
      await data('iris');
      await train(100);
      await part('Output');
      await page.getByRole('tab', { name: 'table', exact: true }).click();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'digits',
    show: async ({ page, data, train, part }) => {
      await data('digits');
      await page.getByText('1,797 rows').waitFor({ state: 'attached' });
      await train(20);
      await part('Network');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'digits-drawn',
    show: async ({ page, data, train, part }) => {
      await data('digits');
      await page.getByText('1,797 rows').waitFor({ state: 'attached' });
      await train(20);
      await part('Output');
      const pad = page.getByRole('application', { name: 'Picture' });
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      if (!box) return;
      const at = (/** @type {number} */ x, /** @type {number} */ y) =>
        page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 6 });
      await at(0.3, 0.15);
      await page.mouse.down();
      await at(0.7, 0.15);
      await at(0.45, 0.45);
      await at(0.7, 0.7);
      await at(0.3, 0.9);
      await page.mouse.up();
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'digits-in-figure',
    show: async ({ page, data, train, part }) => {
      await data('digits');
      await page.getByText('1,797 rows').waitFor({ state: 'attached' });
      await train(20);
      await part('Network');
      const figure = page.getByRole('figure', { name: 'Network' });
      await figure.getByRole('button', { name: 'Clear', exact: true }).click();
      const pad = figure.getByRole('application', { name: 'Draw the inputs' });
      await pad.focus();
      for (const key of ['ArrowRight', 'ArrowDown', 'Space', 'ArrowRight', 'Space', 'ArrowDown']) {
        await page.keyboard.press(key);
      }
      await page.waitForTimeout(400);
    },
  },
  {
    name: 'threes',
    show: async ({ page, data, train, part }) => {
      await data('threes');
      await page.getByText('1,797 rows').waitFor({ state: 'attached' });
      await train(20);
      await part('Network');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'own-pictures',
    show: async ({ page, part }) => {
      await part('Data and training');
      const picture = await page.evaluate(async () => {
        const canvas = new OffscreenCanvas(32, 32);
        const context = canvas.getContext('2d');
        if (context) {
          context.fillStyle = '#fff';
          context.fillRect(0, 0, 32, 32);
          context.fillStyle = '#347';
          context.fillRect(10, 4, 9, 24);
        }
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return btoa(String.fromCharCode(...bytes));
      });
      const buffer = Buffer.from(picture, 'base64');
      const names = ['cat 1', 'cat 2', 'cat 3', 'dog 1', 'dog 2', 'IMG_0012', 'IMG_0013'];
      await page
        .getByLabel('Upload data', { exact: true })
        .setInputFiles([
          ...names.map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer })),
          { name: 'cat 4.png', mimeType: 'image/png', buffer: Buffer.from('broken') },
        ]);
      await page.getByText('2 pictures have no class yet.').waitFor();
    },
  },
  {
    name: 'divergence',
    show: async ({ page, part, press, data }) => {
      await data('sine');
      await part('Data and training');
      const field = page.getByRole('spinbutton', { name: 'Step size', exact: true });
      await field.fill('1000');
      await field.press('Enter');
      await press('Play');
      await page
        .getByRole('alert')
        .filter({ hasText: /diverge|large|grew/i })
        .first()
        .waitFor();
    },
  },
  { name: 'workshop-approximation', show: workshop('Any function') },
  { name: 'workshop-boolean', show: workshop('Any boolean function') },
  { name: 'workshop-counting', show: workshop('How many are there?') },
  { name: 'workshop-matrix', show: workshop('Matrix product') },
  { name: 'workshop-depth', show: workshop('Deep or wide') },
  { name: 'workshop-gate', show: workshop('Multiplying') },
  {
    name: 'words',
    show: async ({ page, press }) => {
      await press('Show the tour');
      await press('Words');
      await page.getByRole('dialog', { name: 'Words' }).waitFor();
    },
  },
  ...sharing,
  {
    name: 'export-menu',
    show: async ({ press }) => press('Export'),
  },
];

/**
 * Brings a page that is loading into a state.
 * @param {Page} page
 * @param {Scene} scene
 */
export async function showScene(page, scene) {
  await page.locator('button:text-is("Play"):enabled').waitFor();
  await scene.show(stageOf(page));
  // What follows a change is drawn within a few frames.
  await page.waitForTimeout(250);
}
