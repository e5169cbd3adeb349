import { parseDate } from '../days/dates.ts';
import { type Judgement, notLooked, type Observation } from './judgement.ts';

/** ✔ 国办秘函〔2019〕19号: two weeks for the first page, news and new media; six months for notices and policy documents. */
const WEEKS = 2;
const MONTHS = 6;
/** What is meant by 长期 for a column without a term of its own. ○ */
const LONG_MONTHS = 12;
/** Columns of each sort that are a veto. ✔ */
const STALE = 5;
const LONG = 10;
const EMPTY = 5;

export type ColumnSort = 'news' | 'notice' | 'policy' | 'other';

/** A column as its page shows it. */
export interface SeenColumn {
  key: string;
  name: string;
  where: string;
  sort: ColumnSort;
  /** the newest day on its page, 'YYYY-MM-DD'; undefined: it lists nothing */
  newest: string | undefined;
}

const before = (day: string, term: { weeks: number } | { months: number }): string =>
  parseDate(day).subtract(term).toString();

/** The day from which on something new of such a column keeps it; undefined: it has no term. 国办秘函〔2019〕19号 */
function sinceOf(sort: ColumnSort, today: string): string | undefined {
  if (sort === 'news') return before(today, { weeks: WEEKS });
  return sort === 'other' ? undefined : before(today, { months: MONTHS });
}

const TERMS: Record<ColumnSort, string> = {
  news: '超过 2 周未更新',
  notice: '超过 6 个月未更新',
  policy: '超过 6 个月未更新',
  other: '超过 1 年未更新',
};

/** What an inspection says of a column: 'empty', 'stale' (over the term of its sort), 'long' (over a year, of those without
 *  one ○); undefined: it is kept. A site that is younger than the term is not late with it, and an empty column has two weeks.
 *  国办秘函〔2019〕19号 @param openedOn since when the public reads the site */
export function columnStanding(
  { sort, newest }: Pick<SeenColumn, 'sort' | 'newest'>,
  { openedOn, today }: { openedOn: string; today: string },
): 'empty' | 'stale' | 'long' | undefined {
  if (newest === undefined) return openedOn > before(today, { weeks: WEEKS }) ? undefined : 'empty';
  const since = sinceOf(sort, today) ?? before(today, { months: LONG_MONTHS });
  if (newest >= since || openedOn > since) return undefined;
  return sort === 'other' ? 'long' : 'stale';
}

/** Each column as an observation. */
export function columnObservations(
  columns: readonly SeenColumn[],
  when: { openedOn: string; today: string },
): (Observation & { standing: ReturnType<typeof columnStanding> })[] {
  return columns.map(({ key, name, where, sort, newest }) => {
    const standing = columnStanding({ sort, newest }, when);
    const seen = newest === undefined ? '页面上没有内容' : `页面上最新的是 ${newest}`;
    return {
      ...{ key, what: name, where, ok: standing === undefined, standing },
      said: standing && standing !== 'empty' ? `${seen}，${TERMS[sort]}` : seen,
    };
  });
}

/** 栏目不更新: (a) five over the terms of news, notices and policies, (b) ten that long were not updated, of whatever sort,
 *  (c) five that are empty. 国办秘函〔2019〕19号 */
export function columnsVerdict(columns: readonly SeenColumn[], when: { openedOn: string; today: string }): Judgement {
  if (!columns.length) return notLooked('columns', '没有打开栏目');
  const seen = columnObservations(columns, when);
  const count = (...of: string[]) => seen.filter(({ standing }) => standing && of.includes(standing)).length;
  const [stale, late, empty] = [count('stale'), count('stale', 'long'), count('empty')];
  const failed = stale >= STALE || late >= LONG || empty >= EMPTY;
  return {
    indicator: 'columns',
    state: failed ? 'failed' : 'passed',
    said: `打开 ${seen.length} 个栏目：动态、通知公告和政策类超期 ${stale} 个，长期未更新共 ${late} 个，空白 ${empty} 个`,
    observations: seen.map(({ standing: _, ...one }) => one),
  };
}

/** 首页不更新. A site younger than two weeks whose home page is old is not judged yet. 国办秘函〔2019〕19号
 *  @param newest on the page, 'YYYY-MM-DD'; undefined: it shows no date */
export function homeVerdict(
  { newest, where }: { newest: string | undefined; where: string },
  { openedOn, today }: { openedOn: string; today: string },
): Judgement {
  const since = before(today, { weeks: WEEKS });
  const ok = newest !== undefined && newest >= since;
  const said = newest === undefined ? '首页上没有显示日期的内容' : `首页上最新的是 ${newest}`;
  const observations = [{ key: 'home', what: '首页', where, said, ok }];
  if (!ok && openedOn > since) return notLooked('home', `${said}；网站 ${openedOn} 才开通，不满 2 周`, observations);
  return { indicator: 'home', state: ok ? 'passed' : 'failed', said, observations };
}

/** An account of the office on another platform. */
export interface MediaAccount {
  key: string;
  name: string;
  /** the day of its newest article; undefined: none is known */
  newest: string | undefined;
}

/** 新媒体不更新: more than two weeks without an article. 国办秘函〔2019〕19号 */
export function newMediaVerdict(accounts: readonly MediaAccount[], today: string): Judgement {
  if (!accounts.length) return notLooked('newMedia', '台账里没有政务新媒体的发布记录');
  const since = before(today, { weeks: WEEKS });
  const observations = accounts.map(({ key, name, newest }) => ({
    ...{ key, what: name, where: '', ok: newest !== undefined && newest >= since },
    said: newest === undefined ? '没有发布记录' : `最近一次发布是 ${newest}`,
  }));
  const late = observations.filter(({ ok }) => !ok);
  return {
    indicator: 'newMedia',
    state: late.length ? 'failed' : 'passed',
    said: late.length ? `${late.map(({ what }) => what).join('、')}超过 2 周没有发布` : '2 周内都有发布',
    observations,
  };
}
