import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { compareTexts, type Piece } from '../compare.ts';
import type { SubjectKind } from '../subjects.ts';
import type { Round } from './rules.ts';
import { lastSeen } from './store.ts';

/** What changed since this person last gave a verdict on the subject; for who never did, since what the public sees.
 *  undefined: nothing to compare with, or the same version. */
export async function changesFor(db: Db, kind: SubjectKind, round: Round, who: Who): Promise<Piece[][] | undefined> {
  if (!kind.textOf || who.id === null) return undefined;
  const { subjectId, version } = round;
  const seen = (await lastSeen(db, round, who.id)) ?? (await kind.publicVersion?.(db, subjectId));
  if (!seen || seen === version) return undefined;
  const [before, now] = await Promise.all([kind.textOf(db, subjectId, seen), kind.textOf(db, subjectId, version)]);
  return before === undefined || now === undefined ? undefined : compareTexts(before, now);
}
