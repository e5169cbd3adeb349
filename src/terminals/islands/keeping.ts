// The service worker of a screen. What was kept says so of itself, which tells that nobody answered.
import { keepServing } from '../../platform/browser/keeping.ts';

const STORE = 'gongkai-screen';

keepServing({
  store: STORE,
  patience: 5_000,
  serves: (path) => !path.endsWith('/signals'),
  async came(request, answer) {
    if (answer.ok && new URL(request.url).pathname.endsWith('/message'))
      await (await caches.open(STORE)).put(request, answer.clone());
  },
  given(kept) {
    const headers = new Headers(kept.headers);
    headers.set('x-kept', 'yes');
    return new Response(kept.body, { status: kept.status, headers });
  },
});
