import type { Db } from '../../platform/database/index.ts';
import { keptDues, owedBy, owingBooks, versionOf } from '../dues/books.ts';
import { type Difference, differenceBetween } from '../dues/diff.ts';
import type { ObligationContent } from './content.ts';

/** Versions that are not in the books yet. */
export interface Wished {
  /** null: a new obligation */
  id: number | null;
  content: ObligationContent;
  from: string;
  ended?: boolean;
}

/** What the dues would become if these versions were entered, before they are. New obligations have negative numbers. */
export async function previewOf(
  db: Db,
  authorityId: number,
  today: string,
  wished: readonly Wished[],
): Promise<Difference> {
  const books = await owingBooks(db, authorityId);
  const last = Math.max(0, ...books.versions.map(({ number }) => number));
  const added = wished.map(({ id, content, from, ended = false }, n) =>
    versionOf({ id: -n - 1, obligation: id ?? -n - 1, number: last + 1, from, ended, content }),
  );
  const owed = await owedBy(db, { ...books, versions: [...books.versions, ...added] }, today);
  const kept = await keptDues(db, authorityId);
  const of = new Set(added.map(({ obligation }) => obligation));
  return differenceBetween(
    kept.filter(({ obligation }) => of.has(obligation)),
    owed.filter(({ obligation }) => of.has(obligation)),
  );
}
