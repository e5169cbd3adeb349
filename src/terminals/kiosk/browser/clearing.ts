/** Nothing that anybody typed or looked at stays in this browser. */
export async function clearAll(): Promise<void> {
  for (const form of document.querySelectorAll('form')) form.reset();
  sessionStorage.clear();
  localStorage.clear();
  const bases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  for (const { name } of bases) if (name) indexedDB.deleteDatabase(name);
}

/** Keys that lead out of a page, or open something beside it. */
export function keepIn(): void {
  const stop = (event: Event) => event.preventDefault();
  for (const kind of ['contextmenu', 'dragstart', 'drop']) document.addEventListener(kind, stop);
  addEventListener(
    'keydown',
    (event) => {
      const out = /^F\d{1,2}$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey;
      if (out) event.preventDefault();
    },
    true,
  );
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload(); // as it was for whoever was here before
  });
}
