/**
 * No call hurts: broken documents, encodings, weights and questions come back as EdgewiseErrors, and
 * the engine works on. The long form is a part of `npm run test:fuzz`.
 */

import { expect, it } from 'vitest';
import { createEngine } from '../../wasm/src/node.js';
import { Breaker } from './broken-calls.js';

const calls = Number(process.env.EDGEWISE_FUZZ_CALLS ?? 1000);
const seed = Number(process.env.EDGEWISE_FUZZ_SEED ?? 1);

it(
  `${String(calls)} broken calls find nothing but EdgewiseErrors`,
  async () => {
    const breaker = new Breaker(await createEngine(), seed);
    await breaker.make(calls);
    expect(breaker.findings.slice(0, 10)).toEqual([]);
    // Neither all refused nor all let through: both would test nothing.
    expect(breaker.refused).toBeGreaterThan(calls / 5);
    expect(breaker.refused).toBeLessThan((calls * 4) / 5);
  },
  calls * 100,
);
