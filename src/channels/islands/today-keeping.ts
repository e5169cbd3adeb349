// The service worker of 今日任务: the network first; where nobody answers, the page as it was kept. No other page of the
// console is in its scope.
import { STORE, TODAY } from '../contacts/browser/pages.ts';

const PATIENCE_MS = 4_000;

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
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, pathname));
  else if (pathname.startsWith(TODAY) && !pathname.endsWith('/token'))
    event.respondWith(networkFirst(request, pathname));
});

/** What carries its hash in its name never changes. */
async function keptFirst(request: Request, path: string): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

async function networkFirst(request: Request, path: string): Promise<Response> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = fetch(request).catch(() => undefined);
  const first = await Promise.race([answer, late]);
  if (first && first.status < 500) return first;
  return (await kept(path)) ?? (await answer) ?? Response.error();
}

async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(STORE)).match(path, { ignoreVary: true });
}
