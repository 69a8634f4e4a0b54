/**
 * Fetches ahead all that the page may load later, so that it goes on when the network is gone: its
 * scripts into the map of modules, what workers and data sets load into the browser's cache.
 */

/** Written beside the page when it is built (.tools/lib/site-plugins.mjs). */
const list = 'files.json';

async function keepInCache(address: string): Promise<void> {
  const response = await fetch(address, { priority: 'low' });
  // It is kept once all of it is here.
  await response.arrayBuffer();
}

function keepAsModule(address: string): void {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = address;
  link.fetchPriority = 'low';
  document.head.append(link);
}

/** What cannot be fetched now is told when it is asked for. */
export async function fetchAhead(): Promise<void> {
  const response = await fetch(list);
  const files = (await response.json()) as string[];
  const isModule = (file: string) =>
    file.endsWith('.js') && document.createElement('link').relList.supports('modulepreload');
  for (const file of files.filter(isModule)) keepAsModule(file);
  await Promise.allSettled(files.filter((file) => !isModule(file)).map(keepInCache));
}
