import { beside } from '../../platform/beside/index.ts';
import type { axeBarriers } from './axe.ts';
import type { PageFacts } from './facts.ts';
import type { Seen } from './walker.ts';

const run = beside<{ axeBarriers: typeof axeBarriers }>('self-inspection/axe.js');

/** What axe finds on a page, each in Chinese; undefined: it could not be looked at in time. */
export async function closelySeen({ body }: Pick<Seen, 'body'>): Promise<readonly string[] | undefined> {
  const html = body.toString('utf8');
  const found = await run('axeBarriers', html.length, html).catch(() => undefined);
  return found?.ok ? found.value : undefined;
}

/** What all pages of a kind have alike in their addresses. */
const kindOf = (path: string): string => path.replace(/\d+/g, '0').replace(/^(\/columns)\/[^/]+/, '$1/0');

/** The pages that are looked at closely: those on which something was found before, one of each kind, then the others as
 *  they were opened, up to a number. */
export function pagesToSeeClosely<Page extends Seen & { facts: PageFacts }>(
  pages: readonly Page[],
  again: readonly string[],
  most: number,
): Page[] {
  const kinds = new Set<string>();
  const first = pages.filter(({ path }) => !kinds.has(kindOf(path)) && kinds.add(kindOf(path)));
  const before = pages.filter(({ path, facts }) => again.includes(path) && facts.barriers.length);
  return [...new Set([...before, ...first, ...pages])].slice(0, most);
}
