import type { Db, Tx } from '../../platform/database/index.ts';
import { passageKey } from '../../platform/public-text/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { placeAlone } from '../place-alone.ts';
import type { Acknowledged, SubjectKind } from '../subjects.ts';
import type { ChainStep, Said } from '../tables.ts';
import type { Round } from './rules.ts';

/** Something that was let stand, with who did so. */
export interface AcknowledgedBy extends Acknowledged {
  how: Said;
  byId: number;
  by: string;
  at: Date;
}

/** The books, and what opens words about persons: without it those of other kinds alone can be read. */
interface Books {
  db: Db;
  readonly sealer?: Sealer;
}

/** The round that something was said in. */
type Of = Pick<Round, 'id' | 'kind' | 'subjectId'>;

interface Keeping {
  db: Tx;
  readonly sealer: Sealer;
  kind: Pick<SubjectKind, 'name' | 'personal'>;
}

const BATCH = 1_000;
const purposeOf = (kind: string, subjectId: string) => `acknowledged:${kind}:${subjectId}`;

/** Keeps with a round what the automatic checks found and what somebody says of it; of subjects about persons sealed. */
export async function keepAcknowledged(
  keeping: Keeping,
  round: Pick<Of, 'id' | 'subjectId'>,
  found: readonly Acknowledged[],
  by: { id: number; name: string; at: Date; how: Said },
): Promise<void> {
  const { db, kind } = keeping;
  const rows = found.map(({ check, where, text, reason, said }) => {
    const words = { place: where, excerpt: text, reason };
    const kept = kind.personal
      ? {
          ...{ place: placeAlone(where), excerpt: '', reason: '' },
          sealed_words: keeping.sealer.seal(words, purposeOf(kind.name, round.subjectId)),
        }
      : { ...words, sealed_words: null };
    return {
      ...{ round_id: round.id, check_id: check, ...kept, said: said ? ('carried' as const) : by.how },
      ...{ acknowledged_by: said?.byId ?? by.id, acknowledged_name: said?.by ?? by.name, at: said?.at ?? by.at },
    };
  });
  for (let from = 0; from < rows.length; from += BATCH)
    await db
      .insertInto('review_acknowledgements')
      .values(rows.slice(from, from + BATCH))
      .execute();
}

/** What was said in a round of what was found, in the order in which it was.
 *  @throws Error where it is about persons and the books came without the sealer */
export async function acknowledgedIn(books: Books, { id, kind, subjectId }: Of): Promise<AcknowledgedBy[]> {
  const rows = await books.db
    .selectFrom('review_acknowledgements')
    .select(['check_id as check', 'place as where', 'excerpt as text', 'reason', 'at', 'said as how', 'sealed_words'])
    .select(['acknowledged_by as byId', 'acknowledged_name as by'])
    .where('round_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ sealed_words, ...row }) => {
    if (!sealed_words) return row;
    const { place, excerpt, reason } = opened(books, purposeOf(kind, subjectId), sealed_words);
    return { ...row, where: place ?? row.where, text: excerpt, reason };
  });
}

interface Words {
  /** left out: one of before, which stands in clear */
  place?: string;
  excerpt: string;
  reason: string;
}

function opened({ sealer }: Books, purpose: string, sealed: Buffer): Words {
  if (!sealer) throw new Error('what is said of subjects about persons needs the sealer');
  return sealer.open<Words>(sealed, purpose);
}

/** What was let stand when this version of a subject passed its chain; nothing where it never did. */
export async function acknowledgedFor(
  books: Books,
  kind: string,
  { id, version }: { id: string; version: string },
): Promise<AcknowledgedBy[]> {
  const round = await books.db
    .selectFrom('review_rounds')
    .select('id')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('version', '=', version)
    .where('state', 'in', ['passed', 'published'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return round ? acknowledgedIn(books, { id: round.id, kind, subjectId: id }) : [];
}

/** Something of a round of which a step asks a person's own word. */
export interface ToAnswer extends Acknowledged {
  /** names it in a form */
  key: string;
}

/** What who takes a step answers for by their own word, each once: at the secrecy review what no machine has read, and so in
 *  a chain without one who comes first; at a release all that stopped the text. 条例 art. 17 */
export async function toAnswerIn(books: Books, round: Of, { checks }: Pick<ChainStep, 'checks'>): Promise<ToAnswer[]> {
  if (checks === 'gates') return [];
  const said = await acknowledgedIn(books, round);
  const viewed = new Set(checks === 'opinion' ? said.filter(({ how }) => how === 'viewed').map(passageKey) : []);
  const all = said.filter((one) => checks === 'release' || (one.check === 'unread' && !viewed.has(passageKey(one))));
  return [...new Map(all.map((one) => [passageKey(one), { ...one, key: passageKey(one) }])).values()];
}

/** Keeps their word. */
export function keepStatement(
  keeping: Keeping,
  round: Of,
  answered: readonly ToAnswer[],
  statement: string,
  by: { id: number; name: string; at: Date; how: Said },
): Promise<void> {
  const found = answered.map(({ check, where, text }) => ({ check, where, text, reason: statement }));
  return keepAcknowledged(keeping, round, found, by);
}

/** What was said of a subject about persons, put into other words: without what is personal to somebody. */
export async function rewordAcknowledged(
  { db, sealer }: { db: Tx; sealer: Sealer },
  { name }: Pick<SubjectKind, 'name'>,
  subjectId: string,
  reword: (text: string) => string,
): Promise<void> {
  const rows = await db
    .selectFrom('review_acknowledgements as a')
    .innerJoin('review_rounds as r', 'r.id', 'a.round_id')
    .select(['a.id', 'a.sealed_words'])
    .where('r.subject_kind', '=', name)
    .where('r.subject_id', '=', subjectId)
    .where('a.sealed_words', 'is not', null)
    .execute();
  const purpose = purposeOf(name, subjectId);
  for (const { id, sealed_words } of rows) {
    const { place, ...said } = opened({ db, sealer }, purpose, sealed_words!);
    const words: Words = { excerpt: reword(said.excerpt), reason: reword(said.reason) };
    if (place !== undefined) words.place = reword(place);
    await db
      .updateTable('review_acknowledgements')
      .set({ sealed_words: sealer.seal(words, purpose) })
      .where('id', '=', id)
      .execute();
  }
}
