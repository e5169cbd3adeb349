import type { Db, Tx } from '../platform/database/index.ts';
import type { Round } from './rules.ts';
import { defaultChain } from './rules.ts';
import type { ChainStep } from './tables.ts';

/** The chain by which an authority reviews. */
export async function chainOf(db: Db, authorityId: number): Promise<readonly ChainStep[]> {
  const row = await db
    .selectFrom('review_chains')
    .select('steps')
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return row?.steps ?? defaultChain;
}

/** How many documents of an authority are on their way through a chain now. */
export async function countOpenRounds(db: Db, authorityId: number): Promise<number> {
  const { n } = await db
    .selectFrom('review_rounds as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('r.state', '=', 'open')
    .where('d.authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return n;
}

export interface RoundRow extends Round {
  id: number;
  documentId: number;
  revisionId: number;
  contentHash: string;
  submittedAt: Date;
  submittedBy: number;
}

/** The newest round of a document, with who wrote and who reviewed. */
export async function latestRound(db: Db, documentId: number): Promise<RoundRow | undefined> {
  const row = await db
    .selectFrom('review_rounds as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .selectAll('r')
    .select(['d.office_id', 'd.authority_id', 'd.author_id'])
    .where('r.document_id', '=', documentId)
    .orderBy('r.id', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  const [writers, reviewers] = await Promise.all([
    db.selectFrom('revisions').select(['author_id', 'saved_by']).where('document_id', '=', documentId).execute(),
    db.selectFrom('reviews').select('reviewer_id').where('round_id', '=', row.id).execute(),
  ]);
  const authors = [row.author_id, row.submitted_by, ...writers.flatMap((one) => [one.author_id, one.saved_by])];
  return {
    id: row.id,
    documentId,
    revisionId: row.revision_id,
    contentHash: row.content_hash,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    steps: row.steps,
    step: row.step,
    state: row.state,
    officeId: row.office_id,
    authorityId: row.authority_id,
    authors: [...new Set(authors.filter((id): id is number => id !== null))],
    reviewers: reviewers.map((one) => one.reviewer_id),
  };
}

export interface ReviewLine {
  id: number;
  step: number;
  label: string;
  by: string;
  verdict: 'passed' | 'returned';
  gates: string[];
  remark: string;
  at: Date;
  roundId: number;
}

/** All verdicts on a document, oldest first. */
export function reviewsOf(db: Db, documentId: number): Promise<ReviewLine[]> {
  return db
    .selectFrom('reviews')
    .select([
      'id',
      'step',
      'step_label as label',
      'reviewer_name as by',
      'verdict',
      'gates',
      'remark',
      'at',
      'round_id as roundId',
    ])
    .where('document_id', '=', documentId)
    .orderBy('id')
    .execute();
}

/** The revision that this reviewer last gave a verdict on, else the public one: what their eyes compare with. */
export async function lastSeen(
  db: Db,
  documentId: number,
  reviewerId: number,
  before: number,
): Promise<number | undefined> {
  const own = await db
    .selectFrom('reviews')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('reviewer_id', '=', reviewerId)
    .where('revision_id', '<>', before)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (own) return own.revision_id;
  const shown = await db
    .selectFrom('publications')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return shown && shown.revision_id !== before ? shown.revision_id : undefined;
}

export async function closeRound(
  tx: Tx,
  id: number,
  state: 'passed' | 'returned' | 'voided' | 'recalled',
  now: Date,
): Promise<void> {
  await tx.updateTable('review_rounds').set({ state, closed_at: now }).where('id', '=', id).execute();
}

export interface Waiting {
  documentId: number;
  title: string;
  office: string;
  step: string;
  submittedAt: Date;
}

/** Open rounds of an authority, oldest first: [round, line]. Who may take them is decided by the rules. */
export async function openRounds(db: Db, authorityId: number): Promise<{ round: RoundRow; line: Waiting }[]> {
  const rows = await db
    .selectFrom('review_rounds as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .innerJoin('revisions as v', 'v.id', 'r.revision_id')
    .innerJoin('offices as o', 'o.id', 'd.office_id')
    .select(['r.document_id', 'v.title', 'o.name as office', 'r.submitted_at'])
    .where('r.state', '=', 'open')
    .where('d.authority_id', '=', authorityId)
    .orderBy('r.submitted_at')
    .limit(200)
    .execute();
  const found = await Promise.all(rows.map(async (row) => ({ row, round: await latestRound(db, row.document_id) })));
  return found.flatMap(({ row, round }) =>
    round
      ? [
          {
            round,
            line: {
              documentId: row.document_id,
              title: row.title,
              office: row.office,
              step: round.steps[round.step]?.label ?? '',
              submittedAt: row.submitted_at,
            },
          },
        ]
      : [],
  );
}
