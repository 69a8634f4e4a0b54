/** Starts the system's Chromium; no browser is ever downloaded. */

import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { findChromium } from '../../../.tools/lib/find.mjs';

export function launchOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('No Chromium found. `npm run setup` installs it, or says how to.');
  }
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
