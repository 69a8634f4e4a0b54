/** The server behind `npm start` serves its folder, under a strict policy, and nothing else. */

import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../.tools/serve.mjs';

let folder = '';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edgewise-server-'));
  const site = join(folder, 'site');
  await mkdir(join(site, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(site, 'index.html'), '<p>page</p>');
  await writeFile(join(site, 'assets', 'edgewise-1.wasm'), 'module');
  await symlink(join(folder, 'secret.txt'), join(site, 'link.txt'));
  server = await serve({ folder: site });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The status line of a path sent as it is: `fetch` would tidy it up first. */
function statusOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.setEncoding('utf8').on('error', reject);
    socket.once('data', (text) => {
      socket.destroy();
      resolve(String(text).split('\r\n')[0] ?? '');
    });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  });
}

describe('the static server', () => {
  it('answers a folder with its index.html', async () => {
    const response = await fetch(server.url);
    expect(await response.text()).toBe('<p>page</p>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('sends WebAssembly with its own type and lets it be kept', async () => {
    const response = await fetch(new URL('assets/edgewise-1.wasm', server.url));
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(response.headers.get('cache-control')).toContain('immutable');
    await response.text();
  });

  it('lets any page read its files, as an iframe needs that is sandboxed', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    await response.text();
  });

  it('sends a policy without eval and without styles in attributes', async () => {
    const response = await fetch(server.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toContain("'unsafe-inline'");
    await response.text();
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/link.txt',
    '/%00',
    '/%zz',
  ])('does not leave its folder for %s', async (path) => {
    expect(await statusOf(path)).toBe('HTTP/1.1 404 Not Found');
  });

  it('moves to the next port when one is in use, and says so', async () => {
    const port = Number(new URL(server.url).port);
    const taken: number[] = [];
    const other = await serve({
      folder,
      port,
      attempts: 5,
      onTaken: (number) => taken.push(number),
    });
    expect(taken[0]).toBe(port);
    expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
    await other.close();
  });
});
