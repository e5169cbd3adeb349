import type { Db } from '../../platform/database/index.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { type AcknowledgedBy, acknowledgedIn } from '../rounds/acknowledged.ts';
import type { Round } from '../rounds/rules.ts';
import { latestRound } from '../rounds/store.ts';
import { type Turn, turnsOf } from '../rounds/whose-turn.ts';
import type { ReleaseKind } from './kind.ts';

/** By passage (passageKey), who let it through and why. */
export type Released = ReadonlyMap<string, AcknowledgedBy>;

/** What became of what the checks stop in a text, for exactly its present content. */
export interface ReleaseStanding {
  released: Released;
  /** at whom it stands */
  turn?: Turn | undefined;
  /** who would not let it through, and why; of texts about persons the reason is their room's to keep, and '' here */
  refused?: { by: string; remark: string } | undefined;
}

interface Books {
  db: Db;
  readonly sealer: Sealer;
}

/** @param hash of the content as it is now @param today 'YYYY-MM-DD' */
export async function releaseStanding(
  books: Books,
  kind: ReleaseKind,
  { id, authorityId, hash }: { id: string; authorityId: number; hash: string },
  today: string,
): Promise<ReleaseStanding> {
  const round = await latestRound(books.db, kind.name, id);
  const released = await releasedBy(books, round, hash);
  if (round?.contentHash !== hash) return { released };
  const [last] = round.reviews.slice(-1);
  if (round.state === 'returned' && last) return { released, refused: last };
  if (round.state !== 'open') return { released };
  const turns = await turnsOf(books.db, kind, authorityId, today);
  return { released, turn: turns.find(({ subjectId }) => subjectId === id) };
}

/** What was let through in exactly this content. */
export async function releasedIn(books: Books, kind: ReleaseKind, id: string, hash: string): Promise<Released> {
  return releasedBy(books, await latestRound(books.db, kind.name, id), hash);
}

async function releasedBy(books: Books, round: Round | undefined, hash: string): Promise<Released> {
  if (round?.state !== 'passed' || round.contentHash !== hash) return new Map();
  const said = await acknowledgedIn(books, round);
  return new Map(said.filter(({ how }) => how === 'released').map((one) => [passageKey(one), one]));
}
