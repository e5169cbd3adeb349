// The service worker of a screen: the network first; where nobody answers, what was kept.
const STORE = 'gongkai-screen';
const PATIENCE_MS = 5_000;

interface Fetched extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'fetch', heard: (event: Fetched) => void): void;
  addEventListener(
    type: 'install' | 'activate',
    heard: (event: Event & { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
}
const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.endsWith('/signals')) return;
  event.respondWith(pathname.startsWith('/assets/') ? keptFirst(request) : networkFirst(request));
});

/** What carries its hash in its name never changes. */
async function keptFirst(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

async function networkFirst(request: Request): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = fetch(request).catch(() => undefined);
  const first = await Promise.race([answer, late]);
  if (first && first.status < 500) {
    if (first.ok && new URL(request.url).pathname.endsWith('/message'))
      await (await caches.open(STORE)).put(request, first.clone());
    return first;
  }
  return (await kept(request)) ?? (await answer) ?? Response.error();
}

/** As it was kept; what it says of itself tells that nobody answered. */
async function kept(request: Request): Promise<Response | undefined> {
  const store = await caches.open(STORE);
  const found = await store.match(new URL(request.url).pathname, { ignoreVary: true });
  if (!found) return undefined;
  const headers = new Headers(found.headers);
  headers.set('x-kept', 'yes');
  return new Response(found.body, { status: found.status, headers });
}
