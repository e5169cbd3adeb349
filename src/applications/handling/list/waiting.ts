import { sql } from 'kysely';
import type { Phase } from '../../../law/index.ts';
import { type Db, prepared } from '../../../platform/database/index.ts';
import { has, type Who } from '../../../platform/roles.ts';
import { waitingReviews } from '../../../review/index.ts';
import { LEGAL_REVIEW, replies, STEP_LABELS } from '../../reply/subject.ts';
import { LIVE, legalReviewers, readers } from '../../rules.ts';

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
  drafted: boolean;
  returned: boolean;
}

/** What waits for this person: an officer's own and those that nobody has; the head's extensions; replies to review and
 *  to sign. The most urgent first. */
export async function waitingApplications(db: Db, who: Who): Promise<WaitingApplication[]> {
  if (!has(who, ...readers, ...legalReviewers)) return [];
  const [rows, reviews] = await Promise.all([
    prepared(
      db,
      sql<Row>`
    select a.id, a.number, a.subject, a.due_on, a.phase, a.officer_id, a.sealed_extension_request is not null as asks_extension,
      p.id is not null as drafted, coalesce(p.returned, false) as returned
    from applications a
    left join application_papers p on p.application_id = a.id and p.kind = 'reply' and p.state = 'draft'
    where a.authority_id = ${who.authorityId}
      and (a.phase = any(${LIVE}::text[]) or (a.phase = 'closed' and coalesce(a.reply_kind, 'withdrawn') = 'withdrawn'))
    order by a.due_on nulls last, a.id limit 1000`,
    ),
    waitingReviews(db, [replies], who),
  ]);
  const steps = new Map(reviews.map(({ id, step }) => [Number(id), step]));
  return rows.flatMap(({ phase, officer_id, asks_extension, drafted, returned, ...line }) => {
    const what = whatWaits({ phase, officer_id, asks_extension, returned }, steps.get(line.id), who);
    const page = `/console/applications/${line.id}`;
    return what ? [{ ...line, what, href: drafted && phase === 'open' ? `${page}/reply` : page }] : [];
  });
}

/** Of what waits for somebody the draft replies for 法制审核: those of a kind that needs it, drafted by another. */
export function legalReviewsIn(waiting: readonly WaitingApplication[]): WaitingApplication[] {
  return waiting.filter(({ what }) => what === STEP_LABELS[LEGAL_REVIEW]);
}

/** @param review the step of the reply's chain that waits for this person */
function whatWaits(
  { phase, officer_id, asks_extension, returned }: Pick<Row, 'phase' | 'officer_id' | 'asks_extension' | 'returned'>,
  review: string | undefined,
  who: Who,
): string | undefined {
  if (asks_extension && has(who, 'disclosureHead')) return '批准延期';
  if (review) return review;
  if (!has(who, 'caseOfficer') || (officer_id !== null && officer_id !== who.id)) return undefined;
  if (phase === 'unconfirmed') return '与申请人确认收到';
  if (phase === 'closed') return '申请人已撤回，归档';
  if (phase === 'open' && returned) return '答复稿被退回，修改';
  return phase === 'open' ? '办理答复' : undefined;
}
