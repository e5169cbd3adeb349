import { type Act, action, type Caller, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { settleCertificate, settleCertificates } from '../certificates/settle.ts';
import { meantFor, personFor } from '../people.ts';
import { countedHours, doorIsOpen, isMeant, timesFault } from '../rules.ts';
import { lockReached, lockTraining, parentOf, type Training } from '../store.ts';
import { everybody, keepers, REFUSALS, type Refusal } from '../words.ts';
import { isDoorCode } from './code.ts';
import { insertAttendance, refusedSince } from './store.ts';

/** After so many wrong codes within this time, ms, somebody is entered by hand. */
const MOST_WRONG = 5;
const WRONG_MS = 10 * 60_000;

/** 打开签到, 关闭签到: the code is shown at the door and taken, or not any more. */
export const setDoor = action<{ id: number; open: boolean }, void>(
  'training.setDoor',
  keepers,
  async ({ db, who, now }, { id, open }) => {
    const training = await lockTraining(db, who.authorityId, id);
    if (!training) return notFound();
    if (training.cancelledAt) return conflict('这场培训已经取消');
    const { startsAt, endsAt } = training;
    if (open && now.getTime() < startsAt.getTime() - 2 * 3_600_000) return conflict('开始前两小时才能打开签到');
    if (open && !doorIsOpen({ endsAt, openedAt: now, doorClosedAt: null, cancelledAt: null }, now))
      return conflict('培训已经结束，请按签到表登记');
    await db
      .updateTable('trainings')
      .set(open ? { door_opened_at: training.openedAt ?? now, door_closed_at: null } : { door_closed_at: now })
      .where('id', '=', id)
      .execute();
    return done(undefined, `training:${id}`, { open });
  },
);

interface Coming {
  id: number;
  code: string;
  /** fingerprint of the browser that sends it */
  device: Buffer;
}

/** 签到 by the code at the door, for oneself. */
const comeIn = action<Coming, Training>('training.signIn', everybody, async (act, { id, code, device }) => {
  const { db, who, now, sealer } = act;
  const parentId = await parentOf(db, who.authorityId);
  const training = await lockReached(db, who.authorityId, parentId, id);
  if (!training) return notFound();
  if (!doorIsOpen(training, now)) return refused('shut');
  const wrong = await refusedSince(db, id, who.id!, new Date(now.getTime() - WRONG_MS));
  if (wrong >= MOST_WRONG) return refused('often');
  if (!isDoorCode(sealer, id, now, code)) return refused('wrong');
  const meant = isMeant(training, who, parentId);
  const fresh = await insertAttendance(db, {
    ...{ trainingId: id, way: 'door', cameAt: now, device, by: who.name, at: now },
    person: { id: who.id!, authorityId: who.authorityId, officeId: who.officeId },
    hours: countedHours(training, now, null),
    remark: meant ? '' : '不在培训范围内',
  });
  if (!fresh) return conflict('您已经签到，不用再签');
  return done(training, `training:${id}`, { title: training.title });
});

const SAID: Record<Refusal, string> = {
  wrong: '签到码不对或者已过期，请看屏幕上现在的码',
  shut: '现在没有开放签到，请找培训的组织人员登记',
  often: '输错的次数过多，请找培训的组织人员登记',
};
const refused = (why: Refusal) => ({ ...invalid(SAID[why], { code: SAID[why] }), why });

/** A code that was refused is kept: who tries codes is seen by those who keep the training. */
const noteRefusal = action<{ id: number; why: Refusal }, void>(
  'training.refuseCode',
  everybody,
  async ({ db, who, now }, { id, why }) => {
    await db
      .insertInto('training_refusals')
      .values({ training_id: id, tried_by: who.id!, why, refused_at: now })
      .execute();
    return done(undefined, `training:${id}`, { why: REFUSALS[why] });
  },
);

/** 签到: in, or refused with the sentence that says why, which is kept. */
export async function signInAtDoor(caller: Caller, coming: Coming): Promise<Outcome<Training>> {
  const result = await comeIn(caller, coming);
  if (!result.ok && 'why' in result) await noteRefusal(caller, { id: coming.id, why: result.why as Refusal });
  return result;
}

/** The training, once it began. */
async function begun({ db, who, now }: Act, id: number): Promise<Outcome<Training>> {
  const training = await lockTraining(db, who.authorityId, id);
  if (!training) return notFound();
  if (training.cancelledAt) return conflict('这场培训已经取消');
  if (now < training.startsAt) return conflict('培训还没有开始，不能登记签到');
  return { ok: true, value: training };
}

/** 按签到表登记: several people at once, with the time at which they came where the list says it. @returns how many are new */
export const enterList = action<{ id: number; staffIds: readonly number[]; cameAt: Date | null }, number>(
  'training.enterList',
  keepers,
  async (act, { id, staffIds, cameAt }) => {
    const { db, who, now } = act;
    const got = await begun(act, id);
    if (!got.ok) return got;
    const training = got.value;
    if (staffIds.length === 0) return invalid('请选择到场的人', { staff: '请选择到场的人' });
    const fault = timesFault(training, cameAt, null);
    if (fault) return invalid(fault.message, { came: fault.message });
    const meant = new Map((await meantFor(db, training)).map((one) => [one.id, one]));
    let fresh = 0;
    for (const staffId of new Set(staffIds)) {
      const person = meant.get(staffId) ?? (await personFor(db, training, staffId));
      if (!person) return notFound();
      const entered = await insertAttendance(db, {
        ...{ trainingId: id, person, way: 'list', cameAt, device: null, by: who.name, at: now },
        hours: countedHours(training, cameAt, null),
        remark: meant.has(staffId) ? '' : '不在培训范围内',
      });
      if (entered) fresh += 1;
    }
    if (fresh === 0) return conflict('选择的人都已经签到');
    if (training.closedAt) await settleCertificates(act, training);
    return done(fresh, `training:${id}`, { people: fresh });
  },
);

interface Times {
  id: number;
  staffId: number;
  cameAt: Date | null;
  leftAt: Date | null;
  remark: string;
}

/** 更正签到: when somebody came late or went early. Their hours follow, and a certificate that they no longer earn. */
export const mendAttendance = action<Times, void>(
  'training.mendAttendance',
  keepers,
  async (act, { id, staffId, cameAt, leftAt, remark }) => {
    const got = await begun(act, id);
    if (!got.ok) return got;
    const fault = timesFault(got.value, cameAt, leftAt);
    if (fault) return invalid(fault.message, { [fault.field]: fault.message });
    const { db } = act;
    const hours = countedHours(got.value, cameAt, leftAt);
    const row = await db
      .updateTable('training_attendance')
      .set({ came_at: cameAt, left_at: leftAt, remark, hours })
      .where('training_id', '=', id)
      .where('attended_by', '=', staffId)
      .returning('attended_by')
      .executeTakeFirst();
    if (!row) return notFound();
    await settleCertificate(act, got.value, staffId);
    return done(undefined, `training:${id}`, { staff: staffId, hours });
  },
);

/** 取消签到 of somebody who was not there; what stood there stays to be seen, with the reason. */
export const removeAttendance = action<{ id: number; staffId: number; reason: string }, void>(
  'training.removeAttendance',
  keepers,
  async (act, { id, staffId, reason }) => {
    const got = await begun(act, id);
    if (!got.ok) return got;
    const { db, who, now } = act;
    if (staffId === who.id) return forbidden('自己的签到请由其他组织人员更正');
    const gone = await db
      .deleteFrom('training_attendance')
      .where('training_id', '=', id)
      .where('attended_by', '=', staffId)
      .returning(['way', 'came_at'])
      .executeTakeFirst();
    if (!gone) return conflict('已经取消过');
    await db
      .insertInto('training_removals')
      .values({ ...gone, training_id: id, attended_by: staffId, reason, removed_by: who.name, removed_at: now })
      .execute();
    await settleCertificate(act, got.value, staffId);
    return done(undefined, `training:${id}`, { staff: staffId, reason });
  },
);

/** 办结: the list of who was there is whole; certificates are given. @returns how many */
export const closeTraining = action<{ id: number }, number>('training.close', keepers, async (act, { id }) => {
  const got = await begun(act, id);
  if (!got.ok) return got;
  const { db, now } = act;
  const training = got.value;
  if (training.closedAt) return conflict('已经办结');
  if (now < training.endsAt) return conflict('培训还没有结束');
  await db
    .updateTable('trainings')
    .set({ closed_at: now, door_closed_at: training.doorClosedAt ?? now })
    .where('id', '=', id)
    .execute();
  const issued = await settleCertificates(act, { ...training, closedAt: now });
  return done(issued, `training:${id}`, { title: training.title, certificates: issued });
});
