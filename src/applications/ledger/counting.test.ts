import { expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { nextDay } from '../../../test/support/hand-count.ts';
import { randomLife } from '../../../test/support/random-life.ts';
import { testTown } from '../../../test/support/town.ts';
import { APPLICANT_KIND_IDS, createCalendar } from '../../law/index.ts';
import { columnsOf } from '../handling/steps/take.ts';
import { type CountedRow, countApplications } from './counting.ts';

const { db } = await testDatabase();

/** mulberry32 */
function seeded(seed: number) {
  let state = seed;
  return (n: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

test('random books reconcile: what came in and was carried in was closed or carried out, and carried over whole', async () => {
  const { authorityId } = await testTown(db);
  const calendar = createCalendar();
  const dice = seeded(2023);
  const rows = Array.from({ length: 600 }, (_, n) => {
    const { state, today } = randomLife(dice, nextDay('2021-01-01', dice(900)), calendar, 40);
    return {
      authority_id: authorityId,
      number: `测试〔${n}〕号`,
      applicant_kind: APPLICANT_KIND_IDS[dice(6)]!,
      subject: requestFor(person.name).description,
      ...columnsOf({ ...state, mergedInto: null }, today, calendar),
    };
  });
  await db.insertInto('applications').values(rows).execute();
  const years = await Promise.all([2021, 2022, 2023, 2024].map((year) => countApplications(db, authorityId, year)));
  for (const kind of APPLICANT_KIND_IDS) {
    const columns = years.map((counted) => {
      const of = (wanted: (row: CountedRow) => boolean) =>
        counted.filter((one) => one.kind === kind && wanted(one.row)).reduce((sum, { count }) => sum + count, 0);
      return {
        in: of((row) => row === 'received') + of((row) => row === 'carriedIn'),
        closed: of((row) => !['received', 'carriedIn', 'carriedOut'].includes(row)),
        out: of((row) => row === 'carriedOut'),
        carriedIn: of((row) => row === 'carriedIn'),
      };
    });
    expect(columns[0]!.in).toBeGreaterThan(0);
    for (const [at, column] of columns.entries()) {
      expect(column.in).toBe(column.closed + column.out);
      if (at > 0) expect(column.carriedIn).toBe(columns[at - 1]!.out);
    }
  }
});
