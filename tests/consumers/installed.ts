/** The package as its users get it: packed, and installed into an empty folder without a network. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const execute = promisify(execFile);

export interface Installed {
  /** Of the consumer. */
  folder: string;
  /** The package's, in it. */
  files: string;
  remove: () => Promise<void>;
}

/** @param into an empty folder; one of its own when absent */
export async function install(into?: string): Promise<Installed> {
  const folder = into ?? (await mkdtemp(join(tmpdir(), 'edgewise-consumer-')));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const packed = fileURLToPath(new URL('../../dist/package', import.meta.url));
  const { stdout } = await execute('npm', ['pack', '--json', packed], { cwd: folder });
  const archive = /"filename":\s*"([^"]+)"/.exec(stdout)?.[1] ?? '';
  await execute('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${archive}`], {
    cwd: folder,
  });
  return {
    folder,
    files: join(folder, 'node_modules/edgewise'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
