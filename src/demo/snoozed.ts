import { createCalendar, daysLeft } from '../law/index.ts';
import { noticesOf, snoozeNotices } from '../notices/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

/** What has more working days than these is at no stage of its limit until it is told again. */
const FAR = 9;

/** 提醒: yesterday the head left several things of one place alone, and one of another; the case officer a limit. */
export function snoozing(books: Books, { staff }: Filed): Deed[] {
  const calendar = createCalendar();
  const day = workingDaysBefore(dayOf(books.now), 1);

  /** What a person may leave alone without its coming back before its day, by its place. */
  async function byPlace(who: Who, now: Date): Promise<string[][]> {
    const all = await noticesOf({ ...books, who, now, today: day });
    const calm = all.filter(
      ({ dueOn, size, urgency }) =>
        urgency === 'other' && size === 1 && (dueOn === null || daysLeft(dueOn, day, calendar) > FAR),
    );
    const places = new Map<string, string[]>();
    for (const { room, key } of calm) places.set(room, [...(places.get(room) ?? []), key]);
    return [...places.values()].sort((a, b) => b.length - a.length);
  }

  const leave = async (who: Who, now: Date, keys: readonly string[] = []) =>
    keys.length && unwrap(await snoozeNotices({ ...books, who, now }, { keys, snooze: 'three', on: '' }));
  return [
    {
      at: inOffice(day, 380),
      async run(now) {
        const [head, officer] = [staff.get('head')!, staff.get('officer')!];
        const [most, next] = await byPlace(head, now);
        await leave(head, now, most?.slice(0, 3));
        await leave(head, now, next?.slice(0, 1));
        await leave(
          officer,
          now,
          (await byPlace(officer, now))
            .flat()
            .filter((key) => key.startsWith('limit:'))
            .slice(0, 1),
        );
      },
    },
  ];
}
