/** Notes what a page asks for and what goes wrong in it. */

import type { Page } from 'playwright-core';

export interface Watch {
  /** Addresses requested so far, workers' requests included. */
  readonly requests: string[];
  /** Errors in the console, exceptions that nobody caught, requests that failed. */
  readonly errors: string[];
}

/** Has to be called before the page goes anywhere. */
export function watchPage(page: Page): Watch {
  const requests: string[] = [];
  const errors: string[] = [];
  page.context().on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason';
    // What a page fetches ahead is not missed where it is left or loaded anew meanwhile.
    if (reason !== 'net::ERR_ABORTED') errors.push(`request failed: ${request.url()}: ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('pageerror', (error) => errors.push(`not caught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return { requests, errors };
}
