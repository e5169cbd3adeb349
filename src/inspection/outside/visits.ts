import { dayOf } from '../../platform/dates.ts';
import { isPublicAddress, visit } from '../../platform/outside/index.ts';
import type { JobContext } from '../../platform/room.ts';
import { dueLinks, keepVisit, takeLink } from './store.ts';

/** A turn of the job ends then, ms: a program that is to stop waits for it, and for the visit at hand. */
const TURN = 15_000;
/** Sites visited in one turn, one after the other. */
const MOST = 20;

/** Visits links to other sites of what is online, each once a day, one at a time; asks whether they answer and reads
 *  nothing. @param may addresses that may be visited (tests: of this machine) */
export async function visitLinks({ db, now }: Pick<JobContext, 'db' | 'now'>, may = isPublicAddress): Promise<void> {
  const begun = performance.now();
  const at = () => new Date(now.getTime() + performance.now() - begun);
  const day = dayOf(now);
  for (const one of await dueLinks(db, { day, now }, MOST)) {
    if (performance.now() - begun > TURN) return;
    if (!(await takeLink(db, one, { day, now: at() }))) continue;
    const visited = await visit(one.address, may);
    const result =
      visited.how === 'answered'
        ? { status: visited.status }
        : { why: visited.how === 'closed' ? 'closed' : visited.why };
    await keepVisit(db, { address: one.address, day }, result);
  }
}
