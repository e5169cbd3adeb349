import { createCalendar, parseDate } from '../../../src/law/index.ts';
import type { Config } from '../../../src/platform/config.ts';
import { dayOf, instantOf } from '../../../src/platform/dates.ts';
import { type Took, TURNS, turn } from './jobs.ts';
import { OFF } from './script/index.ts';
import { statements } from './statements.ts';
import type { Deed, Year } from './year.ts';

const DAY_MS = 86_400_000;
const after = (day: string) => dayOf(new Date(instantOf(day).getTime() + DAY_MS));

export interface Walked {
  days: number;
  deeds: number;
  /** jobs that ran */
  turns: number;
  /** ms of each job, and of what people did */
  took: { jobs: Took; people: number };
  /** statements of the jobs and of what people did */
  asked: { jobs: number; people: number };
  /** ms and statements of both in each quarter, of 2027 by itself: 'Q1' … 'Q4', '2027' */
  quarters: Map<string, { ms: number; asked: number }>;
}

/** Goes through the days one by one: at each turn of the day the jobs whose time has come, between them what people do.
 *  @param days first and last, 'YYYY-MM-DD' @param evening at the end of each day, after everything
 *  @throws Error with the row of the scenario that could not be done */
export async function walk(
  year: Year,
  deeds: readonly Deed[],
  { from, to, config }: { from: string; to: string; config: Config },
  evening: (day: string) => Promise<void>,
): Promise<Walked> {
  const calendar = createCalendar();
  const walked: Walked = {
    days: 0,
    deeds: 0,
    turns: 0,
    took: { jobs: new Map(), people: 0 },
    asked: { jobs: 0, people: 0 },
    quarters: new Map(),
  };
  let next = deeds.findIndex(({ at }) => at >= instantOf(from));
  if (next < 0) next = deeds.length;
  for (let day = from; day <= to; day = after(day)) {
    const [began, before] = [performance.now(), statements()];
    const off = day >= OFF.from && day <= OFF.to;
    const doUntil = async (until: Date) => {
      for (; next < deeds.length && deeds[next]!.at < until; next += 1) {
        const { at, says, run } = deeds[next]!;
        if (off) throw new Error(`${day} ${says}: the machine is off`);
        const [began, before] = [performance.now(), statements()];
        try {
          await run(year, at);
        } catch (error) {
          throw new Error(`${day} ${says}`, { cause: error });
        }
        walked.took.people += performance.now() - began;
        walked.asked.people += statements() - before;
        walked.deeds += 1;
      }
    };
    const turns = calendar.isWorking(parseDate(day)) ? TURNS.working : TURNS.off;
    for (const one of off ? [] : turns) {
      await doUntil(instantOf(`${day}T${one.time}`));
      const before = statements();
      walked.turns += await turn(year, walked.took.jobs, config, day, one);
      walked.asked.jobs += statements() - before;
    }
    await doUntil(instantOf(after(day)));
    const quarter = day < '2027' ? `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : '2027';
    const { ms, asked } = walked.quarters.get(quarter) ?? { ms: 0, asked: 0 };
    const spent = { ms: ms + performance.now() - began, asked: asked + statements() - before };
    walked.quarters.set(quarter, spent);
    await evening(day);
    walked.days += 1;
  }
  return walked;
}
