/** Tests of the package with the tools and in the browsers of others: `npm run test:hosts`. */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/hosts/**/*.test.ts'],
    environment: 'node',
    // A bundler takes a core or two, and on a busy machine its time.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
