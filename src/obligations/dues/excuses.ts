import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { EXCUSES, type ExcuseReason, everybody, heads } from '../words.ts';
import { heldDue } from './actions.ts';
import { dueById, dueName } from './list.ts';
import { judgeFault } from './rules.ts';
import { settle } from './settle.ts';

/** Why a due is not met, as somebody said it, and what another said to it. */
export interface Excuse {
  id: number;
  dueId: number;
  reason: ExcuseReason;
  remark: string;
  askedById: number;
  askedBy: string;
  askedAt: Date;
  verdict: 'accepted' | 'refused' | null;
  answer: string;
  decidedBy: string;
  decidedAt: Date | null;
}

const base = (db: Db) =>
  db
    .selectFrom('due_excuses as x')
    .select(['x.id', 'x.due_id as dueId', 'x.reason', 'x.remark', 'x.asked_by as askedById', 'x.asked_name as askedBy'])
    .select([
      'x.asked_at as askedAt',
      'x.verdict',
      'x.answer',
      'x.decided_by as decidedBy',
      'x.decided_at as decidedAt',
    ]);

/** All of a due, the newest first. */
export function excusesOf(db: Db, dueId: number): Promise<Excuse[]> {
  return base(db).where('x.due_id', '=', dueId).orderBy('x.id', 'desc').execute();
}

/** Those of an authority that wait, of dues that are still owed and open. */
export function waitingExcuses(db: Db, authorityId: number): Promise<Excuse[]> {
  return base(db)
    .innerJoin('dues as d', 'd.id', 'x.due_id')
    .where('x.authority_id', '=', authorityId)
    .where('x.verdict', 'is', null)
    .where('d.state', '=', 'open')
    .orderBy('x.id')
    .limit(500)
    .execute();
}

/** 说明: why it is not met. It stays late until another person agrees. */
export const excuseDue = action<{ id: number; reason: ExcuseReason; remark: string }, void>(
  'obligations.excuse',
  everybody,
  async (act, { id, reason, remark }) => {
    const held = await heldDue(act, id);
    if (!held.ok) return held;
    const due = held.value;
    if (due.state !== 'open') return conflict('这一项已经公开或者已经说明，不用再说明');
    if (due.excuse && due.excuse.verdict === null) return conflict('已经有一条说明在等待审核');
    const { db, who, now } = act;
    await db
      .insertInto('due_excuses')
      .values({
        ...{ due_id: id, authority_id: who.authorityId, reason, remark, asked_by: who.id!, asked_name: who.name },
        ...{ asked_at: now, verdict: null, decided_at: null },
      })
      .execute();
    return done(undefined, `due:${id}`, { name: dueName(due), reason: EXCUSES[reason], remark });
  },
);

export interface VerdictInput {
  /** of the excuse */
  id: number;
  verdict: 'accepted' | 'refused';
  answer: string;
}

/** 审核说明, by another than who gave it; what was agreed to by mistake may be refused afterwards, and is owed again. */
export const judgeExcuse = action<VerdictInput, number>(
  'obligations.judgeExcuse',
  heads,
  async (act, { id, verdict, answer }) => {
    const { db, who, now, today } = act;
    const known = await base(db)
      .where('x.id', '=', id)
      .where('x.authority_id', '=', who.authorityId)
      .executeTakeFirst();
    if (!known) return notFound();
    await db.selectFrom('dues').select('id').where('id', '=', known.dueId).forUpdate().execute();
    const excuse = await base(db).where('x.id', '=', id).executeTakeFirstOrThrow();
    const due = await dueById(db, who.authorityId, excuse.dueId, today);
    if (!due) return notFound('这一项现在已经不用公开');
    const fault = judgeFault(excuse, who);
    if (fault) return fault;
    if (excuse.verdict === verdict || excuse.verdict === 'refused')
      return conflict(`${excuse.decidedBy}已经审核过这条说明`);
    await db
      .updateTable('due_excuses')
      .set({ verdict, answer, decided_by: who.name, decided_at: now })
      .where('id', '=', id)
      .execute();
    await settle(db, [excuse.dueId]);
    const detail = {
      name: dueName(due),
      reason: EXCUSES[excuse.reason],
      verdict: verdict === 'accepted' ? '同意' : '不同意',
    };
    return done(excuse.dueId, `due:${excuse.dueId}`, { ...detail, answer });
  },
);
