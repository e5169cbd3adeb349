import { z } from 'zod';
import { dueOf, EXTENSION_DAYS, mayTake } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { conflict, invalid } from '../../../platform/outcome.ts';
import { optionalDay, text, wholeNumber } from '../../fields.ts';
import { sealWords } from '../../privacy/sealed-words.ts';
import { handlers } from '../../rules.ts';
import type { ExtensionRequest } from '../../tables.ts';
import { extensionRequested } from '../extension-requested.ts';
import { keepNote } from '../keep-note.ts';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

/** 申请延期: an officer asks the head of the disclosure office. art. 33 */
export const requestExtension = action<Seen & { days: number; reason: string; on?: string | null }, void>(
  'applications.requestExtension',
  handlers,
  async (act, { days, reason, on, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!reason.trim()) return invalid('请写明延期的理由', { reason: '请写明延期的理由，延期告知书中要说明' });
    const { steps, calendar, row } = got.held;
    const step = { kind: 'extended', on: on ?? act.today, days, approvedBy: '待批' } as const;
    const course = steps.map((one) => one.step);
    const verdict = mayTake(course, step, act.today, calendar);
    if (!verdict.ok) return invalid(verdict.why, { [on ? 'on' : 'days']: verdict.why });
    const made = on && on !== act.today ? { made: on } : {};
    const request: ExtensionRequest = { days, reason, by: act.who.id, byName: act.who.name, on: act.today, ...made };
    await act.db
      .updateTable('applications')
      .set({ sealed_extension_request: sealWords(act.sealer, seen.id, 'extension', request), version: row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
    return done(undefined, `application:${seen.id}`, { days });
  },
);

export const extension = verb({
  slug: 'extension',
  done: '已提请负责人审批',
  prepares: 'extension',
  schema: z.object({ days: wholeNumber('延长的工作日'), reason: text('延期理由', 1000), on: optionalDay }),
  fields: ({ Field }) => (
    <>
      <Field
        name="days"
        label="延长的工作日"
        type="number"
        required
        help={`1 至 ${EXTENSION_DAYS}；须经政府信息公开工作机构负责人同意，并告知申请人`}
        begins={String(EXTENSION_DAYS)}
      />
      <Field name="reason" label="延期的理由" type="textarea" required />
      <Field
        name="on"
        label="已经批准并告知申请人的日期"
        type="date"
        help="只在补录时填写：当时已由负责人批准、告知申请人，现在才登记的；负责人核对后生效"
      />
    </>
  ),
  run: requestExtension,
});

/** 批准延期, by the head only, before the first limit ends; the applicant is told. art. 33 */
export const approveExtension = action<Seen, { due: string }>(
  'applications.approveExtension',
  ['disclosureHead'],
  async (act, seen) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const request = extensionRequested(act.sealer, got.held.row);
    if (!request) return conflict('没有待批的延期申请，可能已由他人办理');
    const { days, reason, made } = request;
    const step = { kind: 'extended', on: made ?? act.today, days, approvedBy: act.who.name } as const;
    const paper = { kind: 'extension', content: { days, reason } } as const;
    const taken = await take(act, got.held, step, { note: reason, paper });
    if (!taken.ok) return taken;
    await act.db
      .updateTable('applications')
      .set({ sealed_extension_request: null })
      .where('id', '=', seen.id)
      .execute();
    const due = dueOf(taken.held.state, act.today, got.held.calendar)!.date.toString();
    return done({ due }, `application:${seen.id}`, { days, due });
  },
);

export const extensionApproval = verb({
  slug: 'extension-approve',
  done: '已批准延期',
  schema: z.object({}),
  fields: () => null,
  run: approveExtension,
});

/** 不同意延期: the first limit stands. */
const declineExtension = action<Seen & { note: string }, void>(
  'applications.declineExtension',
  ['disclosureHead'],
  async (act, { note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const request = extensionRequested(act.sealer, got.held.row);
    if (!request) return conflict('没有待批的延期申请，可能已由他人办理');
    await act.db
      .updateTable('applications')
      .set({ sealed_extension_request: null, version: got.held.row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
    // why: a note of the case, sealed and erased with it; the audit log is for ever
    await keepNote(act, seen.id, `不同意延期：${note.trim()}`);
    return done(undefined, `application:${seen.id}`, { days: request.days });
  },
);

export const extensionRefusal = verb({
  slug: 'extension-decline',
  done: '已退回延期申请',
  schema: z.object({ note: text('不同意的理由', 500) }),
  fields: ({ Field }) => <Field name="note" label="不同意的理由" required />,
  run: declineExtension,
});
