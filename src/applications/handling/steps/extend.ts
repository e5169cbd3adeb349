import { dueOf, may } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { conflict, invalid } from '../../../platform/outcome.ts';
import { takeWithPaper } from '../../papers/with-step.ts';
import { handlers } from '../../rules.ts';
import type { ExtensionRequest } from '../../tables.ts';
import { hold, type Seen } from './take.ts';

/** 申请延期: an officer asks the head of the disclosure office. art. 33 */
export const requestExtension = action<Seen & { days: number; reason: string }, void>(
  'applications.requestExtension',
  handlers,
  async (act, { days, reason, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!reason.trim()) return invalid('请写明延期的理由', { reason: '请写明延期的理由，延期告知书中要说明' });
    const { state, calendar, row } = got.held;
    const verdict = may(state, { kind: 'extended', on: act.today, days, approvedBy: '待批' }, act.today, calendar);
    if (!verdict.ok) return invalid(verdict.why, { days: verdict.why });
    const request: ExtensionRequest = { days, reason, by: act.who.id, byName: act.who.name, on: act.today };
    await act.db
      .updateTable('applications')
      .set({ extension_request: JSON.stringify(request), version: row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
    return done(undefined, `application:${seen.id}`, { days });
  },
);

/** 批准延期, by the head only, before the first limit ends; the applicant is told. art. 33 */
export const approveExtension = action<Seen, { due: string }>(
  'applications.approveExtension',
  ['disclosureHead'],
  async (act, seen) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const request = got.held.row.extension_request;
    if (!request) return conflict('没有待批的延期申请，可能已由他人办理');
    const { days, reason } = request;
    const step = { kind: 'extended', on: act.today, days, approvedBy: act.who.name } as const;
    const paper = { kind: 'extension', content: { days, reason } } as const;
    const taken = await takeWithPaper(act, got.held, step, paper, { note: reason });
    if (!taken.ok) return taken;
    await act.db.updateTable('applications').set({ extension_request: null }).where('id', '=', seen.id).execute();
    const due = dueOf(taken.held.state, act.today, got.held.calendar)!.date.toString();
    return done({ due }, `application:${seen.id}`, { days, due });
  },
);

/** 不同意延期: the first limit stands. */
export const declineExtension = action<Seen & { note: string }, void>(
  'applications.declineExtension',
  ['disclosureHead'],
  async (act, { note, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const request = got.held.row.extension_request;
    if (!request) return conflict('没有待批的延期申请，可能已由他人办理');
    await act.db
      .updateTable('applications')
      .set({ extension_request: null, version: got.held.row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
    return done(undefined, `application:${seen.id}`, { days: request.days, note });
  },
);
