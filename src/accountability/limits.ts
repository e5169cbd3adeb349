import { foldComplaint } from '../law/index.ts';
import { type CalendarChange, calendarOf } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { movedBetween, type OpenLimit } from '../platform/limits.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { dueOf } from './actions.ts';
import { casesOf, coursesOf } from './store.ts';
import { caseHref, DESK, keepers } from './words.ts';

type Calendar = Awaited<ReturnType<typeof calendarOf>>;

/** Open limits of an authority: to take on and look into what it keeps, and to put right what it was ordered to. */
async function limitsBy(db: Db, authorityId: number, calendar: Calendar): Promise<OpenLimit[]> {
  const cases = (await casesOf(db, authorityId)).filter(({ phase }) => phase !== 'closed' && phase !== 'declined');
  const courses = await coursesOf(
    db,
    cases.map(({ id }) => id),
  );
  return cases.flatMap((row): OpenLimit[] => {
    const steps = courses.get(row.id);
    if (!steps) return [];
    const state = foldComplaint(steps);
    const of = (limit: string, key: string, on: string, provisional: boolean): OpenLimit => ({
      ...{ key: `accountability:${row.id}:${key}`, authorityId, room: '投诉举报', title: row.number, limit, on },
      ...{ href: caseHref(row.id), provisional, officerId: null },
    });
    const due = row.keeper_id === authorityId ? dueOf({ state }, calendar) : undefined;
    const order = state.measures.findLast(({ measure }) => measure === 'correction');
    return [
      ...(due
        ? [of(state.phase === 'came' ? '受理期限' : '查证期限', state.phase, due.date.toString(), due.provisional)]
        : []),
      ...(order?.until && !state.mended && row.authority_id === authorityId
        ? [of('改正期限', 'mend', order.until, false)]
        : []),
    ];
  });
}

/** The same, by the calendar that holds now. */
export const limitsOf = async (db: Db, authorityId: number): Promise<OpenLimit[]> =>
  limitsBy(db, authorityId, await calendarOf(db));

/** Another arrangement of holidays. @returns the limits that move; none is stored */
export async function movedLimits(tx: Tx, { before, after }: CalendarChange) {
  const rows = await tx.selectFrom('accountability_cases').select('keeper_id').distinct().execute();
  const of = async (calendar: Calendar) =>
    (await Promise.all(rows.map(({ keeper_id }) => limitsBy(tx, keeper_id, calendar)))).flat();
  return movedBetween(await of(before), await of(after));
}

const waiting = oncePer(async ({ db, who }: Asked) =>
  has(who, ...keepers)
    ? (await casesOf(db, who.authorityId)).filter(
        ({ phase, keeper_id }) => phase !== 'closed' && keeper_id === who.authorityId,
      )
    : [],
);

/** How many cases are under way. */
export const countOpen = async (asked: Asked): Promise<number> => (await waiting(asked)).length;

/** What waits at the register: complaints that nobody took on, as lines of the workbench. */
export async function caseLines(asked: Asked): Promise<DeskLine[]> {
  const fresh = (await waiting(asked)).filter(({ phase }) => phase === 'came');
  return fresh.map(({ id, title, number }) => ({
    ...{ title, href: `${DESK}/${id}`, tag: '投诉举报', note: `${number}，决定是否受理` },
  }));
}
