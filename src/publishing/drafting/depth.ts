/** Deeper than any editor nests. The parsers of HTML look through all open elements at every tag, so that they take the
 *  square of the depth. */
const DEEPEST = 200;

const NEVER_OPEN = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What the parser of pasted text closes when the next one opens right behind it; all else nests. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['th'],
  tr: ['tr', 'td', 'th'],
};

/** Whether tags of a text are nested more than two hundred deep, closed or not. Goes once through the text. */
export function isTooDeep(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, written] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,20})/gi)) {
    const name = written!.toLowerCase();
    if (NEVER_OPEN.has(name)) continue;
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    while (open.length && CLOSES[name]?.includes(open.at(-1)!)) open.pop();
    open.push(name);
    if (open.length > DEEPEST) return true;
  }
  return false;
}
