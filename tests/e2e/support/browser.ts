/** Starts the system's Chromium; no browser is ever downloaded. */

import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../../.tools/lib/find.mjs';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium found. `npm run setup` installs it, or says how to.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
