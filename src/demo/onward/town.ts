import { composerOf } from '../compose.ts';
import { type Planned, planYear, type YearPlan } from '../plan.ts';
import { Random } from '../random.ts';
import { subjects } from '../subjects.ts';
import { announced } from './matters.ts';
import { ownOf } from './policies.ts';
import { retitled } from './titles.ts';
import { withWaiting } from './waiting.ts';
import { yearsTo } from './years.ts';

const composer = composerOf({
  subjects: (year, month) =>
    [...subjects, ...announced].filter(({ months }) => months.includes(month)).map((one) => retitled(one, year, month)),
  own: ownOf,
});

/** About 3,000 deliveries in a year. */
function planOf(year: number): YearPlan {
  const random = new Random(year * 31);
  const [website, wechat] = [random.whole(960, 1060), random.whole(1470, 1570)];
  return {
    year,
    channels: {
      website,
      wechat,
      board: random.whole(140, 170),
      serviceBoard: random.whole(70, 90),
      screen: random.whole(80, 105),
      kiosk: random.whole(20, 30),
      groups: random.whole(70, 90),
      other: random.whole(8, 14),
    },
    shared: random.whole(600, 680),
    late: random.whole(6, 12),
  };
}

/** What the town made public since, up to the day before: the same for the same day. On the newest, some channels wait. */
export function planOnward(today: string): Planned[] {
  const taken = new Set<string>();
  const all = yearsTo(today).flatMap((year) => planYear(planOf(year), composer, { random: new Random(year), taken }));
  return withWaiting(
    all.filter(({ day }) => day < today),
    today,
  );
}
