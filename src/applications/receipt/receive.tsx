import { z } from 'zod';
import {
  type ApplicantKind,
  type Calendar,
  type DeliveryWay,
  fold,
  may,
  type ProcedureState,
  type ReceiptChannel,
  type Step,
} from '../../law/index.ts';
import { authorityById, calendarOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { newQueryCode, queryCodeHash } from '../../platform/public-forms/index.ts';
import { type Who, withoutAccount } from '../../platform/roles.ts';
import { wordsOf } from '../alike.ts';
import { day, optionalText } from '../fields.ts';
import { claimFiling, settleFiling } from '../filing/once.ts';
import { appendStep, columnsOf, hold, type Seen, take } from '../handling/steps/take.ts';
import { verb } from '../handling/steps/verb.tsx';
import { nextNumber } from '../numbers.ts';
import { issuePaper } from '../papers/issue.ts';
import { type Applicant, applicantFaults, identityKey, sealApplicant, shownName } from '../privacy/applicant.ts';
import { hideIn, hideInName } from '../privacy/erasure.ts';
import { findKeys } from '../privacy/find-keys.ts';
import { hideNumbers } from '../privacy/on-screen.ts';
import { sealText } from '../privacy/sealed-words.ts';
import { handlers, subjectOf } from '../rules.ts';
import { addFiles, type GivenFile } from '../store.ts';
import type { Provision } from '../tables.ts';
import { type ReceiptTerm, receiptTermsOf, systemConfirms } from './terms.ts';

/** What is asked for, and how it shall be provided. 条例 art. 29 */
export interface Request {
  subject: string;
  description: string;
  purpose: string;
  provision: Provision;
  deliveryWay: DeliveryWay;
  wantsPublic: boolean;
  /** notices by e-mail */
  mailNotices?: boolean;
}

export interface FileInput {
  applicant: Applicant;
  request: Request;
  files: readonly GivenFile[];
  /** names this one filing: sent twice, it files once and gives a new code for what was filed */
  filing?: string | undefined;
}

/** Who acts when a citizen does, on the site of an authority. */
export function applicantOf(authorityId: number): Who {
  return withoutAccount(authorityId, '申请人');
}

/** What is wanted, if it is enough to begin with: field → sentence. */
function requestFaults({ description }: Pick<Request, 'description'>): Record<string, string> {
  return description.trim()
    ? {}
    : { description: '请写明所需信息的名称、文号或者便于查询的其他特征（《条例》第二十九条）' };
}

function faultsOf({ applicant, request }: FileInput, today: string): Failure | undefined {
  const fields = { ...applicantFaults(applicant, today), ...requestFaults(request) };
  return Object.keys(fields).length ? invalid('还不能提交，请补全标出的内容', fields) : undefined;
}

export interface Arrived {
  channel: ReceiptChannel;
  /** handed in, signed for, or come in: YYYY-MM-DD */
  arrived: string;
  /** of both sides, where the channel needs it */
  confirmed: string | null;
}

export type Registration = Extract<Step, { kind: 'registered' }>;

/** The registration as a step: the one place where what holds on the day of arrival becomes the day of receipt. art. 31 */
export function registration({ channel, arrived, confirmed }: Arrived, terms: readonly ReceiptTerm[]): Registration {
  const receiptConfirms = channel === 'online' && systemConfirms(terms, arrived);
  const needsNone = channel === 'inPerson' || channel === 'registeredPost' || receiptConfirms;
  return {
    kind: 'registered',
    on: arrived,
    channel,
    confirmed: needsNone ? null : confirmed,
    ...(receiptConfirms && { receiptConfirms }),
  };
}

/** An application whose registration is its first step; where that alone makes it received, with its 登记回执. */
async function enter(
  act: Act,
  input: FileInput,
  step: Registration,
  code: string,
  officer?: NewApplication['officer'],
): Promise<Outcome<{ id: number; number: string; code: string }>> {
  const made = await insertApplication(act, {
    ...input,
    steps: [step],
    codeHash: queryCodeHash(act.sealer, code),
    officer,
  });
  const { received } = fold([step]);
  if (received) {
    const paper = { applicationId: made.id, kind: 'acknowledgement', content: {}, on: received } as const;
    const acknowledgement = await issuePaper(act, paper);
    if (!acknowledgement.ok) return acknowledgement;
  }
  return ok({ ...made, code });
}

/** 网上提出申请, by anyone; received once the office confirms, or at once where the authority has published so (art. 31).
 *  @returns number and query code, shown once */
export const fileApplication = action<FileInput, { id: number; number: string; code: string }>(
  'applications.file',
  ['anyone'],
  async (act, input) => {
    const faults = faultsOf(input, act.today);
    if (faults) return faults;
    const code = newQueryCode();
    const before = input.filing === undefined ? undefined : await claimFiling(act, input.filing, code);
    if (before) return done({ ...before, code }, `application:${before.id}`, { again: true });
    const arrived = { channel: 'online', arrived: act.today, confirmed: null } as const;
    const step = registration(arrived, await receiptTermsOf(act.db, act.who.authorityId));
    const filed = await enter(act, input, step, code);
    if (!filed.ok) return filed;
    const { id, number } = filed.value;
    if (input.filing !== undefined) await settleFiling(act, input.filing, id);
    return done(filed.value, `application:${id}`, { number, channel: 'online' });
  },
);

export type RegisterInput = FileInput & Arrived;

/** 登记: an application that came in by any channel, with its date of receipt (art. 31). */
export const registerApplication = action<RegisterInput, { id: number; number: string; code: string }>(
  'applications.register',
  handlers,
  async (act, input) => {
    const faults = faultsOf(input, act.today);
    if (faults) return faults;
    const { channel, arrived, confirmed } = input;
    const step = registration(input, await receiptTermsOf(act.db, act.who.authorityId));
    const verdict = may(null, step, act.today, await calendarOf(act.db));
    if (!verdict.ok) return invalid(verdict.why, { arrived: verdict.why });
    const officer = { id: act.who.id!, officeId: act.who.officeId };
    const made = await enter(act, input, step, newQueryCode(), officer);
    if (!made.ok) return made;
    const { id, number } = made.value;
    return done(made.value, `application:${id}`, { number, channel, arrived, confirmed });
  },
);

/** 双方确认收到: the day on which the application is received, and the clock begins. art. 31 */
export const confirmReceipt = action<Seen & { on: string; note?: string }, void>(
  'applications.confirmReceipt',
  handlers,
  async (act, { on, note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const paper = { kind: 'acknowledgement', content: {} } as const;
    const taken = await take(act, got.held, { kind: 'confirmed', on }, { note, paper });
    if (!taken.ok) return taken;
    const officer = got.held.row.officer_id ?? act.who.id;
    await act.db
      .updateTable('applications')
      .set({ confirmed_on: on, officer_id: officer, office_id: got.held.row.office_id ?? act.who.officeId })
      .where('id', '=', seen.id)
      .execute();
    return done(undefined, `application:${seen.id}`, { on });
  },
);

export const confirmation = verb({
  slug: 'confirm',
  done: '已确认收到，答复期限自次日起算',
  schema: z.object({ on: day('日期'), note: optionalText('说明') }),
  fields: ({ Day }) => <Day label="与申请人确认收到的日期" help="这一天为收到申请之日，答复期限自次日起算" />,
  run: confirmReceipt,
});

export interface NewApplication {
  applicant: Applicant;
  request: Request;
  files: readonly GivenFile[];
  /** the registration first */
  steps: readonly Step[];
  codeHash: Buffer | null;
  officer?: { id: number; officeId: number | null } | undefined;
  splitFrom?: number;
}

/** What the books say in clear of an application in a state, under its number. */
export function clearColumns(
  { who, today, sealer }: Pick<Act, 'who' | 'today' | 'sealer'>,
  { applicant, request, steps, ...given }: NewApplication,
  { number, state, calendar }: { number: string; state: ProcedureState; calendar: Calendar },
) {
  const first = steps[0] as Registration;
  const hide = hideIn(applicant);
  const [subject, description] = [hide(request.subject), hide(request.description)];
  return {
    authority_id: who.authorityId,
    number,
    applicant_kind: applicant.kind satisfies ApplicantKind,
    subject: subjectOf(hideNumbers(subject), hideNumbers(description)),
    channel: first.channel,
    arrived_on: first.on,
    confirmed_on: first.confirmed,
    officer_id: given.officer?.id ?? null,
    office_id: given.officer?.officeId ?? null,
    provision: request.provision,
    delivery_way: request.deliveryWay,
    wants_public: request.wantsPublic,
    mail_notices: request.mailNotices ?? false,
    applicant_shown: shownName(applicant),
    identity_key: identityKey(sealer, applicant),
    query_code_hash: given.codeHash,
    split_from: given.splitFrom ?? null,
    words: wordsOf(hideNumbers(`${subject}\n${description}`)),
    ...columnsOf(state, today, calendar),
  };
}

/** What is sealed of it, bound to its id. */
export function sealedColumns(
  { who, sealer }: Pick<Act, 'who' | 'sealer'>,
  id: number,
  { applicant, request }: Pick<NewApplication, 'applicant' | 'request'>,
) {
  const hide = hideIn(applicant);
  return {
    sealed_applicant: sealApplicant(sealer, id, applicant),
    find_keys: findKeys(sealer, who.authorityId, applicant),
    sealed_description: sealText(sealer, id, 'description', hide(request.description).trim()),
    sealed_purpose: sealText(sealer, id, 'purpose', hide(request.purpose).trim()),
  };
}

/** Writes a new application with its first steps, number and sealed applicant. */
export async function insertApplication(act: Act, given: NewApplication): Promise<{ id: number; number: string }> {
  const { applicant, steps } = given;
  const { db, who } = act;
  const [first] = steps as [Registration];
  const authority = (await authorityById(db, who.authorityId))!;
  const { number } = await nextNumber(db, authority, 'application', Number(first.on.slice(0, 4)));
  const { id } = await db
    .insertInto('applications')
    .values(clearColumns(act, given, { number, state: fold(steps), calendar: await calendarOf(db) }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('applications')
    .set(sealedColumns(act, id, given))
    .where('id', '=', id)
    .execute();
  for (const [at, step] of steps.entries()) await appendStep(act, id, at + 1, step);
  const by = { name: who.name, applicant: who.id === null, at: act.now, stepSeq: 1 };
  await addFiles(
    act,
    id,
    given.files.map((file) => ({ ...file, name: hideInName(applicant)(file.name) })),
    by,
  );
  return { id, number };
}
