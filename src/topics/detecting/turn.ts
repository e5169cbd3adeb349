import { sql } from 'kysely';
import { putReminders } from '../../mail/index.ts';
import { holdersOf } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { program } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { DESK, heads } from '../words.ts';
import { type Detected, detect, nameOf } from './detected.ts';
import { growsAnew } from './weeks.ts';

export const DETECT_EVERY_MS = 600_000;

/** What of it has to be written down. */
function changesIn(all: readonly Detected[], today: string) {
  const added = all.filter(({ found }) => !found);
  const back = all.filter(
    ({ found, members, course }) =>
      found &&
      found.state !== 'open' &&
      growsAnew(members, course, { on: found.dealtOn!, week: found.dealtWeek }, today),
  );
  const renamed = all.filter(({ found, words }) => found?.state === 'open' && nameOf(found.words) !== nameOf(words));
  const told = all.filter(({ found, course }) => found?.state === 'open' && course.grows && !found.toldOn);
  return { added, back, renamed, told, any: added.length + back.length + renamed.length + told.length > 0 };
}

/** 发现热点: what is new is written down, what grows anew comes back, and of what grows the heads are told, once. */
const keepDetected = action<void, void>('topics.detect', ['program'], async (act) => {
  const { db, house, who, today } = act;
  await sql`select pg_advisory_xact_lock(hashtext(${`topics ${who.authorityId}`}))`.execute(db);
  const { added, back, renamed } = changesIn(await detect({ db, house }, who.authorityId, today), today);
  for (const { words } of added)
    await db
      .insertInto('found_topics')
      .values({ authority_id: who.authorityId, words: [...words], found_on: today, told_on: null, dealt_on: null })
      .execute();
  for (const { found, words } of back)
    await db
      .updateTable('found_topics')
      .set({ state: 'open', told_on: null, words: [...words] })
      .where('id', '=', found!.id)
      .execute();
  for (const { found, words } of renamed)
    await db
      .updateTable('found_topics')
      .set({ words: [...words] })
      .where('id', '=', found!.id)
      .execute();
  const { told } = changesIn(await detect({ db, house }, who.authorityId, today), today);
  for (const one of told) await tell(act, one);
  const [news, returned] = [added.length, back.length];
  return done(undefined, `authority:${who.authorityId}`, { found: news, returned, told: told.length });
});

async function tell({ db, who, now, today }: Act, { found, course }: Detected): Promise<void> {
  const { id, words } = found!;
  await db.updateTable('found_topics').set({ told_on: today }).where('id', '=', id).execute();
  const holders = (await holdersOf(db, who.authorityId)).filter((one) => heads.includes(one.role));
  await putReminders(
    { db, now },
    holders.map((one) => ({
      ...{ authorityId: who.authorityId, room: 'topics', kind: 'grows', about: `foundTopic:${id}` },
      ...{ key: `topic:${id}:${today}:${one.id}`, to: { staffId: one.id, name: one.name } },
      what: `近期群众问得多：${nameOf(words)}`,
      lines: [`近 7 天有 ${course.week} 人次问到“${nameOf(words)}”，明显多于平时。`],
      href: `${DESK}/found/${id}`,
    })),
  );
}

/** Looks through what people ask for, of every authority. */
export async function detectTopics({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<void> {
  for (const authorityId of await openAuthorities(db)) {
    const today = dayOf(now);
    if (!changesIn(await detect({ db, house }, authorityId, today), today).any) continue;
    await keepDetected({ db, house, now, who: program(authorityId) }, undefined);
  }
}

async function openAuthorities(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('authorities').select('id').where('closed_at', 'is', null).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
