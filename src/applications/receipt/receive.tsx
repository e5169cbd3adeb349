import { z } from 'zod';
import { fold, may, type Step } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, invalid, ok } from '../../platform/outcome.ts';
import { type Who, withoutAccount } from '../../platform/roles.ts';
import { day, optionalText } from '../fields.ts';
import { claimFiling, settleFiling } from '../filing/once.ts';
import { newQueryCode, queryCodeHash } from '../following/query-code.ts';
import { hold, type Seen, take } from '../handling/steps/take.ts';
import { verb } from '../handling/steps/verb.tsx';
import { issuePaper } from '../papers/issue.ts';
import { type Applicant, applicantFaults } from '../privacy/applicant.ts';
import { handlers } from '../rules.ts';
import type { GivenFile } from '../store.ts';
import { insertApplication, type Request, requestFaults } from './insert.ts';
import { type Arrived, receiptTermsOf, registration } from './terms.ts';

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

function faultsOf({ applicant, request }: FileInput): Failure | undefined {
  const fields = { ...applicantFaults(applicant), ...requestFaults(request) };
  return Object.keys(fields).length ? invalid('还不能提交，请补全标出的内容', fields) : undefined;
}

/** 登记回执, once the registration alone makes it received. */
async function issueAcknowledgement(act: Act, applicationId: number, step: Step & { kind: 'registered' }) {
  const { received } = fold([step]);
  return received
    ? issuePaper(act, { applicationId, kind: 'acknowledgement', content: {}, on: received })
    : ok(undefined);
}

/** 网上提出申请, by anyone; received once the office confirms, or at once where the authority has published so (art. 31).
 *  @returns number and query code, shown once */
export const fileApplication = action<FileInput, { id: number; number: string; code: string }>(
  'applications.file',
  ['anyone'],
  async (act, input) => {
    const faults = faultsOf(input);
    if (faults) return faults;
    const code = newQueryCode();
    const before = input.filing === undefined ? undefined : await claimFiling(act, input.filing, code);
    if (before) return done({ ...before, code }, `application:${before.id}`, { again: true });
    const arrived = { channel: 'online', arrived: act.today, confirmed: null } as const;
    const step = registration(arrived, await receiptTermsOf(act.db, act.who.authorityId));
    const codeHash = queryCodeHash(act.sealer, code);
    const filed = await insertApplication(act, { ...input, steps: [step], codeHash });
    const acknowledgement = await issueAcknowledgement(act, filed.id, step);
    if (!acknowledgement.ok) return acknowledgement;
    if (input.filing !== undefined) await settleFiling(act, input.filing, filed.id);
    return done({ ...filed, code }, `application:${filed.id}`, { number: filed.number, channel: 'online' });
  },
);

export type RegisterInput = FileInput & Arrived;

/** 登记: an application that came in by any channel, with its date of receipt (art. 31). */
export const registerApplication = action<RegisterInput, { id: number; number: string; code: string }>(
  'applications.register',
  handlers,
  async (act, input) => {
    const faults = faultsOf(input);
    if (faults) return faults;
    const { channel, arrived, confirmed } = input;
    const step = registration(input, await receiptTermsOf(act.db, act.who.authorityId));
    const verdict = may(null, step, act.today, await calendarOf(act.db));
    if (!verdict.ok) return invalid(verdict.why, { arrived: verdict.why });
    const code = newQueryCode();
    const officer = { id: act.who.id!, officeId: act.who.officeId };
    const codeHash = queryCodeHash(act.sealer, code);
    const made = await insertApplication(act, { ...input, steps: [step], codeHash, officer });
    const acknowledgement = await issueAcknowledgement(act, made.id, step);
    if (!acknowledgement.ok) return acknowledgement;
    return done({ ...made, code }, `application:${made.id}`, { number: made.number, channel, arrived, confirmed });
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
