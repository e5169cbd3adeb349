import { officesOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { House } from '../platform/room.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { THEMES } from '../policies/index.ts';
import { columnsOf } from '../publishing/index.ts';
import { sameText } from '../search/index.ts';
import type { Kind } from './rules.ts';

/** What somebody wants to hear of. `ref`: number of a column or an office, name of a theme, the word itself,
 *  'application:12'; '' of all. */
export interface Wish {
  kind: Kind;
  ref: string;
}

/** What an authority's site has that can be subscribed to, by what people call it. */
export interface Subjects {
  columns: { id: number; slug: string; name: string; closed: boolean }[];
  offices: { id: number; code: string; name: string; closed: boolean }[];
}

export async function subjectsOf(db: Db, authorityId: number): Promise<Subjects> {
  const [columns, offices] = await Promise.all([columnsOf(db, authorityId), officesOf(db, authorityId)]);
  return { columns: columns.map(({ hidden, ...column }) => ({ ...column, closed: hidden })), offices };
}

/** Of a stored subscription, what it is of in words, and where it is read. */
export interface Named {
  /** '栏目' */
  sort: string;
  name: string;
  /** its page; '' where it has none */
  href: string;
  /** the column or the office is no more */
  closed: boolean;
}

const GONE = { href: '', closed: true };

/** What a wish is called. Matters are called by what their room calls them, never by their number. */
export function named(house: House, { columns, offices }: Subjects, { kind, ref }: Wish): Named {
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
  const matter = house.brought('followable').find(({ sort }) => ref.startsWith(`${sort}:`));
  return matter ? open('自己的事项', matter.label, matter.track) : { sort: '自己的事项', name: '', ...GONE };
}

/** How a wish stands in the books: of a word its fingerprint, under the key, so that the same one is found again. */
export const refIn = (sealer: Sealer, { kind, ref }: Wish): string =>
  kind === 'word' ? sealer.lookup(sameText(ref), 'subscription-word').toString('hex') : ref;
