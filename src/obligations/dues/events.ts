import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { nameOf } from '../catalogue/content.ts';
import { obligationById } from '../catalogue/store.ts';
import { everybody, heads } from '../words.ts';
import { reckonDues } from './reckon.ts';

/** Something happened of which is owed: a budget was approved, a subsidy paid. */
export interface ObligationHappened {
  id: number;
  obligationId: number;
  officeName: string | null;
  officeId: number | null;
  name: string;
  /** 'YYYY-MM-DD' */
  on: string;
  recordedBy: string;
  recordedAt: Date;
  voidedBy: string;
  voidedReason: string;
}

/** Of an obligation, the newest first. */
export function eventsOf(db: Db, obligationId: number): Promise<ObligationHappened[]> {
  return db
    .selectFrom('obligation_events as e')
    .leftJoin('offices as o', 'o.id', 'e.office_id')
    .select(['e.id', 'e.obligation_id as obligationId', 'o.name as officeName', 'e.office_id as officeId', 'e.name'])
    .select(['e.happened_on as on', 'e.recorded_by as recordedBy', 'e.recorded_at as recordedAt'])
    .select(['e.voided_by as voidedBy', 'e.voided_reason as voidedReason'])
    .where('e.obligation_id', '=', obligationId)
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.id', 'desc')
    .limit(200)
    .execute();
}

export interface EventInput {
  obligationId: number;
  /** null: of everybody who owes; for the head alone */
  officeId: number | null;
  name: string;
  on: string;
}

const reckoned = ({ db, who, now, today }: Act, remark: string) =>
  reckonDues(db, { authorityId: who.authorityId, cause: 'event', remark, by: who.name, at: now, today });

/** 登记事项: from its day on it is owed. Who publishes enters what happened in their own office. */
export const recordEvent = action<EventInput, void>('obligations.recordEvent', everybody, async (act, input) => {
  const { db, who, now, today } = act;
  const { obligationId, name, on } = input;
  const obligation = await obligationById(db, who.authorityId, obligationId);
  if (!obligation) return notFound();
  if (obligation.content.frequency !== 'onEvent' || obligation.ended)
    return invalid('这一事项不按发生登记', { obligation: '请选择“事项发生时”公开、没有停止的事项' });
  if (on > today) return invalid('日期在将来', { on: '发生日期不能晚于今天' });
  const head = has(who, ...heads);
  const officeId = head ? input.officeId : who.officeId;
  if (!head && officeId === null) return forbidden('您的账号没有所属科室，请联系系统管理员');
  const { subject } = obligation.content;
  const whose = subject.of === 'authority' ? null : officeId;
  if (whose !== null && !(await mayOwe(db, who.authorityId, subject, whose)))
    return invalid('公开主体不对', { office: '这一事项不由这个科室（村、社区）公开' });
  const known = await db
    .selectFrom('obligation_events')
    .select('id')
    .where('obligation_id', '=', obligationId)
    .where('happened_on', '=', on)
    .where('name', '=', name)
    .where('office_id', 'is not distinct from', whose)
    .where('voided_by', '=', '')
    .executeTakeFirst();
  if (known) return conflict('同一天的这件事已经登记过');
  await db
    .insertInto('obligation_events')
    .values({
      ...{ authority_id: who.authorityId, obligation_id: obligationId, office_id: whose, name, happened_on: on },
      ...{ recorded_by: who.name, recorded_at: now },
    })
    .execute();
  const counts = await reckoned(act, name);
  return done(undefined, `obligation:${obligationId}`, {
    name: nameOf(obligation.content),
    event: name,
    on,
    ...counts,
  });
});

/** May this office, in use, owe what a subject names? One that another was closed into owes for it. */
export async function mayOwe(
  db: Db,
  authorityId: number,
  subject: { of: string; ids?: readonly number[] },
  id: number,
): Promise<boolean> {
  const office = await db
    .selectFrom('offices')
    .select(['kind', 'closed_at'])
    .where('id', '=', id)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  if (!office || office.closed_at) return false;
  if (subject.of === 'offices') {
    const heirs = await db
      .selectFrom('offices')
      .select('closed_into')
      .where('id', 'in', [...subject.ids!, -1])
      .execute();
    return subject.ids!.includes(id) || heirs.some(({ closed_into }) => closed_into === id);
  }
  if (subject.of === 'villages') return office.kind === 'village';
  return subject.of === 'communities' ? office.kind === 'community' : office.kind !== 'office';
}

/** 登记有误: nothing is owed for it; what was published stays linked with what it met. @returns the obligation's id */
export const voidEvent = action<{ id: number; reason: string }, number>(
  'obligations.voidEvent',
  heads,
  async (act, { id, reason }) => {
    const { db, who } = act;
    const row = await db
      .selectFrom('obligation_events')
      .select(['obligation_id', 'name', 'voided_by'])
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return notFound();
    if (row.voided_by) return conflict(`${row.voided_by}已经作废了这条登记`);
    const voided = { voided_by: who.name, voided_reason: reason };
    await db.updateTable('obligation_events').set(voided).where('id', '=', id).execute();
    const counts = await reckoned(act, `${row.name}（登记有误）`);
    return done(row.obligation_id, `obligation:${row.obligation_id}`, { event: row.name, reason, ...counts });
  },
);
