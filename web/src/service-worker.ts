/**
 * Keeps the files of the page, so that it opens again without a network. They are those of one version, and
 * checked against what its build has listed; a newer version is kept beside them, and takes over when no page
 * is open or a person asks for it. Until nobody can be using them, the files of the version before stay.
 */

/** Made by the build, above this code (.tools/lib/service-worker.mjs). */
declare const listed: {
  /** A digest of all that is listed. */
  version: string;
  /** Each file below the page's folder, with its digest; './' is the page. */
  files: readonly (readonly [file: string, integrity: string])[];
};

interface Lasting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

interface Asked extends Event {
  readonly request: Request;
  respondWith: (response: Promise<Response>) => void;
}

/** What of its global scope is used here: the types of pages do not know it. */
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll: (which: object) => Promise<readonly unknown[]> };
  skipWaiting: () => Promise<void>;
  addEventListener: ((type: 'install' | 'activate', heard: (event: Lasting) => void) => void) &
    ((type: 'message', heard: (event: Lasting & { readonly data: unknown }) => void) => void) &
    ((type: 'fetch', heard: (event: Asked) => void) => void);
}

const worker = self as unknown as Scope;
const { scope } = worker.registration;
/** Other sites of the same origin, and other copies of this one, have caches of their own. */
const ours = `edgewise ${new URL(scope).pathname} `;
const present = ours + listed.version;
const files = new Set(listed.files.map(([file]) => file));
const addressOf = (file: string) => new URL(file, scope).href;
const isAsset = (file: string) => file.startsWith('assets/');

/** A server may lead on to another address; a page must not be answered with what tells so. */
const direct = (response: Response) =>
  response.redirected ? new Response(response.body, response) : response;

/** Rejects where it is not the file that was listed, as while a new version is being uploaded. */
async function fetched(file: string, integrity: string): Promise<Response> {
  const from = (cache: RequestCache) => fetch(addressOf(file), { integrity, cache });
  // Assets have a digest in their name: the browser may have them.
  const response = await (isAsset(file)
    ? from('default').catch(() => from('reload'))
    : from('no-cache'));
  if (!response.ok) throw new Error(`${file}: status ${response.status}`);
  return direct(response);
}

/** Keeps what is not kept yet. */
async function fill(): Promise<void> {
  const cache = await caches.open(present);
  await Promise.all(
    listed.files.map(async ([file, integrity]) => {
      if (await cache.match(addressOf(file), { ignoreVary: true })) return;
      await cache.put(addressOf(file), await fetched(file, integrity));
    }),
  );
}

/** Deletes what is kept of other versions, unless more pages than that get their files from here. */
async function tidy(most: number): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== present);
  const { installing, waiting } = worker.registration;
  if (pages.length > most || installing || waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function kept(file: string): Promise<Response | undefined> {
  const others = isAsset(file) ? await caches.keys() : [];
  // A page of the version before still asks for its own.
  for (const cacheName of [present, ...others.filter((name) => name.startsWith(ours))]) {
    const response = await caches.match(addressOf(file), { cacheName, ignoreVary: true });
    if (response) return response;
  }
  return undefined;
}

worker.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(tidy(0));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
  // What it has may have been deleted by the browser; where it cannot be had again, the network serves the page.
  if (event.data === 'at rest')
    event.waitUntil(
      tidy(1)
        .then(fill)
        .catch(() => undefined),
    );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const file = address.slice(scope.length).replace(/^(index\.html)?$/, './');
  if (!files.has(file) && !isAsset(file)) return;
  const fromNetwork = () => fetch(request);
  // An embedded playground is of the version that lies on the server, whatever the page is.
  const answer = file.startsWith('v1/')
    ? fromNetwork().catch(async (error: unknown) => {
        const response = await kept(file);
        if (response) return response;
        throw error;
      })
    : kept(file).then((response) => response ?? fromNetwork());
  event.respondWith(answer);
});
