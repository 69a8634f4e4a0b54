/** Copies of the projects here, where the packed package is installed, and the tools of authors are. */

import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostsFolder } from '../../.tools/lib/paths.mjs';
import { execute, install, type Installed } from '../consumers/installed.js';

export class Projects {
  readonly #installed: Installed;

  private constructor(installed: Installed) {
    this.#installed = installed;
  }

  /** @param name of a folder for them; two at the same time need two */
  static async begin(name: string): Promise<Projects> {
    const folder = join(hostsFolder, 'work', name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Projects(await install(folder));
  }

  /** Where the copies are. */
  get folder(): string {
    return this.#installed.folder;
  }

  /** The package's files. */
  get files(): string {
    return this.#installed.files;
  }

  /** A copy of a project; its folder. */
  async copy(name: string, as = name): Promise<string> {
    const folder = join(this.#installed.folder, as);
    await cp(fileURLToPath(new URL(`projects/${name}`, import.meta.url)), folder, {
      recursive: true,
    });
    return folder;
  }
}

/** A file of one of the tools. */
export const toolFile = (file: string) => join(hostsFolder, 'node_modules', file);

/** Runs a script of a tool in a project, as its author does. */
export async function runTool(folder: string, script: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', CI: '1' },
    maxBuffer: 1e8,
  }).catch((error: unknown) => {
    const { stdout: out, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${script} ${args.join(' ')}\n${out}\n${stderr}`);
  });
  return stdout;
}
