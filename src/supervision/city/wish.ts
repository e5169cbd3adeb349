import { first, type Typed } from '../../platform/http/form.ts';
import type { Measure } from '../../platform/measures.ts';
import { CITY } from '../paths.ts';
import { type CityRow, type CityTable, knownOf } from './table.ts';

export const PAGE = 50;
const collator = new Intl.Collator('zh-CN');

/** What of the table is looked at, and in which order. */
export interface CityWish {
  /** as in addresses; '' this year */
  period: string;
  /** 'rank', 'name' or id of a measure */
  sort: string;
  /** the other way round */
  reversed: boolean;
  words: string;
  /** 'any', or id of a measure whose bound they are beyond; '' all */
  beyond: string;
  page: number;
}

/** Anything that no column or measure is called is left out. */
export function wishOf(typed: Typed, measures: readonly Measure[]): CityWish {
  const [sort, beyond, page] = ['sort', 'beyond', 'page'].map((name) => first(typed, name));
  const known = (id: string) => measures.some((one) => one.id === id);
  return {
    period: first(typed, 'period').slice(0, 7),
    sort: sort === 'name' || known(sort!) ? sort! : 'rank',
    reversed: first(typed, 'dir') === 'back',
    words: first(typed, 'q').trim().slice(0, 100),
    beyond: beyond === 'any' || known(beyond!) ? beyond! : '',
    page: /^[1-9]\d{0,4}$/.test(page!) ? Number(page) : 1,
  };
}

/** Address of a look at the table. @param path of another form of it, as the workbook */
export function wishHref(wish: CityWish, path = CITY): string {
  const { period, sort, reversed, words, beyond, page } = wish;
  const given = Object.entries({
    ...{ period, beyond, q: words },
    sort: sort === 'rank' ? '' : sort,
    dir: reversed ? 'back' : '',
    page: page > 1 ? String(page) : '',
  }).filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** The rows that are asked for, in their order: the better first, those without a figure last. */
export function rowsOf({ rows, period }: CityTable, wish: CityWish, measures: readonly Measure[]): CityRow[] {
  const words = wish.words.split(/\s+/).filter(Boolean);
  const found = rows.filter(
    ({ authority, beyond }) =>
      words.every((word) => authority.name.includes(word) || authority.code.includes(word)) &&
      (!wish.beyond || (wish.beyond === 'any' ? beyond.length > 0 : beyond.includes(wish.beyond))),
  );
  const one = measures.find(({ id }) => id === wish.sort);
  const turn = wish.reversed ? -1 : 1;
  if (wish.sort === 'name') return found.sort((a, b) => turn * collator.compare(a.authority.name, b.authority.name));
  // of a rank and of what should be little the small numbers come first
  const way = turn * (one?.better === 'more' ? -1 : 1);
  const key = (row: CityRow) => (one ? knownOf(one, row.kept.get(one.id), period) : (row.rank ?? null));
  return found
    .map((row) => ({ row, at: key(row) }))
    .sort((a, b) =>
      a.at === null || b.at === null ? Number(a.at === null) - Number(b.at === null) : way * (a.at - b.at),
    )
    .map(({ row }) => row);
}
