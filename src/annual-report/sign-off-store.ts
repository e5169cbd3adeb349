import type { Db, Tx } from '../platform/database/index.ts';
import type { ChainStep } from '../review/index.ts';
import type { Round } from './sign-off.ts';

export interface RoundRow extends Round {
  id: number;
  submittedBy: number;
  submittedName: string;
  submittedAt: Date;
}

/** The newest round of a year's report; undefined when it was never submitted. */
export async function latestRound(db: Db, authorityId: number, year: number): Promise<RoundRow | undefined> {
  const row = await db
    .selectFrom('report_rounds')
    .selectAll()
    .where('authority_id', '=', authorityId)
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  const reviews = await reviewsOf(db, row.id);
  return {
    id: row.id,
    steps: row.steps,
    step: row.step,
    state: row.state,
    contentHash: row.content_hash,
    authorityId: row.authority_id,
    officeId: row.office_id,
    authors: row.authors,
    reviewers: reviews.map(({ reviewerId }) => reviewerId),
    submittedBy: row.submitted_by,
    submittedName: row.submitted_name,
    submittedAt: row.submitted_at,
  };
}

export interface ReviewLine {
  step: number;
  label: string;
  reviewerId: number;
  by: string;
  verdict: 'passed' | 'returned';
  remark: string;
  at: Date;
}

/** Verdicts of a round, oldest first. */
export function reviewsOf(db: Db, roundId: number): Promise<ReviewLine[]> {
  return db
    .selectFrom('report_reviews')
    .select(['step', 'step_label as label', 'reviewer_id as reviewerId', 'reviewer_name as by'])
    .select(['verdict', 'remark', 'at'])
    .where('round_id', '=', roundId)
    .orderBy('id')
    .execute();
}

/** Begins a round; one that was under way is void. @returns its id */
export async function openRound(
  db: Tx,
  of: { authorityId: number; year: number; contentHash: string; authors: number[] },
  steps: readonly ChainStep[],
  by: { id: number; name: string; officeId: number | null; at: Date },
): Promise<number> {
  await db
    .updateTable('report_rounds')
    .set({ state: 'voided' })
    .where('authority_id', '=', of.authorityId)
    .where('year', '=', of.year)
    .where('state', 'in', ['open', 'passed'])
    .execute();
  const { id } = await db
    .insertInto('report_rounds')
    .values({
      authority_id: of.authorityId,
      year: of.year,
      content_hash: of.contentHash,
      authors: of.authors,
      steps: JSON.stringify(steps),
      state: 'open',
      office_id: by.officeId,
      submitted_by: by.id,
      submitted_name: by.name,
      submitted_at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function moveRound(db: Tx, id: number, to: { step?: number; state?: Round['state'] }) {
  return db.updateTable('report_rounds').set(to).where('id', '=', id).execute();
}

export async function saveReview(
  db: Tx,
  round: RoundRow,
  by: { id: number; name: string; at: Date },
  verdict: { verdict: 'passed' | 'returned'; gates: readonly string[]; remark: string },
): Promise<void> {
  await db
    .insertInto('report_reviews')
    .values({
      round_id: round.id,
      step: round.step,
      step_label: round.steps[round.step]!.label,
      reviewer_id: by.id,
      reviewer_name: by.name,
      verdict: verdict.verdict,
      gates: verdict.verdict === 'passed' ? [...verdict.gates] : [],
      remark: verdict.remark.trim(),
      at: by.at,
    })
    .execute();
}

/** Years whose report is on its way through the chain. */
export async function yearsUnderWay(db: Db, authorityId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('report_rounds')
    .select('year')
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'open')
    .execute();
  return rows.map(({ year }) => year);
}
