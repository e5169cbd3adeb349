import {
  beginBriefing,
  briefingOf,
  currentOf,
  draftBriefing,
  editBriefing,
  handBriefing,
  signBriefing,
} from '../briefing/index.ts';
import { monthOf } from '../measures/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { program, type Who } from '../platform/roles.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

const DAY_MS = 86_400_000;
/** Months before the running one whose briefings are there. */
const MONTHS = 3;
const NEXT = '下月安排：每周一核对到期的公开事项，逾期的当天提醒科室和村（社区）；继续按月通报（演示）。';

const dayAfter = (day: string): string => workingDayFrom(dayOf(new Date(Date.parse(`${day}T04:00:00Z`) + DAY_MS)));

/** 月报: those of the months before, drafted on the first working day, signed on the third; the running month's in work. */
export function briefingDeeds(books: Books, { authorityId, staff }: Filed): Deed[] {
  const [head, signer] = [staff.get('head')!, staff.get('signer')!];
  const today = dayOf(books.now);
  const version = async (month: string) => (await briefingOf(books.db, authorityId, month))!;
  const at = (who: Who, now: Date) => ({ ...books, who, now });
  const past = Array.from({ length: MONTHS }, (_, n) => n + 1).flatMap((back): Deed[] => {
    const month = monthOf(today, back);
    const first = workingDayFrom(monthOf(today, back - 1));
    const second = dayAfter(first);
    const third = dayAfter(second);
    return [
      {
        at: inOffice(first, 30),
        run: async (now) => unwrap(await draftBriefing(at(program(authorityId), now), { month })),
      },
      {
        at: inOffice(second, 60),
        async run(now) {
          const { texts, version: n } = await version(month);
          const edit = {
            month,
            version: n,
            part: 'next' as const,
            text: texts.next ?? `{{month}}逾期未公开 {{dues.late}} 项。\n${NEXT}`,
          };
          unwrap(await editBriefing(at(head, now), edit));
          unwrap(await handBriefing(at(head, now), { month, version: n + 1, checked: true }));
        },
      },
      {
        at: inOffice(third, 90),
        async run(now) {
          const briefing = await version(month);
          const { mark: seen } = await currentOf(books.db, books.house.brought('measures'), briefing, dayOf(now));
          unwrap(await signBriefing(at(signer, now), { month, version: briefing.version, seen, send: true }));
        },
      },
    ];
  });
  const yesterday = workingDaysBefore(today, 1);
  const running = monthOf(today);
  if (yesterday < running) return past;
  const begun: Deed = {
    at: inOffice(yesterday, 60),
    run: async (now) => unwrap(await beginBriefing(at(head, now), { month: running })),
  };
  return [...past, begun];
}
