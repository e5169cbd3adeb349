import {
  type Calendar,
  type ClockExplanation,
  clockOf,
  explain,
  fold,
  maskEmail,
  maskIdentity,
  maskName,
  maskPhone,
  type Offer,
  offered,
  type ProcedureState,
  parseDate,
} from '../../../law/index.ts';
import { type MailLine, mailsAbout } from '../../../mail/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import type { Sealer } from '../../../platform/sealing.ts';
import type { PublicText } from '../../../publishing/index.ts';
import { type Alike, alikeOnes, maybePublic } from '../../alike.ts';
import { aboutOf } from '../../mail/words.ts';
import { type Draft, draftOf } from '../../papers/drafts.ts';
import type { PaperKind } from '../../papers/kinds.ts';
import { type Applicant, openApplicant } from '../../privacy/applicant.ts';
import { type Decision, decisionAbout } from '../../recurring/store.ts';
import { type ApplicationRow, type StepRow, stepsOf } from '../../store.ts';
import { type Officer, officersOf } from '../list/list.ts';
import { lastPaymentWords } from '../steps/fees.ts';

/** Everything that the workspace of one application shows. */
export interface Workspace {
  row: ApplicationRow;
  steps: StepRow[];
  state: ProcedureState;
  offers: Offer[];
  /** null while nothing runs */
  clock: ClockExplanation | null;
  today: string;
  calendar: Calendar;
  /** masked */
  applicant: Applicant | null;
  draft: Draft | undefined;
  papers: { id: number; kind: PaperKind; number: string | null; dated_on: string | null; state: string }[];
  files: { id: number; name: string; kind: string; by_applicant: boolean; added_at: Date }[];
  messages: { id: number; direction: string; body: string; author: string; at: Date }[];
  notes: { id: number; body: string; author: string; at: Date }[];
  alike: Alike[];
  maybePublic: PublicText[];
  officers: Officer[];
  /** what became of it for everybody: art. 44 */
  forEverybody: Decision | undefined;
  /** to the applicant, the newest first */
  mails: MailLine[];
  splitFrom: string | undefined;
  /** how the fee of the last notice was to be paid */
  payment: string;
}

/** @returns undefined where the authority has no such application */
export async function workspaceOf(
  { db, sealer, now }: { db: Db; sealer: Sealer; now: () => Date },
  authorityId: number,
  id: number,
): Promise<Workspace | undefined> {
  const row = await db
    .selectFrom('applications')
    .selectAll()
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  if (!row) return undefined;
  const steps = await stepsOf(db, id);
  if (steps.length === 0) return undefined;
  const state = fold(steps.map(({ step }) => step));
  const today = dayOf(now());
  const calendar = await calendarOf(db);
  const [draft, papers, files, messages, notes, alike, published, officers, payment, forEverybody, mails] =
    await Promise.all([
      draftOf(db, id, 'reply'),
      db
        .selectFrom('application_papers')
        .select(['id', 'kind', 'number', 'dated_on', 'state'])
        .where('application_id', '=', id)
        .orderBy('id')
        .execute(),
      db
        .selectFrom('application_files')
        .select(['id', 'name', 'kind', 'by_applicant', 'added_at'])
        .where('application_id', '=', id)
        .orderBy('id')
        .execute(),
      db
        .selectFrom('application_messages')
        .select(['id', 'direction', 'body', 'author', 'at'])
        .where('application_id', '=', id)
        .orderBy('id')
        .execute(),
      db
        .selectFrom('application_notes')
        .select(['id', 'body', 'author', 'at'])
        .where('application_id', '=', id)
        .orderBy('id')
        .execute(),
      alikeOnes(db, row),
      maybePublic(db, row, now()),
      officersOf(db, authorityId),
      lastPaymentWords(db, authorityId),
      decisionAbout(db, authorityId, id),
      mailsAbout(db, aboutOf(id)),
    ]);
  return {
    row,
    steps,
    state,
    offers: offered(state, today, calendar),
    clock: clockToday(state, today, calendar),
    today,
    calendar,
    applicant: row.sealed_applicant && masked(openApplicant(sealer, id, row.sealed_applicant)),
    draft,
    papers,
    files,
    messages,
    notes,
    alike,
    maybePublic: published,
    officers,
    payment,
    forEverybody,
    mails,
    splitFrom: row.split_from ? String(row.split_from) : undefined,
  };
}

function clockToday(state: ProcedureState, today: string, calendar: Calendar): ClockExplanation | null {
  if (!state.received || !['open', 'closed', 'archived'].includes(state.phase)) return null;
  if (state.outcome === 'clarificationOverdue' || state.outcome === 'feeOverdue') return null;
  const until = state.closed ?? today;
  return explain(parseDate(state.received), clockOf(state, until), parseDate(until), calendar);
}

/** As screens show it until somebody opens it: the name of an organisation stays. */
function masked(applicant: Applicant): Applicant {
  const person = applicant.kind === 'person';
  const rest = (text: string) => (text ? `${[...text][0]}＊＊＊` : '');
  return {
    ...applicant,
    name: person ? maskName(applicant.name) : applicant.name,
    documentNumber: maskIdentity(applicant.documentNumber),
    representative: maskName(applicant.representative),
    contact: maskName(applicant.contact),
    telephone: maskPhone(applicant.telephone),
    email: maskEmail(applicant.email),
    address: person ? rest(applicant.address) : applicant.address,
    agent: applicant.agent && {
      ...applicant.agent,
      name: maskName(applicant.agent.name),
      documentNumber: maskIdentity(applicant.agent.documentNumber),
      telephone: maskPhone(applicant.agent.telephone),
    },
  };
}
