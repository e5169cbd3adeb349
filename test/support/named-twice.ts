/** An id that stands twice in a page: a label or a link leads to the wrong one. */
export function namedTwice(html: string): string | undefined {
  const met = new Set<string>();
  for (const [, id] of html.matchAll(/<[a-z][^>]* id="([^"]+)"/g)) {
    if (met.has(id!)) return id!.replace(/\d+/g, 'N');
    met.add(id!);
  }
  return undefined;
}
