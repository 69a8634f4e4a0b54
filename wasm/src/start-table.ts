import type { Start } from './start.js';

/** The worker that reads and writes tables, in the form that bundlers know. */
export const fileTableWorker: Start = () =>
  new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
