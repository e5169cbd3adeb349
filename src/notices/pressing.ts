import type { LeftAlone, StandingLine } from '../mail/index.ts';
import { calendarOf, holdersOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { Asked, House } from '../platform/room.ts';
import { noticesOf, presses } from './notices.ts';
import { recipientsOf, stageOf } from './rules.ts';
import { holds, stageNow } from './snoozing/rules.ts';
import { snoozesIn, snoozesOf } from './snoozing/store.ts';

/** Limits of an authority that are over or in their last two days, for each whom they concern and who did not leave them
 *  alone: they stand below what is new in a mail. */
export async function pressingIn(
  { db, house, now }: { db: Db; house: House; now: Date },
  authorityId: number,
): Promise<Map<number, StandingLine[]>> {
  const today = dayOf(now);
  const [limits, holders, calendar, snoozes] = await Promise.all([
    house.limits(db, authorityId, today),
    holdersOf(db, authorityId),
    calendarOf(db),
    snoozesIn(db, authorityId, today),
  ]);
  const alone = new Map(snoozes.map((one) => [`${one.staffId} ${one.key}`, one]));
  const lines = new Map<number, StandingLine[]>();
  for (const limit of limits) {
    const stage = stageOf(limit.on, today, calendar);
    if (stage !== '1' && stage !== 'passed') continue;
    for (const id of recipientsOf(limit, stage, holders)) {
      const snooze = alone.get(`${id} limit:${limit.key}`);
      if (snooze && holds(snooze, { dueOn: limit.on, size: 1 }, today, calendar)) continue;
      const line = { what: `【${limit.limit}】${limit.title}`, dueOn: limit.on, href: limit.href };
      lines.set(id, [...(lines.get(id) ?? []), line]);
    }
  }
  return lines;
}

/** What a person left alone and what is still so, for the mails about it. */
export async function leftAlone(db: Db, staffId: number, today: string): Promise<LeftAlone[]> {
  const snoozes = await snoozesOf(db, staffId, today);
  if (snoozes.size === 0) return [];
  const calendar = await calendarOf(db);
  return [...snoozes.values()].filter(({ dueOn, stage }) => stageNow(dueOn, today, calendar) === stage);
}

/** How much presses for a person, for the frame of the console. */
export async function bellOf(asked: Asked): Promise<number> {
  return asked.who.id === null ? 0 : (await noticesOf(asked)).filter(presses).length;
}
