import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { compileReport } from '../../annual-report/index.ts';
import { COLUMNS, REPLY_ROW_IDS } from '../../law/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { loadDemo } from '../load.ts';

const { db, sealer } = await testDatabase();
const authority = () =>
  db.selectFrom('authorities').select(['id', 'code', 'name']).where('code', '=', 'sfz').executeTakeFirstOrThrow();

beforeAll(async () => {
  unwrap(await loadDemo(db, sealer, new Date('2026-11-24T02:00:00Z')));
});

test('a lively year: about 120 applications over every kind of reply and applicant, and its report reconciles', async () => {
  const { report } = await compileReport(db, await authority(), 2023);
  const { three } = report.tables;
  expect(three.received.total).toBe(120);
  expect(three.carriedIn.total).toBeGreaterThan(2);
  expect(three.carriedOut.total).toBeGreaterThan(2);
  expect(COLUMNS.filter((column) => three.received[column] === 0)).toEqual([]);
  const before = (await compileReport(db, await authority(), 2022)).report.tables.three;
  const after = (await compileReport(db, await authority(), 2024)).report.tables.three;
  expect(three.carriedIn).toEqual(before.carriedOut);
  expect(REPLY_ROW_IDS.filter((row) => three[row].total + after[row].total === 0)).toEqual([]);
  expect(report.findings).toEqual([]);
  const { reconsideration, directSuit, suitAfterReconsideration } = report.tables.four;
  expect(reconsideration).toEqual({ upheld: 2, corrected: 1, otherResult: 1, pending: 1, total: 5 });
  expect([directSuit.total, suitAfterReconsideration.total]).toEqual([1, 1]);
});

test('some are open now, one of them late', async () => {
  const { id } = await authority();
  const open = await db
    .selectFrom('applications')
    .select(['phase', 'due_on'])
    .where('authority_id', '=', id)
    .where('phase', 'in', ['unconfirmed', 'open', 'awaitingCorrection', 'awaitingFee'])
    .execute();
  expect(open.length).toBeGreaterThan(7);
  expect(new Set(open.map(({ phase }) => phase)).size).toBeGreaterThan(2);
  expect(open.filter(({ due_on }) => due_on && due_on < '2026-11-24').length).toBeGreaterThan(0);
});

test('nobody stands in clear in the books', async () => {
  const rows = await db.selectFrom('applications').selectAll().where('applicant_kind', '=', 'person').execute();
  expect(rows.length).toBeGreaterThan(50);
  for (const row of rows) expect(JSON.stringify(row)).not.toMatch(/000000(19|20)\d{6}/);
});
