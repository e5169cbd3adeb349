import { type Calendar, type Moment, type WorkedLimit, workedUntil } from '../../law/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { dueStep, type Round } from './rules.ts';

/** By when the step that is waited for is to be taken. */
export interface Due extends Moment {
  limit: WorkedLimit;
  /** '2024-03-05', '2024-03-05 15:30' */
  by: string;
}

/** Less than a third of the time is left; it is over. */
export type DueStage = 'soon' | 'late';

/** Since when the step that is waited for can be taken. */
function waitsSince({ reviews, submittedAt }: Pick<Round, 'reviews' | 'submittedAt'>): Date {
  return reviews.at(-1)?.at ?? submittedAt;
}

/** By when a step is to be taken that could be taken from an instant on. @returns undefined without a limit, or where the
 *  calendar does not reach */
export function dueSince(since: Date, limit: WorkedLimit | undefined, calendar: Calendar): Due | undefined {
  const moment = limit && workedUntil(since, limit, calendar);
  if (!moment) return undefined;
  const by = limit.unit === 'days' ? dayOf(new Date(moment.at.getTime() - 1)) : minuteOf(moment.at);
  return { ...moment, limit, by };
}

/** By when the step that a round waits for is to be taken; reckoned each time it is asked, so that another calendar moves
 *  it. */
export function dueOf(round: Round, calendar: Calendar): Due | undefined {
  if (round.state !== 'open') return undefined;
  return dueSince(waitsSince(round), round.steps[dueStep(round)]?.limit, calendar);
}

/** How near it is. undefined: there is time */
export function dueStage({ at, soon }: Moment, now: Date): DueStage | undefined {
  if (now >= at) return 'late';
  return now >= soon ? 'soon' : undefined;
}
