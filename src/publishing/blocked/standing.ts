import type { Db } from '../../platform/database/index.ts';
import { type AcknowledgedBy, latestRound, type Turn, turnsOf } from '../../review/index.ts';
import { contentHash, type Revision } from '../revisions.ts';
import { releasedBy, releases } from './subject.ts';

/** What became of what the checks stop in a draft, for exactly its present content. */
export interface ReleaseStanding {
  /** by passage (passageKey) */
  released: ReadonlyMap<string, AcknowledgedBy>;
  /** at whom it stands */
  turn?: Turn | undefined;
  /** who would not let it through, and why */
  refused?: { by: string; remark: string } | undefined;
}

/** @param today 'YYYY-MM-DD' */
export async function releaseStanding(
  db: Db,
  { id, authorityId, revision }: { id: number; authorityId: number; revision: Revision },
  today: string,
): Promise<ReleaseStanding> {
  const hash = contentHash(id, revision);
  const round = await latestRound(db, releases.name, String(id));
  const released = await releasedBy(db, round, hash);
  if (round?.contentHash !== hash) return { released };
  const [last] = round.reviews.slice(-1);
  if (round.state === 'returned' && last) return { released, refused: last };
  if (round.state !== 'open') return { released };
  const turns = await turnsOf(db, releases, authorityId, today);
  return { released, turn: turns.find(({ subjectId }) => subjectId === String(id)) };
}
