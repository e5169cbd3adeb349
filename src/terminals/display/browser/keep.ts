/** What a screen keeps for when nobody answers: its page, its message, what they are drawn with. */
const STORE = 'gongkai-screen';

/** Service workers and stores are there on HTTPS and on the machine itself alone. */
const canKeep = (): boolean => 'serviceWorker' in navigator && 'caches' in globalThis;

/** The page comes up again from what is kept, also after a reload or a restart with the server away. */
export async function keepPage(address: string): Promise<void> {
  if (!canKeep()) return;
  await navigator.serviceWorker.register(`${address}/worker.js`, { scope: address });
  const drawnWith = [
    ...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]'),
  ];
  const addresses = drawnWith.map((node) => ('href' in node ? node.href : node.src));
  await keepOnly(/^\/assets\//, [location.pathname, ...addresses]);
}

/** The message holds these pictures; what it held before is dropped. */
export async function keepPictures(addresses: readonly string[]): Promise<void> {
  if (canKeep()) await keepOnly(/^(?!\/assets\/)(?!.*\/screen\/)/, addresses);
}

/** These are kept, and of their sort no others. */
async function keepOnly(sort: RegExp, addresses: readonly string[]): Promise<void> {
  const store = await caches.open(STORE);
  const wanted = new Set(addresses.map((address) => new URL(address, location.href).pathname));
  for (const { url } of await store.keys()) {
    const { pathname } = new URL(url);
    if (sort.test(pathname) && !wanted.has(pathname)) await store.delete(url);
  }
  await Promise.all(addresses.map((address) => store.add(address).catch(() => undefined)));
}

/** Nothing is kept any more. */
export async function forget(): Promise<void> {
  if (!canKeep()) return;
  await caches.delete(STORE);
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (/\/screen\//.test(registration.scope)) await registration.unregister();
}
