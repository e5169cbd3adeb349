import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { booksBefore } from '../../test/support/database.ts';
import { testTown } from '../../test/support/town.ts';
import { append } from '../platform/audit-log/index.ts';

// A data folder from before it was kept when a round was first accepted.
const { db, bringUp } = await booksBefore('0124');

test('rounds accepted before know when, also those returned since; others were never accepted', async () => {
  const town = await testTown(db, 'zhen');
  const at = (day: number) => new Date(Date.UTC(2024, 1, day, 4));
  const decided = async (year: number, state: string, days: { accepted?: number; returned?: number }) => {
    const { rows } = await sql<{ id: number }>`
      insert into report_submissions (authority_id, parent_id, year, round, report, state, submitted_by, submitted_at, decided_by, decided_at)
      values (${town.authorityId}, ${town.authorityId}, ${year}, 1, '{}', ${state}, '测试', ${at(1)},
        ${state === 'submitted' ? null : '测试'}, ${state === 'submitted' ? null : at(days.returned ?? days.accepted!)})
      returning id`.execute(db);
    for (const [accepted, day] of [
      [true, days.accepted],
      [false, days.returned],
    ] as const)
      if (day !== undefined)
        await db.transaction().execute((tx) =>
          append(tx, {
            at: at(day),
            who: { id: null, name: '测试', authorityId: town.authorityId },
            action: 'region.decideSubmission',
            subject: `report-submission:${rows[0]!.id}`,
            detail: { accepted },
          }),
        );
  };
  await decided(2020, 'submitted', {});
  await decided(2021, 'accepted', { accepted: 5 });
  await decided(2022, 'returned', { returned: 6 });
  await decided(2023, 'returned', { accepted: 7, returned: 20 });
  await bringUp();
  const rows = await db.selectFrom('report_submissions').select(['year', 'accepted_at']).orderBy('year').execute();
  expect(rows.map(({ year, accepted_at }) => [year, accepted_at?.getUTCDate()])).toEqual([
    [2020, undefined],
    [2021, 5],
    [2022, undefined],
    [2023, 7],
  ]);
});
