import { authoritiesBelow, openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { countAnew } from '../attending/store.ts';
import { lockTraining, type Training } from '../store.ts';
import { keepers } from '../words.ts';
import { tellOfChange } from './notices.ts';

const MOST_FILES = 30;
const LONGEST_MS = 5 * 86_400_000;

export interface Planned {
  title: string;
  content: string;
  teacher: string;
  place: string;
  starts: Date;
  ends: Date;
  hours: number;
  roles: Role[];
  officeIds: number[];
  below: boolean;
}

/** 安排: what a year's plan asks of everybody, and what it is to bring. 条例 art. 48 */
export const planYear = action<{ year: number; hoursEach: number | null; aims: string }, void>(
  'training.planYear',
  keepers,
  async ({ db, who, now }, { year, hoursEach, aims }) => {
    const row = { hours_each: hoursEach, aims, saved_by: who.name, saved_at: now };
    await db
      .insertInto('training_years')
      .values({ authority_id: who.authorityId, year, ...row })
      .onConflict((oc) => oc.columns(['authority_id', 'year']).doUpdateSet(row))
      .execute();
    return done(undefined, `authority:${who.authorityId}`, { year, hours: hoursEach ?? '（不要求）' });
  },
);

/** What is wrong with what was typed; undefined: nothing. */
async function faultOf({ db, who }: Act, { starts, ends, officeIds, below }: Planned): Promise<Failure | undefined> {
  const at = (field: string, message: string) => invalid(message, { [field]: message });
  if (ends <= starts) return at('ends', '结束时间应晚于开始时间');
  if (ends.getTime() - starts.getTime() > LONGEST_MS) return at('ends', '一场培训最长 5 天，更长的请分场安排');
  const offices = new Set((await openOffices(db, who.authorityId)).map(({ id }) => id));
  if (officeIds.some((id) => !offices.has(id))) return at('offices', '有的科室已经撤销，请重新选择');
  if (below && (await authoritiesBelow(db, who.authorityId)).length === 0) return at('below', '本机关没有下级机关');
  return undefined;
}

const columnsOf = ({ starts, ends, officeIds, ...same }: Planned) => ({
  ...same,
  ...{ starts_at: starts, ends_at: ends, office_ids: officeIds },
});

/** 新增一场培训, also one that is over and is entered from paper. */
export const planTraining = action<Planned, number>('training.plan', keepers, async (act, planned) => {
  const fault = await faultOf(act, planned);
  if (fault) return fault;
  const { db, who, now } = act;
  const { id } = await db
    .insertInto('trainings')
    .values({
      ...columnsOf(planned),
      ...{ authority_id: who.authorityId, planned_by: who.name, planned_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return done(id, `training:${id}`, { title: planned.title, on: dayOf(planned.starts) });
});

/** Whether people would go to another place or at another time. */
const isMoved = ({ startsAt, place }: Pick<Training, 'startsAt' | 'place'>, to: Planned): boolean =>
  startsAt.getTime() !== to.starts.getTime() || place !== to.place;

/** 修改. A training that lies ahead and is moved says why, and whom it is for is told; where people were already there, the
 *  hours of everybody are counted anew. @returns to how many people a mail goes; undefined: nothing was moved */
export const changeTraining = action<Planned & { id: number; version: number; reason: string }, number | undefined>(
  'training.change',
  keepers,
  async (act, { id, version, reason, ...planned }) => {
    const { db, who, now } = act;
    const before = await lockTraining(db, who.authorityId, id);
    if (!before) return notFound();
    if (before.version !== version) return conflict('这场培训刚被他人修改，请刷新后核对');
    if (before.cancelledAt) return conflict('这场培训已经取消');
    const fault = await faultOf(act, planned);
    if (fault) return fault;
    const moved = isMoved(before, planned) && before.startsAt > now;
    if (moved && !reason) return invalid('请写明改期原因', { reason: '时间或者地点改了，请写明原因，会告诉参加的人' });
    const title = planned.title;
    await db
      .updateTable('trainings')
      .set({ ...columnsOf(planned), version: version + 1 })
      .where('id', '=', id)
      .execute();
    const after = (await lockTraining(db, who.authorityId, id))!;
    await countAnew(db, after);
    if (!moved) return done(undefined, `training:${id}`, { title });
    const told = await tellOfChange(act, { before, after, kind: 'moved', reason });
    return done(told, `training:${id}`, { title, reason, mailed: told });
  },
);

/** 取消, before anybody was there; whom it was for is told. @returns to how many people a mail goes */
export const cancelTraining = action<{ id: number; reason: string }, number>(
  'training.cancel',
  keepers,
  async (act, { id, reason }) => {
    const { db, who, now } = act;
    const before = await lockTraining(db, who.authorityId, id);
    if (!before) return notFound();
    if (before.cancelledAt) return conflict('这场培训已经取消');
    const there = await db
      .selectFrom('training_attendance')
      .select('attended_by')
      .where('training_id', '=', id)
      .executeTakeFirst();
    if (there) return conflict('已经有人签到，不能取消');
    await db
      .updateTable('trainings')
      .set({ cancelled_at: now, cancelled_reason: reason, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
    const told = await tellOfChange(act, { before, after: before, kind: 'cancelled', reason });
    return done(told, `training:${id}`, { title: before.title, reason, mailed: told });
  },
);

/** 添加材料: files that whom the training is for can read and keep. */
export const addMaterial = action<{ id: number; files: readonly { hash: string; name: string; size: number }[] }, void>(
  'training.addMaterial',
  keepers,
  async ({ db, who, now }, { id, files }) => {
    const training = await lockTraining(db, who.authorityId, id);
    if (!training) return notFound();
    const { there } = await db
      .selectFrom('training_files')
      .select(({ fn }) => fn.countAll<number>().as('there'))
      .where('training_id', '=', id)
      .executeTakeFirstOrThrow();
    if (there + files.length > MOST_FILES) return invalid(`一场培训最多 ${MOST_FILES} 份材料`);
    await db
      .insertInto('training_files')
      .values(
        files.map(({ hash, name, size }) => ({
          ...{ training_id: id, file_hash: hash, name, size, added_by: who.name, added_at: now },
        })),
      )
      .execute();
    return done(undefined, `training:${id}`, { files: files.map(({ name }) => name) });
  },
);

/** 移除材料. @returns the hash of a file that this training names no more */
export const removeMaterial = action<{ id: number; fileId: number }, string>(
  'training.removeMaterial',
  keepers,
  async ({ db, who }, { id, fileId }) => {
    const training = await lockTraining(db, who.authorityId, id);
    if (!training) return notFound();
    const gone = await db
      .deleteFrom('training_files')
      .where('training_id', '=', id)
      .where('id', '=', fileId)
      .returning(['file_hash', 'name'])
      .executeTakeFirst();
    if (!gone) return conflict('这份材料已经移除');
    return done(gone.file_hash, `training:${id}`, { removed: gone.name });
  },
);
