import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { authorityById } from '../../organizations/index.ts';
import { decide, insertSubmission } from '../../report-submissions/store.ts';
import { saveReport } from '../store.ts';
import { keepPublished, versionsOf } from './publication.ts';

const { db } = await testDatabase();
const now = new Date('2024-01-10T02:00:00Z');
const by = { name: '测试', now, date: '2024-01-10' };
let authorityId: number;

beforeAll(async () => {
  const town = await testTown(db);
  authorityId = town.authorityId;
  const ledgers = ledgersOf(db, town);
  await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
  const authority = (await authorityById(db, authorityId))!;
  const report = await db.transaction().execute((tx) => keepPublished(tx, authority, 2023, by));
  const { id } = await db
    .insertInto('authorities')
    .values({ code: 'city', name: '测试市', short_name: '市', paper_prefix: '市', contact: '{}', guide: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (tx) => {
    const of = { authorityId, parentId: id, year: 2023, round: 1, by: '测试', at: now };
    await decide(tx, await insertSubmission(tx, of, report), { state: 'accepted', remark: '', by: '测试', at: now });
  });
  const kept = JSON.stringify(report);
  await sql`insert into region_reports (authority_id, year, state, updated_at, updated_by, published_on, snapshot)
    values (${id}, 2023, 'published', ${now}, '测试', '2024-03-01', ${kept})`.execute(db);
  await sql`insert into figure_corrections (authority_id, year, path, counted, corrected, reason, corrected_by, corrected_at)
    values (${authorityId}, 2023, 'three.granted.person', 1, 2, '未登记', '测试', ${now})`.execute(db);
});

test.each([
  ["update report_versions set reason = '改'", 'append-only'],
  ["update report_versions set snapshot = '{}'", 'append-only'],
  ['delete from report_versions', 'append-only'],
  ['truncate report_versions', 'append-only'],
  ["update annual_reports set snapshot = '{}'", 'new version'],
  ["update annual_reports set snapshot = 'null'", 'new version'],
  ["update annual_reports set published_on = '2024-02-01'", 'keeps its date'],
  ['update annual_reports set published_on = null, snapshot = null', 'keeps its date'],
  ['update annual_reports set year = 2022', 'keeps its date'],
  ['delete from annual_reports', 'published report is kept'],
  ['truncate annual_reports', 'append-only'],
  ["update report_submissions set report = '{}'", 'as it was sent'],
  ["update report_submissions set submitted_by = '他人'", 'as it was sent'],
  ['delete from report_submissions', 'as it was sent'],
  ["update region_reports set snapshot = '{}'", 'new version'],
  ["update region_reports set published_on = '2024-03-02'", 'keeps its date'],
  ['update region_reports set snapshot = null, published_on = null', 'keeps its date'],
  ['delete from region_reports', 'published report is kept'],
  ['update figure_corrections set corrected = 9', 'kept with its reason'],
  ["update figure_corrections set reason = '改'", 'kept with its reason'],
  ['delete from figure_corrections', 'kept with its reason'],
])('%s: the database refuses', async (statement, words) => {
  await expect(sql.raw(statement).execute(db)).rejects.toThrow(words);
});

test('what the program itself does goes on: a correction of the report adds a version, a correction of a figure is lifted once', async () => {
  const authority = (await authorityById(db, authorityId))!;
  await db
    .transaction()
    .execute((tx) => saveReport(tx, authorityId, 2023, { state: 'correcting', texts: '{"others":"补充。"}' }));
  await db
    .transaction()
    .execute((tx) => keepPublished(tx, authority, 2023, { ...by, date: '2024-02-02', reason: '补充' }));
  expect(await versionsOf(db, authorityId, 2023)).toHaveLength(2);
  const row = await db.selectFrom('annual_reports').select('published_on').executeTakeFirstOrThrow();
  expect(row.published_on).toBe('2024-01-10');
  const lift = sql`update figure_corrections set lifted_at = ${now}, lifted_by = '测试'`;
  await lift.execute(db);
  await expect(lift.execute(db)).rejects.toThrow('kept with its reason');
});
