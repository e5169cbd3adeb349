import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { compared, type Piece } from '../compare.ts';
import type { SubjectKind } from '../subjects.ts';
import type { Round } from './rules.ts';
import { lastSeen, shownBy } from './store.ts';

/** What changed, line by line; `shape`: another content with the same words; `unkept`: what there was to compare with is
 *  from before it was kept; `tooMuch`: it could not be compared in time. */
export type Changed = Piece[][] | 'shape' | 'unkept' | 'tooMuch';

/** What changed since this person last gave a verdict on the subject; for who never did, since what the public sees.
 *  undefined: nothing to compare with, or the same content. */
export async function changesFor(
  books: { db: Db; sealer: Sealer },
  kind: SubjectKind,
  round: Round | undefined,
  who: Who,
): Promise<Changed | undefined> {
  if (!round || who.id === null) return undefined;
  const seen = await lastSeen(books, round, who.id);
  if (seen?.contentHash === round.contentHash) return undefined;
  const told = async ({ text, version }: Pick<Round, 'version'> & { text: string | null }) =>
    text ?? (await kind.textAgain?.(books.db, { subjectId: round.subjectId, version })) ?? null;
  const before = seen ? await told(seen) : await kind.publicText?.(books.db, round.subjectId);
  if (before === undefined) return undefined;
  const text = await told(await shownBy(books, round));
  if (before === null || text === null) return 'unkept';
  if (before === text) return 'shape';
  const lines = await compared(before, text);
  return lines.ok ? lines.value : 'tooMuch';
}
