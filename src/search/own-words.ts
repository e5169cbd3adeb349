import { action, done } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { conflict, invalid, notFound } from '../platform/outcome.ts';
import type { Role } from '../platform/roles.ts';
import { BUILT_IN, type Everyday, everydayOf, PAIRS } from './everyday.ts';
import { fold } from './fold.ts';

/** Who says by which words an authority's papers are found. */
export const wordKeepers: readonly Role[] = ['disclosureHead'];

/** Words that one authority may add: the list stays one that a person can look through. */
const MOST = 500;

export interface OwnWord {
  said: string;
  official: string;
  addedBy: string;
  addedAt: Date;
}

export function ownWords(db: Db, authorityId: number): Promise<OwnWord[]> {
  return db
    .selectFrom('search_own_words as w')
    .innerJoin('staff as s', 's.id', 'w.added_by')
    .select(['w.said', 'w.official', 's.name as addedBy', 'w.added_at as addedAt'])
    .where('w.authority_id', '=', authorityId)
    .orderBy('w.said')
    .orderBy('w.official')
    .execute();
}

/** Words of every day as an authority's searches know them: those of all, and its own. */
export async function everydayFor(db: Db, authorityId: number): Promise<Everyday> {
  const own = await ownWords(db, authorityId);
  return own.length ? everydayOf([...PAIRS, ...own.map(({ said, official }) => [said, official] as const)]) : BUILT_IN;
}

interface Pair {
  said: string;
  official: string;
}

/** From now on who looks for the one finds the other too. */
export const addWord = action<Pair, void>('search.addWord', wordKeepers, async ({ db, who, now }, typed) => {
  const said = fold(typed.said);
  const official = fold(typed.official);
  if (said === official) return invalid('两个词相同', { official: '应填写公文里的说法' });
  if (BUILT_IN.meanings.get(said)?.includes(official)) return conflict('检索已经认得这一对词');
  const own = await ownWords(db, who.authorityId);
  if (own.length >= MOST) return conflict(`自己增加的词最多 ${MOST} 对，请先删除不用的`);
  if (own.some((word) => word.said === said && word.official === official)) return conflict('这一对词已经有了');
  await db
    .insertInto('search_own_words')
    .values({ authority_id: who.authorityId, said, official, added_at: now, added_by: who.id! })
    .execute();
  return done(undefined, `authority:${who.authorityId}`, { said, official });
});

export const removeWord = action<Pair, void>('search.removeWord', wordKeepers, async ({ db, who }, pair) => {
  const gone = await db
    .deleteFrom('search_own_words')
    .where('authority_id', '=', who.authorityId)
    .where('said', '=', pair.said)
    .where('official', '=', pair.official)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) ? done(undefined, `authority:${who.authorityId}`, { ...pair }) : notFound();
});
