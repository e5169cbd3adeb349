import { calendarOf, whoWorks } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, instantOf } from '../../platform/dates.ts';
import { has, type Who } from '../../platform/roles.ts';
import { reviewFault } from '../rounds/rules.ts';
import { openRounds } from '../rounds/store.ts';
import type { SubjectKind } from '../subjects.ts';
import type { Asked } from './asked.ts';
import { ofPerson, type Reckoned, reckoned } from './rules.ts';
import { visitsOf } from './visits.ts';

const DAY = 86_400_000;

/** Sees what everybody did: who leads the work and who signs. Others see their own. */
export const seesAll = (who: Who): boolean => has(who, 'disclosureHead', 'signer');

/** What came to which step within the days asked for, as far as this person may know. */
export async function knownTo(
  db: Db,
  kinds: readonly SubjectKind[],
  who: Who,
  { from, to }: Pick<Asked, 'from' | 'to'>,
  now: Date,
): Promise<Reckoned[]> {
  const { authorityId } = who;
  const within = { from: instantOf(from), to: new Date(instantOf(to).getTime() + DAY) };
  const [visits, calendar, people, open] = await Promise.all([
    visitsOf(db, authorityId, kinds, within),
    calendarOf(db),
    whoWorks(db, authorityId, dayOf(now)),
    openRounds(
      db,
      authorityId,
      kinds.map(({ name }) => name),
    ),
  ]);
  const takers = new Map(
    open.map((round) => {
      const { words } = kinds.find(({ name }) => name === round.kind)!;
      const can = people.filter((one) => !reviewFault(words, round, one, round.contentHash));
      return [round.id, new Map(can.map(({ id, name }) => [id!, name]))];
    }),
  );
  const all = reckoned(visits, takers, calendar, now);
  return seesAll(who) ? all : ofPerson(all, who.id!);
}
