import type { IndicatorId, Observation, SeenColumn, SeenGuide } from '../../law/index.ts';
import { foreignLanguages } from '../../platform/languages/language.ts';
import { closelySeen, pagesToSeeClosely } from './closely.ts';
import type { PageFacts } from './facts.ts';
import {
  accessibilitySeen,
  columnPath,
  type KnownColumn,
  linkSeen,
  metadataSeen,
  mobileSeen,
  newestOn,
  openedInWords,
  seeColumn,
  seeFile,
  seeGuide,
  speedSeen,
} from './looks.ts';
import { seeInterpretation, seeMachines, seeSearch, seeWay } from './services.ts';
import type { Seen, Walker } from './walker.ts';

/** What a night looks for. */
export interface Wanted {
  columns: readonly KnownColumn[];
  /** pages on which something was found before: opened first, so that it is looked at again */
  again: readonly string[];
  /** 'YYYY-MM-DD' */
  today: string;
}

/** What of each sort is opened at most. */
const MOST = { columns: 120, articles: 40, guides: 40, files: 30, links: 60 };

/** What was seen of a site. */
export interface Walked {
  /** undefined: the first page did not open, and nothing else was tried */
  home: { newest: string | undefined; https: boolean } | undefined;
  /** why it did not */
  why: string;
  columns: readonly SeenColumn[];
  guides: readonly SeenGuide[] | undefined;
  way: Observation | undefined;
  observations: Readonly<Partial<Record<IndicatorId, readonly Observation[]>>>;
  pages: number;
  /** paths of pages that opened */
  opened: readonly string[];
  /** what was left out for its number or the time, in words */
  leftOut: string;
}

/** Looks at a site as a reader would: the first page, columns, the newest documents, guides, files, links, the search. */
export async function* walk(walker: Walker, { columns, again, today }: Wanted): AsyncGenerator<void, Walked> {
  const home = yield* walker.open('/');
  if (!home?.facts) return nothing(home ? openedInWords(home) : '没有打开', walker);
  const machines = yield* seeMachines(walker);
  for (const path of again) if (path.startsWith('/') && !path.startsWith('/files/')) yield* walker.open(path);

  const seenColumns: SeenColumn[] = [];
  for (const column of columns.slice(0, MOST.columns)) {
    const seen = yield* seeColumn(walker, column, today);
    if (seen) seenColumns.push(seen);
  }
  const list = yield* walker.open('/guides');
  const guidePaths = list?.facts ? linked(walker, list, /^\/guides\/\d+$/) : [];
  const guides: SeenGuide[] = [];
  for (const path of guidePaths.slice(0, MOST.guides)) {
    const seen = yield* seeGuide(walker, path);
    if (seen) guides.push(seen);
  }
  const articlePaths = [home, ...columns.flatMap(({ slug }) => walker.seen.get(columnPath(slug)) ?? [])].flatMap(
    (page) => (page.facts ? linked(walker, page, /^\/documents\/\d+$/).slice(0, page === home ? 20 : 3) : []),
  );
  const articles = unique([...again.filter((path) => /^\/documents\/\d+$/.test(path)), ...articlePaths]);
  for (const path of articles.slice(0, MOST.articles)) yield* walker.open(path);

  const interpretation = yield* seeInterpretation(walker);
  const search = yield* seeSearch(walker);
  const way = yield* seeWay(walker);
  const links = yield* seeLinks(walker);
  const files = yield* seeFiles(walker, again);
  const pages = pagesOf(walker);
  const accessibility = yield* seeAccessibility(walker, pages, again);
  return {
    home: { newest: newestOn(home.facts, today), https: home.https },
    why: '',
    columns: seenColumns,
    guides: list?.facts ? guides : undefined,
    way,
    observations: {
      links: links.observations,
      files: files.observations,
      interpretation,
      search,
      machines,
      metadata: pages.map(metadataSeen),
      mobile: pages.map(mobileSeen),
      accessibility,
      speed: [...walker.seen.values()].filter(isShown).map(speedSeen),
    },
    pages: walker.seen.size,
    opened: pages.map(({ path }) => path),
    leftOut: leftOutOf(walker, {
      ...{ columns: columns.length - MOST.columns, articles: articles.length - MOST.articles },
      ...{ guides: guidePaths.length - MOST.guides, links: links.skipped, files: files.skipped },
    }),
  };
}

const nothing = (why: string, walker: Walker): Walked => ({
  ...{ home: undefined, why, columns: [], guides: undefined, way: undefined, observations: {} },
  ...{ pages: walker.seen.size, opened: [], leftOut: '' },
});

const unique = (paths: readonly string[]): string[] => [...new Set(paths)];

/** Paths of a page's links of one form. */
function linked(walker: Walker, { facts, path }: Seen, form: RegExp): string[] {
  const paths = (facts?.links ?? []).flatMap(({ href }) => walker.visitor.pathOf(href, path) ?? []);
  return unique(paths.filter((one) => form.test(one)));
}

const isShown = ({ path }: Seen): boolean => !/^\/(?:files|robots\.txt|sitemap)/.test(path);

/** Pages that opened, whatever they are. */
const pagesOf = (walker: Walker): (Seen & { facts: PageFacts })[] =>
  [...walker.seen.values()].filter(
    (page): page is Seen & { facts: PageFacts } => page.facts !== undefined && isShown(page),
  );

/** Some pages with axe, the others by their code. */
async function* seeAccessibility(
  walker: Walker,
  pages: readonly (Seen & { facts: PageFacts })[],
  again: readonly string[],
): AsyncGenerator<void, Observation[]> {
  const found = new Map<string, readonly string[] | undefined>();
  for (const page of pagesToSeeClosely(pages, again, walker.closely)) {
    found.set(page.path, await closelySeen(page));
    yield;
  }
  return pages.map((page) => accessibilitySeen(page, found.get(page.path)));
}

/** Files are looked at by themselves, pages of staff and of other languages are not looked at. */
const ELSEWHERE = new RegExp(`^/(?:files|console|${foreignLanguages.join('|')})(?:/|$)`);

/** What was looked at, and how many were left for their number. */
interface Partly {
  observations: Observation[];
  skipped: number;
}

/** Links of what was opened to pages of the same site: what they lead to is known or opened. */
async function* seeLinks(walker: Walker): AsyncGenerator<void, Partly> {
  const targets = new Map<string, { path: string; text: string }>();
  for (const page of pagesOf(walker))
    for (const { href, text } of page.facts.links) {
      const to = walker.visitor.pathOf(href, page.path);
      if (!to || targets.has(to) || to.includes('?') || ELSEWHERE.test(to) || walker.closed(to)) continue;
      targets.set(to, { path: page.path, text });
    }
  const observations: Observation[] = [];
  let [fresh, skipped] = [0, 0];
  for (const [target, from] of targets) {
    if (!walker.seen.has(target)) {
      fresh += 1;
      if (fresh > MOST.links) {
        skipped += 1;
        continue;
      }
    }
    const page = yield* walker.open(target);
    if (page) observations.push(linkSeen(target, from, page));
  }
  return { observations, skipped };
}

/** @param again files that were not in order before: they come first */
async function* seeFiles(walker: Walker, again: readonly string[]): AsyncGenerator<void, Partly> {
  const files = new Map<string, { path: string; text: string }>();
  for (const page of pagesOf(walker))
    for (const { href, text } of page.facts.files) {
      const path = walker.visitor.pathOf(href, page.path);
      if (path && !files.has(path)) files.set(path, { path: page.path, text });
    }
  const observations: Observation[] = [];
  const inOrder = [...files].sort(([a], [b]) => Number(again.includes(b)) - Number(again.includes(a)));
  for (const [path, from] of inOrder.slice(0, MOST.files)) {
    const seen = yield* seeFile(walker, path, from);
    if (seen) observations.push(seen);
  }
  return { observations, skipped: Math.max(0, files.size - MOST.files) };
}

/** @param over how many of each sort were not opened */
function leftOutOf(
  walker: Walker,
  over: Record<'columns' | 'articles' | 'guides' | 'links' | 'files', number>,
): string {
  const said = [
    over.columns > 0 && `栏目 ${over.columns} 个`,
    over.articles > 0 && `文件 ${over.articles} 份`,
    over.guides > 0 && `办事指南 ${over.guides} 份`,
    over.links > 0 && `站内链接 ${over.links} 个`,
    over.files > 0 && `附件 ${over.files} 个`,
    walker.stopped && '已到每晚的页数或者时间上限，其余页面',
  ].filter(Boolean);
  return said.join('、');
}
