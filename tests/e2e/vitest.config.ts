/** Tests of the built site in real browsers, three files at a time: each often waits. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 3,
    // Files that run one after the other share a browser, and pages whose code is compiled already.
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // As long as a person would wait on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
