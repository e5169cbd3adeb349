import { dayOf, minuteOf } from '../platform/dates.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { wasThere } from './attending/store.ts';
import { answersBy } from './quiz/store.ts';
import { doorIsOpen, isMeant, keeps, standingOf, TRIES } from './rules.ts';
import { changesOf, parentOf, type Training, trainingsOf } from './store.ts';
import { keepers, recordsHref, trainees, trainingHref } from './words.ts';
import { missingIn, trainingYear } from './year/figures.ts';

const DAY_MS = 86_400_000;
/** A training stands on the workbench of whom it is for so many days ahead. */
const AHEAD = 7;
/** From this day of a year on, month and day, it shows who was not trained yet. */
const MISSING_FROM = '07-01';

/** A training as it concerns the person who asks. */
interface Concern {
  training: Training;
  meant: boolean;
  there: boolean;
  /** its quiz waits for them */
  quiz: boolean;
}

/** This year's trainings, and those of the coming week where the next year has begun by then. */
const concerns = oncePer(async ({ db, who, now, today }: Asked): Promise<Concern[]> => {
  if (who.id === null || !has(who, ...trainees)) return [];
  const years = [
    ...new Set([today, dayOf(new Date(now.getTime() + AHEAD * DAY_MS))].map((day) => Number(day.slice(0, 4)))),
  ];
  const parentId = await parentOf(db, who.authorityId);
  const all = (await Promise.all(years.map((year) => trainingsOf(db, who.authorityId, parentId, year)))).flat();
  if (all.length === 0) return [];
  const there = await wasThere(
    db,
    who.id,
    all.map(({ id }) => id),
  );
  return Promise.all(
    all.map(async (training) => {
      const was = there.has(training.id);
      const open = was && training.quiz !== null && training.quizUntil! >= today && !training.cancelledAt;
      const before = open ? await answersBy(db, training.id, who.id!) : [];
      const quiz = open && before.length < TRIES && !before.some(({ passed }) => passed);
      return { training, meant: isMeant(training, who, parentId), there: was, quiz };
    }),
  );
});

const toClose = ({ who, now }: Asked, all: readonly Concern[]) =>
  all.filter(({ training }) => keeps(who, training) && standingOf(training, now) === 'over');
const toComeTo = ({ now }: Asked, all: readonly Concern[]) =>
  all.filter(({ training, meant, there }) => meant && !there && doorIsOpen(training, now));

/** What waits at trainings: doors that are open for this person, quizzes, and trainings to close. */
export async function countWaiting(asked: Asked): Promise<number> {
  const all = await concerns(asked);
  return toClose(asked, all).length + toComeTo(asked, all).length + all.filter(({ quiz }) => quiz).length;
}

/** Who was not trained in the year, for who keeps it; and one's own, where there was something to go to. art. 48 */
async function missingLines(asked: Asked, all: readonly Concern[]): Promise<DeskLine[]> {
  const { db, who, today } = asked;
  const year = Number(today.slice(0, 4));
  if (today < `${year}-${MISSING_FROM}` || !all.some(({ training }) => !training.cancelledAt)) return [];
  const missing = missingIn(await trainingYear(db, who.authorityId, year));
  const own = missing.find(({ person }) => person.id === who.id);
  return [
    ...(has(who, ...keepers) && missing.length
      ? [
          {
            ...{ title: `${missing.length} 人 ${year} 年还没有培训够`, href: recordsHref(year, 'missing') },
            note: '每年至少培训一次，看看是谁、怎样补',
          },
        ]
      : []),
    ...(own
      ? [{ title: `您 ${year} 年还没有培训够`, href: '/console/training', note: '看看还有哪些培训可以参加' }]
      : []),
  ];
}

/** Lines of the workbench: what lies ahead and what was moved, quizzes, what is to be closed, who is missing. */
export async function trainingLines(asked: Asked): Promise<DeskLine[]> {
  const { db, now } = asked;
  const all = await concerns(asked);
  if (all.length === 0) return [];
  const line = ({ id, title }: Training, tag: string, note: string, time?: string): DeskLine => ({
    ...{ title, href: trainingHref(id), tag, note },
    ...(time && { time }),
  });
  const near = new Date(now.getTime() + AHEAD * DAY_MS);
  const changes = await changesOf(
    db,
    all.filter(({ meant }) => meant).map(({ training }) => training.id),
  );
  const lastChange = new Map(changes.map((one) => [one.trainingId, one]));
  const ahead = all.flatMap(({ training, meant, there }): DeskLine[] => {
    if (!meant || there) return [];
    const change = lastChange.get(training.id);
    const until = change?.kind === 'cancelled' ? change.startsBefore : training.endsAt;
    if (until < now) return [];
    const when = `${minuteOf(training.startsAt)}，${training.place}`;
    if (training.cancelledAt) return [line(training, '培训取消', `原定 ${when}；${change?.reason ?? ''}`)];
    if (doorIsOpen(training, now)) return [line(training, '培训签到', `${training.place}，正在签到`)];
    if (change)
      return [line(training, '培训改期', `${change.reason}；改到 ${training.place}`, minuteOf(training.startsAt))];
    if (training.startsAt > near) return [];
    return [line(training, '培训', training.place, minuteOf(training.startsAt))];
  });
  const quizzes = all
    .filter(({ quiz }) => quiz)
    .map(({ training }) => ({
      ...line(training, '培训测验', '到场的人都要答', `${training.quizUntil} 前`),
      href: `${trainingHref(training.id)}/quiz`,
      ...(training.quizUntil && { by: training.quizUntil }),
    }));
  const closing = toClose(asked, all).map(({ training }) =>
    line(training, '培训办结', '按签到表补登记，核对后办结，发给证书'),
  );
  return [...ahead, ...quizzes, ...closing, ...(await missingLines(asked, all))];
}
