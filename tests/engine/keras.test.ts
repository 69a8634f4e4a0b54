/**
 * Training goes on in Keras where Edgewise left it, as far as a stand-in shows that is written from Keras' source: Keras
 * itself is not among the packages of Debian.
 */

import { it } from 'vitest';
import { expectSameTraining } from './exports/training.js';

it('computes and trains as the engine does', async () => {
  await expectSameTraining(220, {
    format: 'keras',
    title: 'Keras (a stand-in)',
    module: 'numpy',
    standIn: 'stand-in',
  });
});
