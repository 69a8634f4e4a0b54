/** Notes what a page asks for and what goes wrong in it. */

import type { ConsoleMessage, Page, Request, Response } from 'playwright-core';

export interface Watch {
  /** Addresses requested so far, workers' requests included. */
  readonly requests: string[];
  /** Errors in the console, exceptions that nobody caught, requests that failed. */
  readonly errors: string[];
  /** From now on nothing is noted. */
  readonly stop: () => void;
}

/** Has to be called before the page goes anywhere. */
export function watchPage(page: Page): Watch {
  const requests: string[] = [];
  const errors: string[] = [];
  const context = page.context();
  const onRequest = (request: Request) => void requests.push(request.url());
  const onFailure = (request: Request) => {
    const reason = request.failure()?.errorText ?? 'no reason';
    // What a page fetches ahead is not missed where it is left or loaded anew meanwhile.
    if (reason !== 'net::ERR_ABORTED') errors.push(`request failed: ${request.url()}: ${reason}`);
  };
  const onResponse = (response: Response) => {
    if (response.status() >= 400) errors.push(`status ${response.status()}: ${response.url()}`);
  };
  const onError = (error: Error) => void errors.push(`not caught: ${error.message}`);
  const onMessage = (message: ConsoleMessage) => {
    // Browsers ask for it by themselves, at documents that name no icon: none of ours is such a one.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  };
  context.on('request', onRequest);
  page.on('requestfailed', onFailure);
  page.on('response', onResponse);
  page.on('pageerror', onError);
  page.on('console', onMessage);
  const stop = () => {
    context.off('request', onRequest);
    page.off('requestfailed', onFailure);
    page.off('response', onResponse);
    page.off('pageerror', onError);
    page.off('console', onMessage);
  };
  return { requests, errors, stop };
}
