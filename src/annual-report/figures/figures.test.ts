import fc from 'fast-check';
import { expect, test } from 'vitest';
import seed from '../../../test/cases/annual-report-2023.json' with { type: 'json' };
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { randomLedgers, writeLedgers } from '../../../test/support/random-ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { channels } from '../../channels/room.ts';
import { emptyTables } from '../../law/index.ts';
import { authorityById } from '../../organizations/index.ts';
import { publishing } from '../../publishing/room.ts';
import { compileReport } from '../compile.ts';
import { totalOf } from '../narrative/sums.ts';

const { db, house } = await testDatabase([publishing, channels]);

async function reportOf(authorityId: number, year: number) {
  return (await compileReport(db, (await authorityById(db, authorityId))!, year)).report;
}

test('the published report of 2023, figure by figure', async () => {
  const town = await testTown(db, 'seed');
  const ledgers = ledgersOf(db, town);
  const { website, wechat, rest } = seed.channels;
  await ledgers.deliveries('website', website, '2023-01-01');
  await ledgers.deliveries('wechat', wechat, '2023-12-31');
  await ledgers.deliveries('board', rest - 28, '2023-06-30');
  await ledgers.deliveries('groups', 28, '2023-07-01');
  await ledgers.deliveries('website', 3, '2022-12-31');
  await ledgers.deliveries('website', 5, '2024-01-01');
  const report = await reportOf(town.authorityId, seed.year);

  expect(report.tables.two).toEqual(seed.two);
  expect(report.tables.three).toEqual(Object.fromEntries(seed.three.rows.map((row) => [row, seed.three.each])));
  expect(report.tables.four).toEqual(Object.fromEntries(seed.four.blocks.map((block) => [block, seed.four.each])));
  expect(Object.keys(report.tables.three)).toEqual(seed.three.rows);
  expect(report.channels.website).toBe(website);
  expect(report.channels.wechat).toBe(wechat);
  expect(totalOf(report.channels)).toBe(seed.channels.total);
  expect(report.sections[0]!.text).toContain(seed.sentence);
  expect(report.findings).toEqual([]);
});

test('applications count in the year of receipt, and once more under what became of them', async () => {
  const town = await testTown(db, 'apps');
  const { application } = ledgersOf(db, town);
  await application('person', '2022-11-20', 'granted', '2022-12-31'); // received and closed before
  await application('person', '2022-12-20', 'granted', '2023-01-01'); // carried in, closed on the first day
  await application('business', '2022-12-31', 'refused.process', '2024-01-05'); // open through the whole year
  await application('research', '2023-01-01', 'partial', '2023-12-31');
  await application('charity', '2023-12-31');
  await application('legalService', '2023-05-05', 'other.feeOverdue', '2024-01-01');
  await application('otherOrganisation', '2024-01-01'); // after

  const { three } = (await reportOf(town.authorityId, 2023)).tables;
  const expected = emptyTables().three;
  Object.assign(expected.received, { research: 1, charity: 1, legalService: 1, total: 3 });
  Object.assign(expected.carriedIn, { person: 1, business: 1, total: 2 });
  Object.assign(expected.granted, { person: 1, total: 1 });
  Object.assign(expected.partial, { research: 1, total: 1 });
  Object.assign(expected.total, { person: 1, research: 1, total: 2 });
  Object.assign(expected.carriedOut, { business: 1, charity: 1, legalService: 1, total: 3 });
  expect(three).toEqual(expected);
  expect((await reportOf(town.authorityId, 2024)).tables.three.carriedIn).toEqual(three.carriedOut);
});

test('what comes out in the last minute of the year in China counts in it, and a minute later in the next', async () => {
  const town = await testTown(db, 'minute');
  const rule = { legal_form: 'normativeDocument', formed_on: null } as const;
  for (const at of ['2023-12-31T15:59:59Z', '2023-12-31T16:00:00Z']) {
    const id = await publicDocument({ db, house }, town, { title: `${at} 的规定`, at });
    await db.updateTable('publications').set(rule).where('document_id', '=', id).execute();
  }
  const [before, after] = await Promise.all([reportOf(town.authorityId, 2023), reportOf(town.authorityId, 2024)]);
  expect([before.channels.website, after.channels.website]).toEqual([1, 1]);
  const issued = [before, after].map(({ tables }) => tables.two.normativeDocuments);
  expect(issued.map((one) => [one.issued, one.effective])).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect([...before.findings, ...after.findings]).toEqual([]);
});

test('an application open through two ends of a year is carried in twice, and counted once when it is closed', async () => {
  const town = await testTown(db, 'twice');
  await ledgersOf(db, town).application('person', '2022-12-31', 'granted', '2024-01-01');
  const [first, second, third] = await Promise.all([2022, 2023, 2024].map((year) => reportOf(town.authorityId, year)));
  const rows = (of: typeof first) =>
    (['received', 'carriedIn', 'total', 'carriedOut'] as const).map((row) => of!.tables.three[row].person);
  expect([rows(first), rows(second), rows(third)]).toEqual([
    [1, 0, 0, 1],
    [0, 1, 0, 1],
    [0, 1, 1, 0],
  ]);
  for (const one of [first, second, third]) expect(one!.findings).toEqual([]);
});

test('a case counts when it is concluded, and as pending at the end of every year before', async () => {
  const town = await testTown(db, 'cases');
  const { remedy } = ledgersOf(db, town);
  await remedy('reconsideration', '2022-03-01', 'upheld', '2022-12-31');
  await remedy('reconsideration', '2022-12-30', 'corrected', '2023-01-01');
  await remedy('directSuit', '2023-06-01', 'otherResult', '2024-01-01');
  await remedy('suitAfterReconsideration', '2023-12-31');
  await remedy('suitAfterReconsideration', '2024-01-01');
  const { four } = (await reportOf(town.authorityId, 2023)).tables;
  expect(four.reconsideration).toEqual({ upheld: 0, corrected: 1, otherResult: 0, pending: 0, total: 1 });
  expect(four.directSuit).toEqual({ upheld: 0, corrected: 0, otherResult: 0, pending: 1, total: 1 });
  expect(four.suitAfterReconsideration).toEqual({ upheld: 0, corrected: 0, otherResult: 0, pending: 1, total: 1 });
});

test('documents, decisions and charges', async () => {
  const town = await testTown(db, 'docs');
  const { legalDocument, act } = ledgersOf(db, town);
  await legalDocument('normativeDocument', { formed: '2021-05-01' }); // still in force
  await legalDocument('normativeDocument', { formed: '2023-01-01' });
  await legalDocument('normativeDocument', { formed: '2020-01-01', validity: 'repealed', changed: '2023-12-31' });
  await legalDocument('normativeDocument', { formed: '2020-01-01', validity: 'expired', changed: '2024-01-01' });
  await legalDocument('normativeDocument', { formed: '2023-02-01', withdrawn: true });
  await legalDocument('normativeDocument', { formed: null, published: '2023-12-31' });
  await legalDocument('rule', { formed: '2024-01-01' });
  await act('licence', '2023-01-01', 12);
  await act('licence', '2023-12-31', 3);
  await act('licence', '2024-01-01', 100);
  await act('penalty', '2023-04-04', 2);
  await act('fee', '2023-04-05', 10); // 0.1 yuan
  await act('fee', '2023-04-06', 20); // 0.2 yuan: a double would say 0.30000000000000004
  const { two } = (await reportOf(town.authorityId, 2023)).tables;
  expect(two).toEqual({
    rules: { issued: 0, repealed: 0, effective: 0 },
    normativeDocuments: { issued: 2, repealed: 1, effective: 4 },
    licences: 15,
    penalties: 2,
    coercions: 0,
    fees: '0.00003',
  });
  await db
    .updateTable('declared_acts')
    .set({ removed_at: new Date(), removed_reason: '重复登记' })
    .where('kind', '=', 'penalty')
    .where('authority_id', '=', town.authorityId)
    .execute();
  expect((await reportOf(town.authorityId, 2023)).tables.two.penalties).toBe(0);
});

test('random ledgers always reconcile, over five years, text and tables', { timeout: 120_000 }, async () => {
  let towns = 0;
  await fc.assert(
    fc.asyncProperty(randomLedgers, async (ledgers) => {
      towns += 1;
      const town = await testTown(db, `r${towns}`);
      await writeLedgers(db, town, ledgers);
      for (const year of [2021, 2022, 2023, 2024, 2025])
        expect((await reportOf(town.authorityId, year)).findings).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
