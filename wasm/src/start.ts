/** How workers are started. Each may throw where the page forbids it. */

export type Start = () => Worker;

/** From a file beside this code. Bundlers know a worker by this very expression, and by no other. */
export const fileWorker: Start = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/**
 * From a Blob that loads the file: in a sandbox, or from another origin than the page's, a file can be
 * loaded but not be a worker. Where the file is, only the expression above can tell: while it is
 * evaluated, another class stands in the browser's place.
 */
export function viaBlob(start: Start): Start {
  return () => {
    const { Worker: Own } = globalThis;
    // What a constructor returns is what its `new` makes.
    globalThis.Worker = function (file: URL, options?: WorkerOptions) {
      const address = JSON.stringify(file.href);
      const code = options?.type === 'module' ? `import ${address}` : `importScripts(${address})`;
      return new Own(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), options);
    } as unknown as typeof Worker;
    try {
      return start();
    } finally {
      globalThis.Worker = Own;
    }
  };
}
