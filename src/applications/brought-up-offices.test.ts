import { expect, test } from 'vitest';
import { booksBefore } from '../../test/support/database.ts';
import { testTown } from '../../test/support/town.ts';

// A data folder in which an office was closed while its applications stayed with it.
test('applications of offices that were closed before belong to those that they were closed into', async () => {
  const { db, bringUp } = await booksBefore('0154');
  const town = await testTown(db);
  const { finance, office, village } = town.offices;
  await db
    .updateTable('offices')
    .set({ closed_at: new Date(), closed_into: office })
    .where('id', '=', finance)
    .execute();
  for (const office_id of [finance, office, village, null])
    await db
      .insertInto('applications')
      .values({
        authority_id: town.authorityId,
        applicant_kind: 'person',
        number: String(office_id),
        arrived_on: '2024-01-02',
        subject: '一件',
        received_on: '2024-01-02',
        office_id,
      })
      .execute();
  await bringUp();
  const rows = await db.selectFrom('applications').select('office_id').orderBy('id').execute();
  expect(rows.map(({ office_id }) => office_id)).toEqual([office, office, village, null]);
});
