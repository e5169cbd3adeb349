import type { Db } from '../platform/database/index.ts';
import { type PublicationStanding, publicationStandings, validityNames } from '../publishing/index.ts';
import { type Doubt, doubtInWords, doubtsOf } from './rules.ts';
import { type Guide, guideById } from './store.ts';

/** Guides on the site, with what speaks against each. */
export interface Doubted {
  /** by guide, of those on the site; [] where nothing is known against it */
  doubts: ReadonlyMap<number, Doubt[]>;
  /** documents of this authority that they rest on, by 索引号 */
  bases: ReadonlyMap<string, PublicationStanding>;
}

/** @param today 'YYYY-MM-DD' in China */
export async function doubtsAmong(
  db: Db,
  authorityId: number,
  guides: readonly Guide[],
  today: string,
): Promise<Doubted> {
  const online = guides.filter(isOnline);
  const bases = await publicationStandings(
    db,
    authorityId,
    online.flatMap(({ shown }) => shown!.basisIndex || []),
  );
  const doubts = online.map(({ id, shown, checkedOn }) => {
    const basis = bases.get(shown!.basisIndex);
    const ended = basis && basis.validity !== 'valid' ? validityNames[basis.validity] : '';
    const known = basis && { title: basis.title, withdrawn: basis.withdrawn, ended };
    return [id, doubtsOf(checkedOn!, today, known)] as const;
  });
  return { doubts: new Map(doubts), bases };
}

/** What speaks against a guide on the site, in words. @param today 'YYYY-MM-DD' in China */
export async function doubtsOfPublic(db: Db, authorityId: number, id: number, today: string): Promise<string[]> {
  const guide = await guideById(db, authorityId, id);
  if (!guide) return [];
  const { doubts } = await doubtsAmong(db, authorityId, [guide], today);
  return (doubts.get(id) ?? []).map(doubtInWords);
}

/** Whether the public reads it now. */
export const isOnline = ({ shown, withdrawnAt }: Pick<Guide, 'shown' | 'withdrawnAt'>): boolean =>
  shown !== null && withdrawnAt === null;
