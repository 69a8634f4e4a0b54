/** The worker that scales pictures, in the form that bundlers know. Throws where there is none to be had. */
export const pictureWorker = () =>
  new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
