import { officesOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { House } from '../platform/room.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { THEMES } from '../policies/index.ts';
import { columnsOf } from '../publishing/index.ts';
import { sameText } from '../search/index.ts';
import { type FollowedPublicly, publicMattersOf, refOf } from './followed.ts';
import type { Kind } from './rules.ts';

/** What somebody wants to hear of. `ref`: number of a column or an office, name of a theme, the word itself,
 *  'application:12', 'consultation:3', of all new ones of a sort 'consultation'; '' of all. */
export interface Wish {
  kind: Kind;
  ref: string;
}

/** What an authority's site has that can be subscribed to, by what people call it. */
export interface Subjects {
  columns: { id: number; slug: string; name: string; closed: boolean }[];
  offices: { id: number; code: string; name: string; closed: boolean }[];
  publicMatters: FollowedPublicly[];
}

type Books = { db: Db; house: House; now: Date };

export async function subjectsOf(books: Books, authorityId: number): Promise<Subjects> {
  const { db } = books;
  const [columns, offices, publicMatters] = await Promise.all([
    columnsOf(db, authorityId),
    officesOf(db, authorityId),
    publicMattersOf(books, authorityId),
  ]);
  return { columns: columns.map(({ hidden, ...column }) => ({ ...column, closed: hidden })), offices, publicMatters };
}

/** Of a stored subscription, what it is of in words, and where it is read. */
export interface Named {
  /** '栏目' */
  sort: string;
  name: string;
  /** its page; '' where it has none */
  href: string;
  /** the column or the office is no more, or the matter was taken off */
  closed: boolean;
  /** a title as it was signed, in no other language */
  title?: true;
}

const GONE = { href: '', closed: true };

/** What a wish is called. Matters are called by what their room calls them, never by their number. */
export function named(house: House, { columns, offices, publicMatters }: Subjects, { kind, ref }: Wish): Named {
  const open = (sort: string, name: string, href: string) => ({ sort, name, href, closed: false });
  if (kind === 'all') return open('全部', '全部新公开的信息', '/documents');
  if (kind === 'word') return open('词', ref, `/search?${new URLSearchParams({ q: ref, sort: 'date' })}`);
  if (kind === 'theme') {
    const name = Object.hasOwn(THEMES, ref) ? THEMES[ref as keyof typeof THEMES] : undefined;
    return name ? open('主题', name, `/policies?theme=${ref}`) : { sort: '主题', name: ref, ...GONE };
  }
  if (kind === 'column') {
    const column = columns.find(({ id }) => String(id) === ref);
    if (!column) return { sort: '栏目', name: '', ...GONE };
    const { name, slug, closed } = column;
    return closed ? { sort: '栏目', name, ...GONE } : open('栏目', name, `/columns/${slug}`);
  }
  if (kind === 'office') {
    const office = offices.find(({ id }) => String(id) === ref);
    if (!office || office.closed) return { sort: '科室', name: office?.name ?? '', ...GONE };
    return open('科室', office.name, `/search?${new URLSearchParams({ office: office.code })}`);
  }
  if (kind === 'publicMatters') {
    const of = house.brought('publicMatters').find(({ sort }) => sort === ref);
    return of ? open(of.label, of.all, of.home) : { sort: '全部', name: '', ...GONE };
  }
  if (kind === 'publicMatter') {
    const of = house.brought('publicMatters').find(({ sort }) => ref.startsWith(`${sort}:`));
    const one = publicMatters.find((matter) => refOf(matter) === ref);
    const sort = of?.label ?? '事项';
    return one ? { ...open(sort, one.title, one.href), title: true } : { sort, name: '', ...GONE };
  }
  const matter = house.brought('followable').find(({ sort }) => ref.startsWith(`${sort}:`));
  return matter ? open('自己的事项', matter.label, matter.track) : { sort: '自己的事项', name: '', ...GONE };
}

/** How a wish stands in the books: of a word its fingerprint, under the key, so that the same one is found again. */
export const refIn = (sealer: Sealer, { kind, ref }: Wish): string =>
  kind === 'word' ? sealer.lookup(sameText(ref), 'subscription-word').toString('hex') : ref;
