import type { Calendar } from '../../law/index.ts';
import type { CalendarChange } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { movedBetween, type OpenLimit } from '../../platform/limits.ts';
import { dueOf } from './due.ts';
import { dueStep, type Round } from './rules.ts';
import { allOpenRounds } from './store.ts';

/** Another arrangement of holidays: steps that are waited for move with it. @returns those */
export async function moveLimits(tx: Tx, { before, after }: CalendarChange) {
  const rounds = await allOpenRounds(tx);
  const by = (calendar: Calendar) => rounds.flatMap((round) => limitOf(round, calendar));
  return movedBetween(by(before), by(after));
}

/** Nothing of what is reviewed is told: its place in the list says which it is. */
function limitOf(round: Round, calendar: Calendar): OpenLimit[] {
  const due = dueOf(round, calendar);
  if (!due) return [];
  const { label } = round.steps[dueStep(round)]!;
  return [
    {
      key: `review:${round.id}:${dueStep(round)}`,
      authorityId: round.authorityId,
      room: '审核',
      title: `${round.office || '全机关'}送审的文稿`,
      href: '/console/reviews',
      limit: `“${label}”办理时限`,
      on: due.by,
      provisional: due.provisional,
      officerId: null,
    },
  ];
}
