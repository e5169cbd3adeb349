import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { arrangementFrom, arrangementProblems, type Break, breakProblems } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { calendarOf, entriesOf } from './store.ts';

/** Who may enter holidays: they move the limits of every authority. */
export const calendarKeepers: readonly Role[] = ['platformOperator'];

export interface ArrangementInput {
  year: number;
  source: string;
  breaks: Break[];
}

/** Why an arrangement cannot be used, or nothing. */
export function arrangementFault({ year, breaks }: ArrangementInput): Failure | undefined {
  const wrong = breakProblems(breaks);
  const problems = wrong.length ? wrong : arrangementProblems(arrangementFrom(year, breaks));
  return problems.length ? invalid('放假安排还有问题，请对照通知核对', { breaks: problems.join('；') }) : undefined;
}

/** 录入一年的放假安排. Everything counted in working days follows from that moment.
 *  @returns the entry's number */
export const enterArrangement = action<ArrangementInput, number>(
  'organizations.enterArrangement',
  calendarKeepers,
  async (act, input) => arrangementFault(input) ?? record(act, { ...input, withdrawn: false }),
);

/** 撤销录入: an entry made by mistake. The year is reckoned as before it was entered. */
export const withdrawArrangement = action<{ year: number }, number>(
  'organizations.withdrawArrangement',
  calendarKeepers,
  async (act, { year }) => {
    const [newest] = await entriesOf(act.db, year);
    if (!newest || newest.withdrawn) return invalid('这一年没有可以撤销的录入');
    return record(act, { year, source: newest.source, breaks: newest.breaks, withdrawn: true });
  },
);

async function record(act: Act, entry: ArrangementInput & { withdrawn: boolean }) {
  const { db, house, who, now, today } = act;
  await sql`lock table holiday_arrangements in exclusive mode`.execute(db);
  const { year, source, withdrawn } = entry;
  const before = await calendarOf(db);
  const breaks = JSON.stringify(entry.breaks);
  const digest = createHash('sha256').update(`${year} ${withdrawn} ${breaks}`).digest('hex');
  const { id } = await db
    .insertInto('holiday_arrangements')
    .values({ year, source, breaks, withdrawn, digest, entered_by: who.id!, entered_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = await calendarOf(db);
  const moved = (await house.tell('calendar', db, { year, before, after, today })).flat();
  if (moved.length)
    await db
      .updateTable('holiday_arrangements')
      .set({ moved: JSON.stringify(moved) })
      .where('id', '=', id)
      .execute();
  return done(id, `calendar:${year}`, { source, breaks: entry.breaks, withdrawn, moved: moved.length });
}
