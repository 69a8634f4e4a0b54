/** Starts the system's Chromium; no browser is ever downloaded. */

import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { findChromium, findHeadlessShell } from '../../../.tools/lib/find.mjs';

/** @param executablePath the whole browser when absent */
export function launchOptions(executablePath = findChromium()): LaunchOptions {
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

/** The same engine without windows, where it is there: it needs a quarter less time for the same tests. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions(findHeadlessShell() ?? undefined));
}

/** With what is around its pages, as a place for pages that are installed. */
export async function launchWholeBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
