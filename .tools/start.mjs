/** `npm start`: installs what the build needs, builds, and serves the page. */

import { parseArgs } from 'node:util';
import { buildForServing } from './build.mjs';
import { Stop, runMain, seconds } from './lib/steps.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

const defaultPort = 4173;
const portsToTry = 50;

/** @returns {number} from `--port`, else from the variable PORT, else the default */
function chosenPort() {
  const { values } = parseArgs({ options: { port: { type: 'string', short: 'p' } } });
  const text = values.port ?? process.env.PORT ?? String(defaultPort);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port + portsToTry > 65536) {
    throw new Stop(`"${text}" is not a port: give a whole number from 1 to ${65536 - portsToTry}.`);
  }
  return port;
}

await runMain(async () => {
  const start = performance.now();
  const port = chosenPort();
  await setup('build');
  await buildForServing();
  const { url } = await serve({
    port,
    attempts: portsToTry,
    onTaken: (taken) => console.log(`Port ${taken} is in use; trying ${taken + 1}.`),
  });
  console.log(`Ready after ${seconds(start)} s. Stop with Ctrl+C. Open`);
  console.log(`  ${url}`);
});
