/**
 * An action that runs once at a time: whoever asks while it runs waits for one more run, which
 * sees everything that has changed until it starts.
 */
export function coalesce(act: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    if (!current) {
      current = act().finally(() => {
        current = undefined;
      });
      return current;
    }
    next ??= current.then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
  return run;
}
