/** The system's WebKit, by its own driver, which speaks WebDriver over HTTP, on a screen that nobody sees. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { findMiniBrowser } from '../../.tools/lib/find.mjs';
import type { Visitor } from './visitor.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Session {
  sessionId: string;
}

export async function webkit(): Promise<Visitor> {
  const port = String(await freePort());
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    // To be ended with all that it starts.
    detached: true,
    env: { ...process.env, LC_ALL: 'C.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });

  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: T & { message?: string } };
    if (!answer.ok) throw new Error(`WebKitWebDriver: ${value.message ?? answer.statusText}`);
    return value;
  }

  const isUp = () =>
    call('GET', '/status').then(
      () => true,
      () => false,
    );
  const patience = AbortSignal.timeout(30_000);
  while (!(await isUp())) {
    patience.throwIfAborted();
    if (driver.exitCode !== null) throw new Error('WebKitWebDriver could not be started.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  const { sessionId } = await call<Session>('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        timeouts: { script: 60_000 },
        'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  return {
    name: 'WebKit',
    // One window, and in it one page after the other.
    open: async (url) => {
      await call('POST', `${session}/url`, { url });
      return {
        ask: async (question, given) => {
          const script = `const answer = arguments[arguments.length - 1];
            Promise.resolve().then(() => (${String(question)})(arguments[0])).then(
              (value) => answer({ value: value === undefined ? null : value }),
              (error) => answer({ fault: String(error) }),
            );`;
          const { value, fault } = await call<{ value?: unknown; fault?: string }>(
            'POST',
            `${session}/execute/async`,
            { script, args: [given ?? null] },
          );
          if (fault !== undefined) throw new Error(fault);
          return value as never;
        },
        close: () => call('POST', `${session}/url`, { url: 'about:blank' }),
      };
    },
    close: async () => {
      await call('DELETE', session);
      if (driver.pid !== undefined) process.kill(-driver.pid);
    },
  };
}
