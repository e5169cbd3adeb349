/** What service workers share: the network first, with patience; where nobody answers, what was kept. */

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

interface Keeping {
  /** in which what was kept stands */
  store: string;
  /** how long the network has to answer, ms */
  patience: number;
  /** whether a path is the worker's; of others it leaves the answer to the browser. What stands under '/assets/' is its own
   *  always: it carries its hash in its name, and never changes */
  serves(path: string): boolean;
  /** what came from the network, before it is given out */
  came?(request: Request, answer: Response): Promise<void>;
  /** as what was kept is given out; as it is without */
  given?(kept: Response): Response;
}

/** The service worker of a page that goes on without network. */
export function keepServing({ store, patience, serves, came, given }: Keeping): void {
  const worker = self as unknown as Worker;

  async function kept(path: string): Promise<Response | undefined> {
    const found = await (await caches.open(store)).match(path, { ignoreVary: true });
    return found && given ? given(found) : found;
  }

  async function networkFirst(request: Request, path: string): Promise<Response> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
    const answer = fetch(request).catch(() => undefined);
    const first = await Promise.race([answer, late]);
    if (first && first.status < 500) {
      await came?.(request, first);
      return first;
    }
    return (await kept(path)) ?? (await answer) ?? Response.error();
  }

  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { pathname, origin } = new URL(request.url);
    if (request.method !== 'GET' || origin !== location.origin) return;
    if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
    else if (serves(pathname)) event.respondWith(networkFirst(request, pathname));
  });
}
