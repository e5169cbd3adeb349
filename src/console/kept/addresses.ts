/** An address without the parameters that are ours: token and mark of an upload, the number of a kept form. */
export function plainAddress(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://own');
  for (const name of ['_csrf', '_once', 'kept']) searchParams.delete(name);
  const query = searchParams.toString();
  return query ? `${pathname}?${query}` : pathname;
}

/** The page of ours that a form was sent from, by what the browser says; '' where it says none, or another site. */
export function pageBefore(referer: string | undefined, origin: string): string {
  if (!referer || !URL.canParse(referer) || !URL.canParse(origin)) return '';
  const { origin: from, pathname, search } = new URL(referer);
  return from === new URL(origin).origin && /^\/console(?:\/|$)/.test(pathname) ? plainAddress(pathname + search) : '';
}

/** Pages that may hold the form: where it was filled in, where it was sent to, and what stands above that. A form that was
 *  found faulty before was filled in at the address it was sent to, which need not be a page. */
export function pagesOf({ page, action }: { page: string; action: string }): string[] {
  const parts = action.split('?')[0]!.split('/');
  const above = parts.map((_, n) => parts.slice(0, parts.length - n).join('/')).filter((path) => path.length > 1);
  return [...new Set([page, action, ...above])].filter((path) => path !== '');
}
