import {
  type ClockExplanation,
  clockOf,
  clockSentence,
  closedSentence,
  explain,
  fold,
  isHeldBack,
  maskEmail,
  maskIdentity,
  maskPhone,
  may,
  type ProcedureState,
  parseDate,
  type Step,
} from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { PAPER_KINDS, PAPERS, type PaperKind } from '../papers/kinds.ts';
import { type Applicant, DOCUMENT_TYPES, openApplicant, shownName } from '../privacy/applicant.ts';
import { hideNumbers } from '../privacy/on-screen.ts';
import { openText } from '../privacy/sealed-words.ts';
import { openSteps } from '../said.ts';
import { stepsOf } from '../store.ts';
import { HELD_BACK, type StepWords, stepWords } from './step-words.ts';

/** Papers that are addressed to the applicant. */
const THEIRS = PAPER_KINDS.filter((kind) => PAPERS[kind].to === 'applicant');

export function isTheirs(kind: PaperKind): boolean {
  return PAPERS[kind].to === 'applicant';
}

export interface FollowedFile {
  id: number;
  name: string;
  hash: string;
}

/** An application as its applicant sees it: no names of officers, nothing that others said. */
export interface Followed {
  id: number;
  number: string;
  subject: string;
  /** own words, like own messages, without numbers: whoever looks over the shoulder learns nothing */
  description: string;
  state: ProcedureState;
  /** '2023年11月1日前答复，还有 9 个工作日'; how it ended once it is over; undefined while nothing runs */
  clock: { sentence: string; detail: ClockExplanation } | undefined;
  /** last day to clarify or to pay */
  waitsUntil: string | null;
  steps: readonly (StepWords & { on: string; seq: number })[];
  papers: readonly { id: number; kind: PaperKind; label: string; number: string; on: string }[];
  /** what is provided */
  information: readonly FollowedFile[];
  own: readonly FollowedFile[];
  messages: readonly { id: number; mine: boolean; body: string; at: Date }[];
  /** masked; undefined once it has been removed */
  applicant: readonly (readonly [string, string])[] | undefined;
  wantsPublic: boolean;
  /** answered, but third parties have to be told first: neither reply nor information can be had yet */
  heldBack: boolean;
  mayWithdraw: boolean;
  /** asked why so much is asked for, and not answered yet */
  mayGiveReasons: boolean;
}

/** Everything its applicant may know of an application. @returns undefined where the authority has none of that id */
export async function followed(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  id: number,
  today: string,
): Promise<Followed | undefined> {
  const row = await db
    .selectFrom('applications')
    .select(['id', 'number', 'subject', 'sealed_description', 'sealed_applicant', 'waits_until', 'wants_public'])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  if (!row) return undefined;
  const [taken, papers, files, messages, calendar] = await Promise.all([
    stepsOf(db, id),
    papersOf(db, id),
    filesOf(db, sealer, id),
    messagesOf(db, sealer, id),
    calendarOf(db),
  ]);
  const state = fold(taken.map(({ step }) => step));
  const steps = openSteps(sealer, id, taken);
  const heldBack = isHeldBack(state);
  const withdrawal: Step = { kind: 'withdrawn', on: today };
  return {
    id,
    number: row.number,
    subject: row.subject,
    description: hideNumbers(openText(sealer, id, 'description', row.sealed_description)),
    state,
    clock: clockNow(state, today, calendar),
    waitsUntil: row.waits_until,
    steps: steps.flatMap(({ seq, step, note }) => {
      const words = heldBack && step.kind === 'replied' ? HELD_BACK : stepWords(step, note);
      return words ? [{ ...words, on: step.on, seq }] : [];
    }),
    papers: papers.filter(({ kind }) => kind !== 'reply' || !heldBack),
    information: state.closed && !heldBack ? files.filter(({ kind }) => kind === 'information') : [],
    own: files.filter((file) => file.by_applicant),
    messages: messages.map(({ direction, ...rest }) => ({ ...rest, mine: direction === 'fromApplicant' })),
    applicant: row.sealed_applicant ? masked(openApplicant(sealer, id, row.sealed_applicant)) : undefined,
    wantsPublic: row.wants_public,
    heldBack,
    mayGiveReasons: may(state, { kind: 'reasonsGiven', on: today }, today, calendar).ok,
    mayWithdraw: may(state, withdrawal, today, calendar).ok,
  };
}

/** Over by a reply, whose limit tells how long it took; not by what the applicant left undone or took back. */
function isAnswered({ closed, outcome }: ProcedureState): boolean {
  return closed !== null && outcome !== null && outcome !== 'clarificationOverdue' && outcome !== 'feeOverdue';
}

function clockNow(state: ProcedureState, today: string, calendar: Parameters<typeof explain>[3]): Followed['clock'] {
  if (!state.received || !(state.phase === 'open' || isAnswered(state))) return undefined;
  const until = state.closed ?? today;
  const now = parseDate(until);
  const detail = explain(parseDate(state.received), clockOf(state, until), now, calendar);
  return { sentence: (state.closed ? closedSentence : clockSentence)(detail, now), detail };
}

/** One's own data, masked: whoever looks over the shoulder learns nothing. */
function masked(applicant: Applicant): [string, string][] {
  const { documentType, documentNumber, telephone, email, address } = applicant;
  const number = documentType === 'creditCode' ? documentNumber : maskIdentity(documentNumber);
  const rows: [string, string][] = [
    ['申请人', shownName(applicant)],
    [DOCUMENT_TYPES[documentType], number],
    ['联系电话', maskPhone(telephone)],
    ['电子邮箱', maskEmail(email)],
    ['通信地址', address && `${address.slice(0, 6)}＊＊＊`],
  ];
  return rows.filter(([, value]) => value);
}

async function papersOf(db: Db, id: number) {
  const rows = await db
    .selectFrom('application_papers')
    .select(['id', 'kind', 'number', 'dated_on'])
    .where('application_id', '=', id)
    .where('state', '=', 'issued')
    .where('voided', '=', false)
    .where('kind', 'in', THEIRS)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: PAPERS[row.kind].label,
    number: row.number ?? '',
    on: row.dated_on!,
  }));
}

/** All files of an application, oldest first. */
async function filesOf(db: Db, sealer: Sealer, id: number) {
  const rows = await db
    .selectFrom('application_files')
    .select(['id', 'sealed_name', 'file_hash as hash', 'kind', 'by_applicant'])
    .where('application_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ sealed_name, ...file }) => ({ ...file, name: openText(sealer, id, 'fileName', sealed_name) }));
}

async function messagesOf(db: Db, sealer: Sealer, id: number) {
  const rows = await db
    .selectFrom('application_messages')
    .select(['id', 'direction', 'sealed_body', 'at'])
    .where('application_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ sealed_body, ...one }) => {
    const body = openText(sealer, id, 'message', sealed_body);
    // what the office writes may name a telephone to call
    return { ...one, body: one.direction === 'fromApplicant' ? hideNumbers(body) : body };
  });
}
