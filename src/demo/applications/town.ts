import { takeOver } from '../../applications/index.ts';
import { createCalendar } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { inOffice, workingDayFrom } from '../calendar.ts';
import type { Filed } from '../filed.ts';
import { FIRST } from '../onward/years.ts';
import { Random } from '../random.ts';
import { places } from '../town.ts';
import { answeredSince, type Running, runningNow } from './onward.ts';
import { addSince } from './remedies.ts';

/** From when the town's letters name the organs of 复议 and 诉讼: the first working day after the years of the seed. */
const FROM = workingDayFrom(`${FIRST}-01-01`);
/** Applications in a year. */
const A_YEAR = 15;
const organs = { reconsideration: '绥芬河市人民政府（演示）', court: '绥芬河市人民法院（演示）' };

/** What citizens asked the town since the years of the seed, in which nobody asked anything, and what is under way.
 *  @returns ids of what is under way */
export async function addApplications(
  act: Omit<Act, 'who' | 'today'>,
  { staff }: Filed,
): Promise<Map<Running, number>> {
  const [officer, head, signer] = ['officer', 'head', 'signer'].map((login) => staff.get(login)!);
  const today = dayOf(act.now);
  if (today >= FROM)
    await act.db
      .insertInto('remedy_organs')
      .values({
        authority_id: head!.authorityId,
        ...organs,
        from_on: FROM,
        set_by: head!.id,
        set_at: inOffice(FROM, 45),
      })
      .execute();
  const as: Act = { ...act, who: officer!, today };
  const maker = {
    random: new Random(FIRST),
    hands: [{ officer: officer!, head: head!, signer: signer!, coAuthority: '绥芬河市自然资源局（演示）' }],
    calendar: createCalendar(),
    places: places.map(({ name }) => name),
    today,
  };
  const answered = answeredSince(maker, A_YEAR);
  const now = runningNow(maker);
  const ids = await takeOver(as, [...answered, ...now.map(({ past }) => past)]);
  await addSince(as, organs);
  return new Map(now.map(({ kind }, n) => [kind, ids[answered.length + n]!]));
}
