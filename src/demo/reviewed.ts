import { sql } from 'kysely';
import type { Tx } from '../platform/database/index.ts';
import { documents } from '../publishing/index.ts';
import { defaultChain } from '../review/index.ts';
import { secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';

/** A published document with the people who wrote it and let it pass. */
export interface Reviewed {
  id: number;
  revisionId: number;
  hash: string;
  author: { id: number; name: string };
  officeReviewer: { id: number; name: string };
  /** when it was written: the day before its publication, in the morning */
  written: Date;
  published: Date;
}

/** The rounds, verdicts and histories of many documents, written by the database itself: thousands cost little. */
export async function addReviews(tx: Tx, filed: Filed, done: readonly Reviewed[]): Promise<void> {
  const secrecy = secrecyReviewerOf(filed);
  const signer = signerOf(filed);
  const given = sql`select * from unnest(
      ${done.map((row) => row.id)}::bigint[], ${done.map((row) => row.revisionId)}::bigint[],
      ${done.map((row) => row.hash)}::text[],
      ${done.map((row) => row.author.id)}::bigint[], ${done.map((row) => row.author.name)}::text[],
      ${done.map((row) => row.officeReviewer.id)}::bigint[], ${done.map((row) => row.officeReviewer.name)}::text[],
      ${done.map((row) => row.written)}::timestamptz[], ${done.map((row) => row.published)}::timestamptz[])
    as g(document_id, revision_id, hash, author_id, author, head_id, head, written, published)`;
  const steps = sql`(values
      (0, ${defaultChain[0]!.label}, interval '2 hours', '{language,norms,politics}'::text[]),
      (1, ${defaultChain[1]!.label}, interval '5 hours 30 minutes', '{secrecy}'::text[]),
      (2, ${defaultChain[2]!.label}, interval '7 hours 15 minutes', '{language,norms,politics}'::text[]))
    as s(step, label, after, gates)`;
  const reviewer = sql`case s.step when 0 then g.head_id when 1 then ${secrecy.id} else ${signer.id} end`;
  const name = sql`case s.step when 0 then g.head when 1 then ${secrecy.name} else ${signer.name} end`;
  await sql`
    with g as (${given}), rounds as (
      insert into review_rounds (subject_kind, subject_id, authority_id, office_id, version, content_hash, shown, steps, step,
        state, authors, submitted_by, submitted_name, submitted_at, closed_at)
      select ${documents.name}, d.id::text, d.authority_id, d.office_id, g.revision_id::text, g.hash, null,
        ${JSON.stringify(defaultChain)}::jsonb, 3, 'passed', array[g.author_id], g.author_id, g.author,
        g.written + interval '50 minutes', g.written + interval '7 hours 15 minutes'
      from g join documents d on d.id = g.document_id order by g.published, g.document_id returning id, document_id)
    insert into reviews (round_id, step, step_label, reviewer_id, reviewer_name, verdict, gates, at)
    select r.id, s.step, s.label, ${reviewer}, ${name}, 'passed', s.gates, g.written + s.after
    from rounds r join g using (document_id) cross join ${steps} order by r.id, s.step`.execute(tx);
  await sql`
    with g as (${given}), e as (
      select g.document_id, g.revision_id, g.written as at, g.author_id, g.author, 'created' as kind, '' as remark from g
      union all select g.document_id, g.revision_id, g.written + interval '50 minutes', g.author_id, g.author, 'submitted', '' from g
      union all select g.document_id, g.revision_id, g.written + s.after, ${reviewer}, ${name},
        case s.step when 2 then 'approved' else 'passed' end, s.label from g cross join ${steps}
      union all select g.document_id, g.revision_id, g.published, g.author_id, g.author, 'published', '' from g)
    insert into document_events (document_id, revision_id, at, staff_id, staff_name, kind, remark)
    select document_id, revision_id, at, author_id, author, kind, remark from e order by document_id, at`.execute(tx);
}
