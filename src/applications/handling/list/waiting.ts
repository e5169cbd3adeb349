import { sql } from 'kysely';
import type { Phase, ReplyKindId } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { legalReviewers, needsLegalReview, readers } from '../../rules.ts';
import { LIVE } from './list.ts';

/** An application that waits for a person, and for what. */
export interface WaitingApplication {
  id: number;
  number: string;
  subject: string;
  due_on: string | null;
  what: string;
  href: string;
}

interface Row extends Omit<WaitingApplication, 'what' | 'href'> {
  phase: Phase;
  officer_id: number | null;
  asks_extension: boolean;
  draft: 'draft' | 'approved' | null;
  reply: ReplyKindId | null;
  drafted_by: number | null;
}

/** What waits for this person: an officer's own and those that nobody has; the head's extensions; replies to review and
 *  to sign. The most urgent first. */
export async function waitingApplications(db: Db, who: Who): Promise<WaitingApplication[]> {
  if (!has(who, ...readers, ...legalReviewers)) return [];
  const { rows } = await sql<Row>`
    select a.id, a.number, a.subject, a.due_on, a.phase, a.officer_id, a.extension_request is not null as asks_extension,
      p.state as draft, p.content->>'reply' as reply, p.updated_by as drafted_by
    from applications a
    left join application_papers p on p.application_id = a.id and p.kind = 'reply' and p.state <> 'issued'
    where a.authority_id = ${who.authorityId}
      and (a.phase = any(${LIVE}::text[]) or (a.phase = 'closed' and coalesce(a.reply_kind, 'withdrawn') = 'withdrawn'))
    order by a.due_on nulls last, a.id limit 1000`.execute(db);
  return rows.flatMap(({ phase, officer_id, asks_extension, draft, reply, drafted_by, ...line }) => {
    const what = whatWaits({ phase, officer_id, asks_extension, draft, reply, drafted_by }, who);
    const page = `/console/applications/${line.id}`;
    return what ? [{ ...line, what, href: draft && phase === 'open' ? `${page}/reply` : page }] : [];
  });
}

const LEGAL_REVIEW = '法制审核';

/** Draft replies that wait for 法制审核 by this person: those of a kind that needs it, drafted by another. */
export async function waitingLegalReviews(db: Db, who: Who): Promise<WaitingApplication[]> {
  return (await waitingApplications(db, who)).filter(({ what }) => what === LEGAL_REVIEW);
}

function whatWaits(row: Omit<Row, 'id' | 'number' | 'subject' | 'due_on'>, who: Who): string | undefined {
  const { phase, officer_id, asks_extension } = row;
  if (asks_extension && has(who, 'disclosureHead')) return '批准延期';
  const step = phase === 'open' ? draftWaits(row, who) : undefined;
  if (step) return step;
  if (!has(who, 'caseOfficer') || (officer_id !== null && officer_id !== who.id)) return undefined;
  if (phase === 'unconfirmed') return '与申请人确认收到';
  if (phase === 'closed') return '申请人已撤回，归档';
  return phase === 'open' ? '办理答复' : undefined;
}

/** A draft is reviewed by another than who wrote it, then signed; what simply gives what was asked is signed at once. */
function draftWaits({ draft, reply, drafted_by }: Pick<Row, 'draft' | 'reply' | 'drafted_by'>, who: Who) {
  if (!draft || !reply) return undefined;
  if (draft === 'draft' && needsLegalReview(reply))
    return has(who, ...legalReviewers) && drafted_by !== who.id ? LEGAL_REVIEW : undefined;
  return has(who, 'signer', 'disclosureHead') ? '签发答复' : undefined;
}
