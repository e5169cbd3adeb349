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
  offeredLate,
  type ProcedureState,
  parseDate,
  type StepKind,
} from '../../../law/index.ts';
import { type MailLine, mailsAbout } from '../../../mail/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import type { House } from '../../../platform/room.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import type { PublicText } from '../../../publishing/index.ts';
import { type Alike, alikeOnes, maybePublic } from '../../alike.ts';
import { aboutOf } from '../../mail/words.ts';
import { type Draft, draftOf } from '../../papers/drafts.ts';
import type { PaperKind } from '../../papers/kinds.ts';
import { type Applicant, openApplicant } from '../../privacy/applicant.ts';
import type { Clear } from '../../privacy/erasure.ts';
import { onScreen } from '../../privacy/on-screen.ts';
import { openText } from '../../privacy/sealed-words.ts';
import { decisionAbout, type ToldDecision } from '../../recurring/store.ts';
import { namesIn, type OpenedStep, openSteps, withNames } from '../../said.ts';
import { type ApplicationRow, type StepRow, stepsOf } from '../../store.ts';
import type { ExtensionRequest } from '../../tables.ts';
import { type Amendment, amendmentsOf } from '../amending/store.ts';
import { extensionRequested } from '../extension-requested.ts';
import { type Officer, officersOf } from '../list/list.ts';
import type { CaseAbout } from '../reopening.ts';
import { lastPaymentWords } from '../steps/fees.ts';

/** Everything that the workspace of one application shows. */
export interface Workspace {
  row: ApplicationRow;
  steps: OpenedStep[];
  /** the same as the books have them */
  kept: StepRow[];
  amendments: Amendment[];
  /** 复议, 诉讼 about it */
  cases: CaseAbout[];
  /** what can only be recorded with the true day on which it was done in time */
  late: StepKind[];
  /** who was asked, by the place that the state names them by */
  names: ReadonlyMap<string, string>;
  description: string;
  purpose: string;
  extensionRequest: ExtensionRequest | null;
  /** what people wrote, as it is shown until somebody opens the personal data */
  shown: Clear;
  state: ProcedureState;
  offers: Offer[];
  /** null while nothing runs */
  clock: ClockExplanation | null;
  today: string;
  calendar: Calendar;
  /** masked */
  applicant: Applicant | null;
  draft: Draft | undefined;
  papers: {
    id: number;
    kind: PaperKind;
    number: string | null;
    dated_on: string | null;
    state: string;
    voided: boolean;
  }[];
  files: { id: number; name: string; kind: string; by_applicant: boolean; added_at: Date }[];
  messages: { id: number; direction: string; body: string; author: string; at: Date }[];
  notes: { id: number; body: string; author: string; at: Date }[];
  alike: Alike[];
  maybePublic: PublicText[];
  officers: Officer[];
  /** what became of it for everybody: art. 44 */
  forEverybody: ToldDecision | undefined;
  /** to the applicant, the newest first */
  mails: MailLine[];
  splitFrom: string | undefined;
  /** how the fee of the last notice was to be paid */
  payment: string;
}

/** @returns undefined where the authority has no such application */
export async function workspaceOf(
  { db, sealer, now, house }: { db: Db; sealer: Sealer; now: () => Date; house: House },
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
  const taken = await stepsOf(db, id);
  if (taken.length === 0) return undefined;
  const state = fold(taken.map(({ step }) => step));
  const applicant = row.sealed_applicant && openApplicant(sealer, id, row.sealed_applicant);
  const names = namesIn(sealer, id, taken);
  const today = dayOf(now());
  const calendar = await calendarOf(db);
  const [
    draft,
    papers,
    files,
    messages,
    notes,
    alike,
    published,
    officers,
    payment,
    forEverybody,
    mails,
    amendments,
    cases,
  ] = await Promise.all([
    draftOf(db, sealer, id, 'reply'),
    db
      .selectFrom('application_papers')
      .select(['id', 'kind', 'number', 'dated_on', 'state', 'voided'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('application_files')
      .select(['id', 'sealed_name', 'kind', 'by_applicant', 'added_at'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('application_messages')
      .select(['id', 'direction', 'sealed_body', 'author', 'at'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('application_notes')
      .select(['id', 'sealed_body', 'author', 'at'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute(),
    alikeOnes(db, row),
    maybePublic(db, row, now()),
    officersOf(db, authorityId),
    lastPaymentWords(db, sealer, authorityId),
    decisionAbout(db, sealer, authorityId, id),
    mailsAbout(db, aboutOf(id)),
    amendmentsOf(db, sealer, id),
    house.tell('casesAbout', db, { authorityId, applicationId: id }),
  ]);
  return {
    row,
    steps: openSteps(sealer, id, taken),
    kept: taken,
    amendments,
    cases: cases.flat(),
    late: offeredLate(
      taken.map(({ step }) => step),
      today,
      calendar,
    ),
    names,
    description: openText(sealer, id, 'description', row.sealed_description),
    purpose: openText(sealer, id, 'purpose', row.sealed_purpose),
    extensionRequest: extensionRequested(sealer, row),
    shown: onScreen(applicant ?? undefined, names.values()),
    state,
    offers: offered(state, today, calendar).map((one) => (one.ok ? one : { ...one, why: withNames(names)(one.why) })),
    clock: clockToday(state, today, calendar),
    today,
    calendar,
    applicant: applicant && masked(applicant),
    draft,
    papers,
    files: files.map(({ sealed_name, ...file }) => ({ ...file, name: openText(sealer, id, 'fileName', sealed_name) })),
    messages: messages.map(({ sealed_body, ...one }) => ({
      ...one,
      body: openText(sealer, id, 'message', sealed_body),
    })),
    notes: notes.map(({ sealed_body, ...one }) => ({ ...one, body: openText(sealer, id, 'note', sealed_body) })),
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
