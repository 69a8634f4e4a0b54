import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** A clone in which nothing is installed yet: the tools alone. */
const clone = mkdtempSync(join(tmpdir(), 'edgewise-bare-'));
cpSync('.tools', join(clone, '.tools'), { recursive: true });
cpSync('package.json', join(clone, 'package.json'));
afterAll(() => {
  rmSync(clone, { recursive: true });
});

function runThere(...args: readonly string[]) {
  return spawnSync('node', args, { cwd: clone, encoding: 'utf8' }).stderr;
}

describe('before anything is installed, the commands load, since they are what installs:', () => {
  it('npm test', () => {
    expect(runThere('.tools/test.mjs', 'nonsense')).toContain('There is no part "nonsense"');
  });

  it('npm start', () => {
    expect(runThere('.tools/start.mjs', '--port', 'nonsense')).toContain('is not a port');
  });
});
