import { calendarOf } from '../organizations/index.ts';
import { dayOf, instantOf } from '../platform/dates.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { draftBriefing } from './actions.ts';
import { monthToDraft } from './rules.ts';
import { withoutBriefing } from './store.ts';

export const DRAFT_EVERY_MS = 1_800_000;

/** Begins the briefing of the month before where there is none, from the first working day on: a machine that was off
 *  does it when it is back. */
export async function draftBriefings({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<void> {
  const today = dayOf(now);
  const month = monthToDraft(today, await calendarOf(db));
  if (!month) return;
  const end = instantOf(`${today.slice(0, 7)}-01`);
  for (const authorityId of await withoutBriefing(db, month, end))
    await draftBriefing({ db, house, who: program(authorityId), now }, { month });
}
