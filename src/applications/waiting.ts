import { sql } from 'kysely';
import type { Phase } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { has, type Who } from '../platform/roles.ts';
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
}

/** What waits for this person: an officer's own and those that nobody has; the head's extensions; replies to review and
 *  to sign. The most urgent first. */
export async function waitingApplications(db: Db, who: Who): Promise<WaitingApplication[]> {
  if (!has(who, 'caseOfficer', 'disclosureHead', 'signer')) return [];
  const { rows } = await sql<Row>`
    select a.id, a.number, a.subject, a.due_on, a.phase, a.officer_id, a.extension_request is not null as asks_extension,
      p.state as draft
    from applications a
    left join application_papers p on p.application_id = a.id and p.kind = 'reply' and p.state <> 'issued'
    where a.authority_id = ${who.authorityId} and a.phase = any(${LIVE}::text[])
    order by a.due_on nulls last, a.id limit 1000`.execute(db);
  return rows.flatMap(({ phase, officer_id, asks_extension, draft, ...line }) => {
    const what = whatWaits({ phase, officer_id, asks_extension, draft }, who);
    const page = `/console/applications/${line.id}`;
    return what ? [{ ...line, what, href: draft && phase === 'open' ? `${page}/reply` : page }] : [];
  });
}

function whatWaits(
  { phase, officer_id, asks_extension, draft }: Pick<Row, 'phase' | 'officer_id' | 'asks_extension' | 'draft'>,
  who: Who,
): string | undefined {
  if (asks_extension && has(who, 'disclosureHead')) return '批准延期';
  if (phase === 'open' && draft && has(who, 'signer', 'disclosureHead')) return '审核、签发答复';
  if (!has(who, 'caseOfficer') || (officer_id !== null && officer_id !== who.id)) return undefined;
  if (phase === 'unconfirmed') return '与申请人确认收到';
  return phase === 'open' ? '办理答复' : undefined;
}
