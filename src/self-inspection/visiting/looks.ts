import { type ColumnSort, type Observation, PROBE_LIMIT_MS, type SeenColumn, type SeenGuide } from '../../law/index.ts';
import type { PageFacts } from './facts.ts';
import { typeFault } from './file-types.ts';
import type { Seen, Walker } from './walker.ts';

/** A column as the books know it: its page is looked at. */
export interface KnownColumn {
  slug: string;
  name: string;
  kind: ColumnSort;
}

export const columnPath = (slug: string): string => `/columns/${slug}`;
/** Bytes of a file by which its type is known. */
const FILE_BYTES = 4_096;

/** The newest day that a page shows, none that is still to come. */
export const newestOn = ({ dates }: PageFacts, today: string): string | undefined =>
  dates
    .filter((day) => day <= today)
    .sort()
    .at(-1);

export const openedInWords = ({ status, why }: Seen): string => why || `打开是 ${status}`;

/** Its page; undefined: it could not be looked at (that it does not open is a fault of links and of columns). */
export async function* seeColumn(
  walker: Walker,
  { slug, name, kind }: KnownColumn,
  today: string,
): AsyncGenerator<void, SeenColumn | undefined> {
  const path = columnPath(slug);
  const page = yield* walker.open(path);
  if (!page?.facts) return undefined;
  return { key: path, name, where: path, sort: kind, newest: newestOn(page.facts, today) };
}

/** A guide's page. */
export async function* seeGuide(walker: Walker, path: string): AsyncGenerator<void, SeenGuide | undefined> {
  const page = yield* walker.open(path);
  if (!page?.facts) return undefined;
  const title = page.facts.title.split(' - ')[0]!;
  return { key: path, title, where: path, has: page.facts.elements };
}

/** Whether what a link of a page leads to opens. */
export function linkSeen(target: string, from: { path: string; text: string }, page: Seen): Observation {
  const ok = page.status !== null && page.status < 400;
  return {
    key: target,
    what: from.text.slice(0, 60) || target,
    where: from.path,
    ok,
    said: ok ? '打开了' : `指向 ${target}，${openedInWords(page)}`,
  };
}

/** Whether an attachment is given out, and is what its name says. */
export async function* seeFile(
  walker: Walker,
  path: string,
  from: { path: string; text: string },
): AsyncGenerator<void, Observation | undefined> {
  const file = yield* walker.open(path, FILE_BYTES);
  if (!file) return undefined;
  const fault = file.status === 200 ? typeFault(path, file.body, file.type) : openedInWords(file);
  const what = from.text.slice(0, 80) || decodedName(path);
  return { key: path, what, where: from.path, ok: !fault, said: fault ?? '可以下载' };
}

function decodedName(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const SITE_TAGS = ['SiteName', 'SiteDomain'];
const COLUMN_TAGS = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE_TAGS = ['ArticleTitle', 'PubDate', 'ContentSource'];

/** Tags that a page lacks. 政府网站发展指引 (国办发〔2017〕47号), annex 2 */
export function metadataSeen(page: Seen & { facts: PageFacts }): Observation {
  const { path, facts } = page;
  const wanted = [
    ...SITE_TAGS,
    ...(path === '/' ? ['SiteIDCode'] : []),
    ...(/^\/(?:columns|documents)\/[^/]+$/.test(path) ? COLUMN_TAGS : []),
    ...(/^\/documents\/\d+$/.test(path) ? ARTICLE_TAGS : []),
  ];
  const without = wanted.filter((name) => !facts.metas.get(name));
  const said = without.length ? `缺少 ${without.join('、')}` : '标签齐全';
  return { key: path, what: titleOf(page), where: path, ok: !without.length, said };
}

export function mobileSeen(page: Seen & { facts: PageFacts }): Observation {
  const ok =
    /width\s*=\s*device-width/.test(page.facts.viewport) && !/user-scalable\s*=\s*(?:no|0)/.test(page.facts.viewport);
  const said = ok ? '按屏幕宽度显示' : '没有按屏幕宽度显示，或者不许放大';
  return { key: page.path, what: titleOf(page), where: page.path, ok, said };
}

/** @param closely what axe found; undefined: it did not look, and the code alone was read */
export function accessibilitySeen(page: Seen & { facts: PageFacts }, closely?: readonly string[]): Observation {
  const barriers = closely ?? page.facts.barriers;
  const how = closely ? '用 axe 检查' : '只读了网页的代码';
  return {
    key: page.path,
    what: titleOf(page),
    where: page.path,
    ok: !barriers.length,
    said: `${barriers.join('；') || '没有发现问题'}（${how}）`,
  };
}

export function speedSeen(page: Seen): Observation {
  const slow = page.ms >= PROBE_LIMIT_MS;
  const said = slow ? openedInWords(page) : `${(page.ms / 1000).toFixed(2)} 秒`;
  return { key: page.path, what: titleOf(page), where: page.path, ok: !slow, said };
}

const titleOf = ({ facts, path }: Seen): string => facts?.title.split(' - ')[0]?.slice(0, 80) || path;
