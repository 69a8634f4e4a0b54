/** Where the sources lie that a package is made of, as their own clone knows it. */

import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @param {string} remote as git has it
 * @returns {{type: 'git', url: string} | null} as a package's manifest has it; null of what nobody else can reach
 */
export function repositoryOf(remote) {
  const short = /^[\w.-]+@([\w.-]+):(?!\d+\/)([\w.~/-]+)$/.exec(remote);
  const address = short ? `https://${String(short[1])}/${String(short[2])}` : remote;
  if (!/^(https|ssh|git):\/\//.test(address) || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  // Who cloned it, and with which token, is nobody's business.
  const isPublic = hostname.includes('.') && !/^[\d.]+$/.test(hostname);
  return isPublic ? { type: 'git', url: `git+https://${hostname}${pathname}` } : null;
}

/** Of this clone; null where it came from no address. */
export function ownRepository() {
  const asked = ['config', '--get', 'remote.origin.url'];
  const { status, stdout } = spawnSync('git', asked, { cwd: root, encoding: 'utf8' });
  return status === 0 ? repositoryOf(stdout.trim()) : null;
}
