/** A table that was brought along, made an exercise of, and an exercise as a learner opens it. */

import { deflateRawSync } from 'node:zlib';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./scenes.mjs').Stage} Stage
 */

const houses = `name,rooms,area,garden,price
Elm,3,82,1,240
Oak,4,105,1,305
Ash,2,61,0,178
Fir,5,134,1,390
Lime,3,75,0,214
Yew,1,40,0,120`;

/** @param {Stage} stage */
async function pasteHouses({ page, part, press }) {
  await part('Data and training');
  await press('Paste');
  await page.getByRole('textbox', { name: 'Paste data' }).fill(houses);
  await press('Use this');
  await page.getByText('Which column is to be predicted?').waitFor();
}

const exercise = {
  edgewise: 1,
  title: 'Two neurons are not enough',
  network: { layers: [2, 3, 1], hidden: 'tanh', output: 'logistic' },
  data: { generator: { name: 'circle', samples: 200, noise: 0.05, seed: 1 } },
  training: { stepSize: { initial: 0.3 }, batch: 10, loss: 'cross-entropy' },
  goal: { testLoss: 0.15, epochs: 500, neurons: 4 },
  exercise: {
    task: 'The points inside belong to one class, those outside to the other.\n\nTrain a network that tells them apart, with as few hidden neurons as you can. What does the map look like with two?',
    show: ['controls', 'network', 'output', 'loss'],
  },
};

/** As somebody opens a link. */
const openExercise = async (/** @type {Page} */ page) => {
  const hash = `#1.${deflateRawSync(JSON.stringify(exercise)).toString('base64url')}`;
  await page.evaluate((link) => {
    location.href = link;
  }, hash);
  await page.getByRole('region', { name: 'Exercise' }).getByRole('listitem').first().waitFor();
};

/** @type {readonly import('./scenes.mjs').Scene[]} */
export const sharing = [
  { name: 'which-column', show: pasteHouses },
  {
    name: 'share-exercise',
    show: async (stage) => {
      const { page, press } = stage;
      await pasteHouses(stage);
      await press('Export');
      await page.getByRole('menuitem', { name: /^Share as an exercise/ }).click();
      await page.getByRole('dialog', { name: 'Share as an exercise' }).waitFor();
    },
  },
  { name: 'exercise', show: ({ page }) => openExercise(page) },
  {
    name: 'exercise-solved',
    show: async ({ page, press, wholeBar }) => {
      await openExercise(page);
      await wholeBar();
      await page.getByRole('combobox', { name: 'Speed' }).selectOption('full speed');
      await press('Play');
      await page.getByText('✓ Solved').waitFor({ timeout: 60_000 });
    },
  },
];
