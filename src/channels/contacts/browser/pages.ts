/** The pages of today, kept for when there is no network. */
export const STORE = 'gongkai-today';
export const TODAY = '/console/today';

/** Service workers and stores are there on HTTPS and on the machine itself alone. */
const canKeep = (): boolean => 'serviceWorker' in navigator && 'caches' in globalThis;

/** The page that was opened last. An older one that is still at it must not drop what the newer one keeps. */
const NEWEST = 'gongkai-today-newest';

/** This page, the tasks it lists, and what they are drawn with; what was kept before is dropped.
 *  @param addresses paths of the tasks */
export async function keepPages(addresses: readonly string[]): Promise<void> {
  if (!canKeep()) return;
  const own = String(Math.random()); // no time: a phone's clock may be set back
  localStorage.setItem(NEWEST, own);
  const isOlder = () => localStorage.getItem(NEWEST) !== own;
  await navigator.serviceWorker.register(`${TODAY}/worker.js`, { scope: TODAY });
  const drawn = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]');
  const wanted = [TODAY, ...addresses, ...[...drawn].map((node) => ('href' in node ? node.href : node.src))];
  const paths = new Set(wanted.map((address) => new URL(address, location.href).pathname));
  const store = await caches.open(STORE);
  const before = await store.keys();
  if (isOlder()) return;
  for (const { url } of before)
    if (!paths.has(new URL(url).pathname) && !url.includes('/assets/')) await store.delete(url);
  for (const path of paths) {
    if (path.startsWith('/assets/') && (await store.match(path))) continue;
    const answer = await fetch(path).catch(() => undefined);
    if (isOlder()) return;
    if (answer?.ok && !answer.redirected) await store.put(path, answer);
  }
}

export const hasWorker = (): boolean => canKeep() && navigator.serviceWorker.controller !== null;

export async function forgetPages(): Promise<void> {
  if (!canKeep()) return;
  await caches.delete(STORE);
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (registration.scope.endsWith(TODAY)) await registration.unregister();
}
