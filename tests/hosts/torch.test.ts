/**
 * Training goes on in PyTorch where Edgewise left it: the scripts of over two hundred random networks
 * compute at first what the engine does, and after an epoch what the engine does after it.
 */

import { it } from 'vitest';
import { expectSameTraining } from '../engine/exports/training.js';

it('computes and trains as the engine does', async () => {
  await expectSameTraining(220, { format: 'pytorch', title: 'PyTorch', module: 'torch' });
});
