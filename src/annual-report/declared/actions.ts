import { officesOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { isDay } from '../../platform/dates.ts';
import { conflict, type Failure, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { bookkeepers, mayKeepActsOf } from '../rules.ts';
import { isMoney } from './kinds.ts';
import { type ActValues, insertAct, lockAct, markRemoved, updateAct } from './store.ts';

const notYours = () => forbidden('只能登记和更正本科室的决定和收费，其他科室的请由其经办人办理');
const changed = () => conflict('该条记录刚被他人更正或删除，请刷新后再办理');

/** Enters decisions taken or charges levied, with date, source and evidence (a file or a link). 条例 art. 20(五)(六)(八) */
export const recordAct = action<ActValues & { officeId: number }, number>(
  'annualReport.recordAct',
  bookkeepers,
  async ({ db, who, now, today }, { officeId, ...act }) => {
    const fault = faultOf(act, today, Boolean(act.evidence));
    if (fault) return fault;
    const offices = await officesOf(db, who.authorityId);
    if (!offices.some((office) => office.id === officeId)) return invalid('请选择科室', { officeId: '请选择科室' });
    if (!mayKeepActsOf(who, officeId)) return notYours();
    const id = await insertAct(db, { authorityId: who.authorityId, officeId, by: who.name, at: now }, act);
    return done(id, `declared-act:${id}`, { ...act, officeId });
  },
);

/** Mends an entry; why stays visible beside it, with what stood there before. `version`: what the person saw. */
export const correctAct = action<ActValues & { id: number; version: number; reason: string }, void>(
  'annualReport.correctAct',
  bookkeepers,
  async ({ db, who, now, today }, { id, version, reason, ...act }) => {
    const before = await lockAct(db, who.authorityId, id);
    if (!before) return notFound();
    if (!mayKeepActsOf(who, before.officeId)) return notYours();
    if (before.version !== version || before.removedAt) return changed();
    const fault = faultOf(act, today, Boolean(act.evidence ?? before.evidence));
    if (fault) return fault;
    if (!reason) return invalid('请写明更正原因', { reason: '请写明更正原因' });
    await updateAct(db, id, { name: who.name, at: now }, act);
    const { kind, happenedOn, count, amountFen, title, source } = before;
    return done(undefined, `declared-act:${id}`, {
      reason,
      before: { kind, happenedOn, count, amountFen, title, source },
      after: act,
    });
  },
);

/** Takes an entry out of the count; it stays visible with the reason. */
export const removeAct = action<{ id: number; version: number; reason: string }, void>(
  'annualReport.removeAct',
  bookkeepers,
  async ({ db, who, now }, { id, version, reason }) => {
    const before = await lockAct(db, who.authorityId, id);
    if (!before) return notFound();
    if (!mayKeepActsOf(who, before.officeId)) return notYours();
    if (before.version !== version || before.removedAt) return changed();
    if (!reason) return invalid('请写明删除原因', { removeReason: '请写明删除原因' });
    await markRemoved(db, id, now, reason);
    return done(undefined, `declared-act:${id}`, { reason });
  },
);

/** @param proven a file proves it, brought now or before */
function faultOf(act: ActValues, today: string, proven: boolean): Failure | undefined {
  const at = (field: string, message: string) => invalid(message, { [field]: message });
  if (!isDay(act.happenedOn)) return at('happenedOn', '请填写日期，如 2023-05-18');
  if (act.happenedOn > today) return at('happenedOn', '日期不能晚于今天');
  if (isMoney(act.kind) && act.amountFen <= 0) return at('amount', '请填写收费金额');
  if (act.kind === 'documentOpening' && !act.happenedOn.endsWith('-01-01'))
    return at('happenedOn', '年初结存的日期写 1 月 1 日，如 2023-01-01');
  if (!isMoney(act.kind) && act.count < 1) return at('count', '请填写件数，至少 1 件');
  if (!act.link && !proven) return at('evidence', '请附凭据文件，或者填写能查到原始记录的来源链接');
  return undefined;
}
