import type { Observation } from '../../law/index.ts';
import { openedInWords } from './looks.ts';
import type { Seen, Walker } from './walker.ts';

/** robots.txt and the site map, and what the first asks of programs is heeded. */
export async function* seeMachines(walker: Walker): AsyncGenerator<void, Observation[]> {
  const found: Observation[] = [];
  const robots = yield* walker.open('/robots.txt');
  if (robots) {
    const ok = robots.status === 200 && /^user-agent:/im.test(robots.body.toString('utf8'));
    if (ok) walker.heed(robots.body.toString('utf8'));
    found.push({
      key: '/robots.txt',
      what: 'robots.txt',
      where: '/robots.txt',
      ok,
      said: ok ? '打开了' : openedInWords(robots),
    });
  }
  const map = yield* walker.open('/sitemap.xml');
  if (map) {
    const ok = map.status === 200 && /<(?:urlset|sitemapindex)\b/.test(map.body.toString('utf8'));
    found.push({
      key: '/sitemap.xml',
      what: '网站地图',
      where: '/sitemap.xml',
      ok,
      said: ok ? '打开了' : openedInWords(map),
    });
  }
  return found;
}

/** Searches for what is known to be there: the title of a document that was opened. */
export async function* seeSearch(walker: Walker): AsyncGenerator<void, Observation[]> {
  const known = [...walker.seen.values()].find(({ path, facts }) => /^\/documents\/\d+$/.test(path) && facts);
  const title = known?.facts?.metas.get('ArticleTitle');
  if (!known || !title) return [];
  const address = `/search?${new URLSearchParams({ q: title.slice(0, 60) })}`;
  const page = yield* walker.open(address);
  if (!page) return [];
  const hit = page.facts?.links.some(({ href }) => walker.visitor.pathOf(href, address) === known.path) ?? false;
  const said = !page.facts
    ? openedInWords(page)
    : hit
      ? `用《${title}》的标题搜索，找到了`
      : `用《${title}》的标题搜索，没有找到它`;
  return [{ key: 'search', what: '站内搜索', where: '/search', ok: hit, said }];
}

/** 咨询建言渠道: a way to write to the authority that opens. */
export async function* seeWay(walker: Walker): AsyncGenerator<void, Observation | undefined> {
  const page = yield* walker.open('/engagement');
  if (!page) return undefined;
  const to = page.facts?.links
    .map(({ href }) => walker.visitor.pathOf(href, '/engagement'))
    .find((path) => path?.startsWith('/engagement/new'));
  const form = to ? yield* walker.open(to) : undefined;
  const ok = form?.facts !== undefined;
  const said = ok ? '打开了写信的页面' : to ? `写信的页面${form ? openedInWords(form) : '没有打开'}` : '没有写信的入口';
  return { key: 'way', what: '互动交流', where: '/engagement', ok, said };
}

/** Whether a document and what interprets it lead to each other. */
export async function* seeInterpretation(walker: Walker): AsyncGenerator<void, Observation[]> {
  const found: Observation[] = [];
  const documents = [...walker.seen.values()].filter(({ path, facts }) => /^\/documents\/\d+$/.test(path) && facts);
  for (const page of documents) {
    const seen = yield* seeRelated(walker, page);
    if (seen) found.push(seen);
  }
  return found;
}

/** The other side of what a page names as its interpretation, or as what it interprets; undefined: it names none. */
export async function* seeRelated(walker: Walker, page: Seen): AsyncGenerator<void, Observation | undefined> {
  const named = page.facts?.related.filter(({ how }) => how === '解读' || how === '被解读') ?? [];
  if (!named.length) return undefined;
  const faults: string[] = [];
  for (const { href, text } of named) {
    const path = walker.visitor.pathOf(href, page.path);
    if (!path) continue;
    const other = yield* walker.open(path);
    if (!other) continue;
    const back = other.facts?.related.some((one) => walker.visitor.pathOf(one.href, path) === page.path);
    if (!other.facts) faults.push(`《${text}》${openedInWords(other)}`);
    else if (!back) faults.push(`《${text}》没有链接回来`);
  }
  const what = page.facts?.metas.get('ArticleTitle') ?? page.path;
  return { key: page.path, what, where: page.path, ok: !faults.length, said: faults.join('；') || '两头都有链接' };
}
