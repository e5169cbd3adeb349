import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { switchBoard } from '../scoreboard/index.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

/** The town shows on its site how timely it publishes. */
export function showingTimeliness(books: Books, filed: Filed): Deed[] {
  const who = filed.staff.get('head')!;
  return [
    {
      at: inOffice(workingDaysBefore(dayOf(books.now), 3), 200),
      async run(now) {
        unwrap(await switchBoard({ ...books, who, now }, { shown: true, version: 0 }));
      },
    },
  ];
}
