/** What a part of the tests came to: nothing that fails may go unnamed. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(at('build/failing-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the tests of one file come to. @param name of the file, without its end */
async function outcomeOf(name: string, tests: string) {
  await writeFile(
    join(folder, `${name}.test.ts`),
    `import { afterAll, it } from 'vitest';\n${tests}`,
  );
  const config = join(folder, `${name}.config.mjs`);
  await writeFile(config, `export default { test: { root: ${JSON.stringify(folder)} } };\n`);
  const script = `import { runVitest } from ${JSON.stringify(at('.tools/lib/vitest.mjs'))};
    const outcome = await runVitest('failing', ${JSON.stringify(config)}, [${JSON.stringify(`${name}.test`)}]);
    console.log(\`\\n\${JSON.stringify(outcome)}\`);`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
}

it.each([
  [
    'a test',
    "it('is right', () => {}); it('is wrong', () => { throw new Error('five is not four'); });",
    1,
  ],
  [
    'a hook',
    "it('is right', () => {}); afterAll(() => { throw new Error('five is not four'); });",
    1,
  ],
  [
    'work that nothing waits for',
    "it('is right', async () => { void Promise.reject(new Error('five is not four')); await new Promise((done) => setTimeout(done, 100)); });",
    1,
  ],
  ['a file', "throw new Error('five is not four');", 0],
])('names %s that fails', async (name, tests, passed) => {
  expect(await outcomeOf(name.replaceAll(' ', '-'), tests)).toEqual({
    passed,
    failed: 1,
    failures: [expect.stringContaining('five is not four')],
  });
});
