import { assessmentBy } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { addSubjects, dropGone, hasDrifted, takeBack } from '../round/listing.ts';
import { subjectsOf } from '../round/store.ts';
import { lockScheme, running, type Scheme } from '../scheme/store.ts';
import { countItems, keepCounted } from './count.ts';

/** 补列、停用: who was founded since the scheme was published is assessed too, with the whole term of self-assessment; who
 *  was closed is not any more. */
const listAnew = action<{ id: number }, void>('assessment.list', ['program'], async ({ db, who, today }, { id }) => {
  const scheme = await lockScheme(db, who.authorityId, id);
  if (!scheme?.content || scheme.frozenAt) return conflict('已经截止');
  const gone = await dropGone(db, scheme, today);
  const back = await takeBack(db, scheme);
  const selfBy = assessmentBy(today, scheme.content.selfDays, await calendarOf(db));
  const added = await addSubjects(db, scheme, selfBy);
  return done(undefined, `assessment-scheme:${id}`, {
    subjects: added,
    ...(gone.length > 0 && { gone }),
    ...(back.length > 0 && { back }),
  });
});

/** 数据截止: what the machine counts is counted for good, in one transaction, the day after the one that the scheme names. */
const freeze = action<{ id: number }, void>('assessment.freeze', ['program'], async (act, { id }) => {
  const { db, house, who, now, today } = act;
  const scheme = await lockScheme(db, who.authorityId, id);
  if (!scheme?.content || scheme.frozenAt || !isDue(scheme, today)) return conflict('还不到截止日');
  const subjects = (await subjectsOf(db, id)).filter(({ state }) => state === 'open');
  const scores = await countItems(db, house, scheme, scheme.content, subjects, { today });
  await keepCounted(db, scores, { kind: 'counted', reason: '', by: who, at: now });
  // what was being written is of no use any more
  await db
    .updateTable('assessment_schemes')
    .set({ frozen_at: now, draft: null })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('assessment_subjects')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('scheme_id', '=', id)
    .execute();
  return done(undefined, `assessment-scheme:${id}`, { subjects: subjects.length, scores: scores.length });
});

/** Its day is over. */
const isDue = ({ content }: Scheme, today: string): boolean => content!.frozenOn < today;

/** One turn of the job: whom schemes are about, and the count of those whose day is over. What is due follows from the rows:
 *  a machine that was off does it when it comes back, and the trace says when. */
export async function keepUpAssessments({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<void> {
  const today = dayOf(now);
  for (const scheme of await running(db)) {
    const caller = { db, house, now, who: program(scheme.keeperId) };
    if (await hasDrifted(db, scheme)) await listAnew(caller, { id: scheme.id });
    if (isDue(scheme, today)) await freeze(caller, { id: scheme.id });
  }
}
