/**
 * `npm run test:hosts`: the packed package with the tools and in the browsers of others (tests/hosts). They are
 * large and only needed here, so they are installed apart, in build/hosts. A file's name runs it alone:
 * `npm run test:hosts builds`.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { hostsFolder, root } from './lib/paths.mjs';
import { runMain, step } from './lib/steps.mjs';
import { printSummary } from './lib/summary.mjs';
import { runVitest } from './lib/vitest.mjs';
import { installApart, setup } from './setup.mjs';

await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  await setup('hosts');
  await build();
  await installApart(join(root, 'tests/hosts/tools'), hostsFolder, 'the tools of the hosts');
  const start = performance.now();
  const outcome = await step('Running Vitest (hosts)', () =>
    runVitest('hosts', 'tests/hosts/vitest.config.ts', positionals),
  );
  printSummary([{ part: 'hosts', ...outcome, seconds: (performance.now() - start) / 1000 }]);
  if (outcome.failed > 0) process.exitCode = 1;
});
