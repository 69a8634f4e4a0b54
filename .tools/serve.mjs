/**
 * A small static server for dist/site. It sends the content security policy that the page has to
 * work under, and nothing from outside its folder.
 */

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { site } from './lib/paths.mjs';
import { Stop } from './lib/steps.mjs';

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The file that a request path means, or null when there is none in the folder.
 * @param {string} folder
 * @param {string} path
 * @returns {Promise<{file: string, size: number} | null>}
 */
async function locate(folder, path) {
  try {
    const top = await realpath(folder);
    const wanted = join(top, decodeURIComponent(path));
    const file = await realpath(path.endsWith('/') ? join(wanted, 'index.html') : wanted);
    if (!file.startsWith(top + sep)) return null;
    const found = await stat(file);
    return found.isFile() ? { file, size: found.size } : null;
  } catch {
    return null;
  }
}

/**
 * What every answer says, unless `serve` is told otherwise. Any page may read these files, as with most hosts
 * of static pages: an iframe that is sandboxed without `allow-same-origin` counts as another origin.
 * @type {Readonly<Record<string, string>>}
 */
const usual = {
  'Access-Control-Allow-Origin': '*',
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Answers one request from the files of a folder.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} headers
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, headers, request, response) {
  const { method = 'GET', url = '/' } = request;
  const refuse = (/** @type {number} */ status, /** @type {string} */ text) =>
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  if (method !== 'GET' && method !== 'HEAD') {
    refuse(405, 'Only GET and HEAD are answered here.');
    return;
  }
  const path = url.replace(/[?#].*$/, '');
  const found = await locate(folder, path);
  if (found === null) {
    refuse(404, 'There is no such file.');
    return;
  }
  // Files in assets/ carry a digest of their content in the name, so they never change.
  const lasts = path.startsWith('/assets/');
  response.writeHead(200, {
    'Cache-Control': lasts ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Length': found.size,
    'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
    ...headers,
  });
  if (method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<void>}
 */
const listen = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/**
 * @param {unknown} error
 * @param {string} code
 */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;

/** @param {import('node:http').Server} server */
const close = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/**
 * Listens on both addresses that `localhost` may mean: were one of them another program's, a
 * browser might show that program's page.
 * @param {() => import('node:http').Server} makeServer
 * @param {number} port
 */
async function listenLocally(makeServer, port) {
  const first = makeServer();
  await listen(first, port, '127.0.0.1');
  const address = first.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  const second = makeServer();
  try {
    await listen(second, actual, '::1');
  } catch (error) {
    const isTaken = hasCode(error, 'EADDRINUSE');
    if (isTaken) {
      await close(first);
      throw error;
    }
    // A machine without IPv6.
    return { port: actual, servers: [first] };
  }
  return { port: actual, servers: [first, second] };
}

/**
 * @typedef {object} ServeOptions
 * @property {string} [folder]
 * @property {number} [port] 0, the default, means any free one
 * @property {Readonly<Record<string, string>>} [headers] of every answer, in place of the usual ones
 * @property {number} [attempts] how many ports to try, counting up
 * @property {(port: number) => void} [onTaken] told of every port that is in use
 */

/**
 * Serves a folder on this machine only.
 * @param {ServeOptions} [options]
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({
  folder = site,
  port = 0,
  headers = usual,
  attempts = 1,
  onTaken,
} = {}) {
  const makeServer = () =>
    createServer((request, response) => {
      void answer(folder, headers, request, response);
    });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      const { port: actual, servers } = await listenLocally(makeServer, port + attempt);
      return {
        url: `http://localhost:${actual}/`,
        close: async () => {
          await Promise.all(servers.map(close));
        },
      };
    } catch (error) {
      if (hasCode(error, 'EACCES')) {
        throw new Stop(`Port ${port + attempt} is not allowed for this user. Use one above 1023.`);
      }
      if (!hasCode(error, 'EADDRINUSE')) throw error;
      onTaken?.(port + attempt);
    }
  }
  throw new Stop(
    `No free port from ${port} to ${port + attempts - 1}. Name one: npm start -- --port 5000`,
  );
}
