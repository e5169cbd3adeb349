import { type Db, prepared, type Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { SubjectKind, Submitted } from '../subjects.ts';
import type { ChainStep, RoundState } from '../tables.ts';
import { rewordAcknowledged } from './acknowledged.ts';
import type { Place } from './acting.ts';
import type { ReviewLine, Round, Verdict } from './rules.ts';

/** The newest round of a subject; undefined: it was never submitted. */
export async function latestRound(db: Db, kind: string, id: string): Promise<Round | undefined> {
  const row = await rounds(db)
    .where('r.subject_kind', '=', kind)
    .where('r.subject_id', '=', id)
    .orderBy('r.id', 'desc')
    .executeTakeFirst();
  return row && (await withReviews(db, [row]))[0];
}

/** What is on its way through a chain in an authority, oldest first. */
export async function openRounds(db: Db, authorityId: number, kinds: readonly string[]): Promise<Round[]> {
  if (kinds.length === 0) return [];
  const open = rounds(db)
    .where('r.authority_id', '=', authorityId)
    .where('r.subject_kind', '=', (eb) => eb.fn.any(eb.val([...kinds])))
    .where('r.state', '=', 'open')
    .orderBy('r.submitted_at')
    .orderBy('r.id')
    .limit(500);
  return withReviews(db, await prepared(db, open));
}

/** What is on its way in all authorities. */
export async function allOpenRounds(db: Db): Promise<Round[]> {
  return withReviews(db, await rounds(db).where('r.state', '=', 'open').orderBy('r.id').execute());
}

function rounds(db: Db) {
  return db
    .selectFrom('review_rounds as r')
    .leftJoin('offices as o', 'o.id', 'r.office_id')
    .select(['r.id', 'r.subject_kind', 'r.subject_id', 'r.authority_id', 'r.office_id', 'r.version', 'r.content_hash'])
    .select([
      'r.steps',
      'r.step',
      'r.state',
      'r.authors',
      'r.submitted_name',
      'r.submitted_at',
      'r.stand_in_id',
      'r.chain_of',
      'o.name as office',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rounds>['executeTakeFirstOrThrow']>>;

async function withReviews(db: Db, rows: Row[]): Promise<Round[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const asked = db
    .selectFrom('reviews')
    .select(['round_id', 'step', 'step_label as label', 'reviewer_id as reviewerId', 'reviewer_name as by'])
    .select(['verdict', 'gates', 'remark', 'at', 'for_id as forId', 'for_name as forName'])
    .where('round_id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .orderBy('id');
  const reviews = await prepared(db, asked);
  return rows.map((row) => ({
    id: row.id,
    kind: row.subject_kind,
    subjectId: row.subject_id,
    version: row.version,
    contentHash: row.content_hash,
    steps: row.steps,
    step: row.step,
    state: row.state,
    authorityId: row.authority_id,
    officeId: row.office_id,
    office: row.office ?? '',
    standInId: row.stand_in_id,
    chainOf: row.chain_of,
    authors: row.authors,
    reviews: reviews.filter(({ round_id }) => round_id === row.id).map(({ round_id: _, ...line }): ReviewLine => line),
    submittedName: row.submitted_name,
    submittedAt: row.submitted_at,
  }));
}

/** @returns the round's id */
export async function insertRound(
  db: Tx,
  kind: string,
  subject: Submitted & { steps: readonly ChainStep[]; chainOf: string },
  text: { shown: string | null; sealed_shown: Buffer | null },
  by: { id: number; name: string; authorityId: number; at: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('review_rounds')
    .values({
      subject_kind: kind,
      subject_id: subject.id,
      authority_id: by.authorityId,
      office_id: subject.officeId,
      version: subject.version ?? '',
      content_hash: subject.contentHash,
      ...text,
      steps: JSON.stringify(subject.steps),
      state: 'open',
      authors: [...new Set([...subject.authors, by.id])],
      submitted_by: by.id,
      submitted_name: by.name,
      submitted_at: by.at,
      closed_at: null,
      stand_in_id: null,
      column_id: subject.columnId ?? null,
      chain_of: subject.chainOf,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertReview(
  db: Tx,
  round: Round,
  at: number,
  { verdict, gates, remark }: Verdict,
  by: { id: number; name: string; at: Date; away: Place },
): Promise<void> {
  await db
    .insertInto('reviews')
    .values({
      round_id: round.id,
      step: at,
      step_label: round.steps[at]!.label,
      reviewer_id: by.id,
      reviewer_name: by.name,
      verdict,
      gates: verdict === 'passed' ? [...gates] : [],
      remark: remark.trim(),
      at: by.at,
      for_id: by.away?.id ?? null,
      for_name: by.away?.name ?? null,
    })
    .execute();
}

/** The round goes on to another step. */
export async function advanceRound(db: Tx, id: number, step: number): Promise<void> {
  await db.updateTable('review_rounds').set({ step }).where('id', '=', id).execute();
}

/** The round ends; or, once it was passed, what it let pass is published, void or taken back. */
export async function closeRound(db: Tx, id: number, state: Exclude<RoundState, 'open'>, now: Date): Promise<void> {
  await db.updateTable('review_rounds').set({ state, closed_at: now }).where('id', '=', id).execute();
}

/** How many subjects of these kinds are on their way through a chain now. */
export async function countOpenRounds(db: Db, authorityId: number, kinds: readonly string[]): Promise<number> {
  if (kinds.length === 0) return 0;
  const { n } = await db
    .selectFrom('review_rounds')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('authority_id', '=', authorityId)
    .where('subject_kind', 'in', kinds)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return n;
}

/** What a round showed to its reviewers; null: the round is from before this was kept. */
interface Seen {
  contentHash: string;
  version: string;
  text: string | null;
}

/** What the text of a round about persons is sealed for. */
export const shownPurpose = (kind: string, subjectId: string) => `round:${kind}:${subjectId}`;

interface Books {
  db: Db;
  sealer: Sealer;
}

function seenIn(sealer: Sealer, { kind, subjectId }: Pick<Round, 'kind' | 'subjectId'>, row: Kept): Seen {
  const { contentHash, version, shown, sealed } = row;
  return { contentHash, version, text: sealed ? sealer.open<string>(sealed, shownPurpose(kind, subjectId)) : shown };
}

interface Kept {
  contentHash: string;
  version: string;
  shown: string | null;
  sealed: Buffer | null;
}

export async function shownBy({ db, sealer }: Books, round: Pick<Round, 'id' | 'kind' | 'subjectId'>): Promise<Seen> {
  const row = await db
    .selectFrom('review_rounds')
    .select(['content_hash as contentHash', 'version', 'shown', 'sealed_shown as sealed'])
    .where('id', '=', round.id)
    .executeTakeFirstOrThrow();
  return seenIn(sealer, round, row);
}

/** What this reviewer last gave a verdict on, in an earlier round of the same subject. */
export async function lastSeen({ db, sealer }: Books, round: Round, reviewerId: number): Promise<Seen | undefined> {
  const row = await db
    .selectFrom('reviews as v')
    .innerJoin('review_rounds as r', 'r.id', 'v.round_id')
    .select(['r.content_hash as contentHash', 'r.version', 'r.shown', 'r.sealed_shown as sealed'])
    .where('r.subject_kind', '=', round.kind)
    .where('r.subject_id', '=', round.subjectId)
    .where('v.reviewer_id', '=', reviewerId)
    .where('r.id', '<', round.id)
    .orderBy('v.id', 'desc')
    .executeTakeFirst();
  return row && seenIn(sealer, round, row);
}

/** What this reviewer said of the subject in earlier rounds, oldest first. */
export async function saidBefore(db: Db, round: Round, reviewerId: number): Promise<ReviewLine[]> {
  return db
    .selectFrom('reviews as v')
    .innerJoin('review_rounds as r', 'r.id', 'v.round_id')
    .select(['v.step', 'v.step_label as label', 'v.reviewer_id as reviewerId', 'v.reviewer_name as by'])
    .select(['v.verdict', 'v.gates', 'v.remark', 'v.at', 'v.for_id as forId', 'v.for_name as forName'])
    .where('r.subject_kind', '=', round.kind)
    .where('r.subject_id', '=', round.subjectId)
    .where('v.reviewer_id', '=', reviewerId)
    .where('r.id', '<', round.id)
    .orderBy('v.id')
    .execute();
}

/** What the rounds of a subject about persons showed and what was said of it, put into other words: without what is personal to somebody. */
export async function rewordRounds(
  { db, sealer }: { db: Tx; sealer: Sealer },
  { name }: SubjectKind,
  id: string,
  reword: (text: string) => string,
): Promise<void> {
  const rounds = await db
    .selectFrom('review_rounds')
    .select(['id', 'sealed_shown'])
    .where('subject_kind', '=', name)
    .where('subject_id', '=', id)
    .execute();
  const purpose = shownPurpose(name, id);
  for (const { id: round, sealed_shown } of rounds)
    if (sealed_shown)
      await db
        .updateTable('review_rounds')
        .set({ sealed_shown: sealer.seal(reword(sealer.open<string>(sealed_shown, purpose)), purpose) })
        .where('id', '=', round)
        .execute();
  await rewordAcknowledged({ db, sealer }, { name }, id, reword);
}
