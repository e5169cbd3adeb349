import { authorityById } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { nextSerial } from '../../platform/serials.ts';
import type { Training } from '../store.ts';

/** Whether somebody earned a certificate of a closed training: hours were counted, and a quiz, where there was one, is
 *  passed. */
const earned = (training: Training, hours: number, passed: boolean): boolean =>
  training.closedAt !== null && hours > 0 && (training.quiz === null || passed);

/** What decides on the certificates of a training, of one person or of all. */
async function standings({ db }: Act, trainingId: number, staffId?: number) {
  const there = await db
    .selectFrom('training_attendance')
    .select(['attended_by as staffId', 'hours'])
    .where('training_id', '=', trainingId)
    .$if(staffId !== undefined, (query) => query.where('attended_by', '=', staffId!))
    .orderBy('attended_by')
    .execute();
  const passed = await db
    .selectFrom('training_answers')
    .select('answered_by')
    .where('training_id', '=', trainingId)
    .where('passed', '=', true)
    .execute();
  const held = await db
    .selectFrom('training_certificates')
    .select(['id', 'earned_by as staffId', 'hours'])
    .where('training_id', '=', trainingId)
    .where('withdrawn_on', 'is', null)
    .execute();
  return {
    there,
    passed: new Set(passed.map(({ answered_by }) => answered_by)),
    held: new Map(held.map((one) => [one.staffId, one])),
  };
}

/** Gives the certificates of a training that are earned and not given yet, each with its number, and takes back those that
 *  are not earned any more, or say other hours. @returns how many were given */
export async function settleCertificates(act: Act, training: Training, staffId?: number): Promise<number> {
  const { db, today } = act;
  const { there, passed, held } = await standings(act, training.id, staffId);
  const hoursOf = new Map(there.map((one) => [one.staffId, one.hours]));
  for (const one of held.values()) {
    if (staffId !== undefined && one.staffId !== staffId) continue;
    const hours = hoursOf.get(one.staffId) ?? 0;
    if (earned(training, hours, passed.has(one.staffId)) && hours === one.hours) continue;
    await db
      .updateTable('training_certificates')
      .set({ withdrawn_on: today, withdrawn_reason: hours === 0 ? '签到已更正，没有学时' : '学时已更正，另行发给' })
      .where('id', '=', one.id)
      .execute();
    held.delete(one.staffId);
  }
  const due = there.filter((one) => !held.has(one.staffId) && earned(training, one.hours, passed.has(one.staffId)));
  if (due.length === 0) return 0;
  const year = today.slice(0, 4);
  const prefix = (await authorityById(db, training.authorityId))?.paperPrefix ?? '';
  for (const one of due) {
    const nth = await nextSerial(db, `training-certificate:${training.authorityId}:${year}`);
    await db
      .insertInto('training_certificates')
      .values({
        ...{ training_id: training.id, authority_id: training.authorityId, earned_by: one.staffId, hours: one.hours },
        ...{ number: `${prefix}公开培训〔${year}〕${nth}号`, issued_on: today, withdrawn_on: null },
      })
      .execute();
  }
  return due.length;
}

/** The same for one person. */
export const settleCertificate = (act: Act, training: Training, staffId: number): Promise<number> =>
  settleCertificates(act, training, staffId);
