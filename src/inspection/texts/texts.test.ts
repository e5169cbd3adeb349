import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { keepPublished } from '../../annual-report/index.ts';
import { authorityById } from '../../organizations/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { inspect } from '../run.ts';
import { reportsOf } from '../store.ts';

// What the public reads on the site besides documents is looked into every night too.
const books = await testDatabase(rooms);
const { db, files, house } = books;
const MOBILE = '19900000000';
let now = new Date('2024-01-10T02:00:00Z');
let town: TestTown;
let head: Client;
let login: string;
let documentId: number;

async function night(day: string) {
  now = new Date(`${day}T01:10:00+08:00`);
  await inspect({ db, files, house, now });
  await head.signIn(login, town.password);
}
const open = async () =>
  (
    await sql<{ at: string }>`select online || ' ' || online_title || ' ' || place as at from inspection_findings
      where online is not null and gone_day is null and judged_at is null and check_id = 'pii.mobile' order by 1`.execute(
      db,
    )
  ).rows.map(({ at }) => at);
const page = async (query = '') => load((await head.get(`/console/inspection${query}`)).body);
const guide = (text: string) => ({ guide: JSON.stringify({ functions: text }) }) as never;

beforeAll(async () => {
  town = await testTown(db);
  const app = await buildServer({ ...books, now: () => now });
  head = new Client(app);
  ({ login } = await town.person('office', 'disclosureHead'));
  documentId = await publicDocument(books, town, { title: '旧通知', at: '2023-06-01T02:00:00Z' });
  const authority = (await authorityById(db, town.authorityId))!;
  const by = { name: '测试', now, date: '2024-01-08', reason: `更正，详询李试手机 ${MOBILE}` };
  await db.transaction().execute((tx) => keepPublished(tx, authority, 2023, by));
  await db
    .updateTable('authorities')
    .set(guide(`组织建设。\n详询李试手机 ${MOBILE}`))
    .execute();
  await db
    .updateTable('offices')
    .set({ duties: `李试本人手机 ${MOBILE}` })
    .where('id', '=', town.offices.finance!)
    .execute();
  await db
    .updateTable('columns')
    .set({ description: `李试本人手机 ${MOBILE}` })
    .where('id', '=', town.columnId)
    .execute();
  await db
    .updateTable('publications')
    .set({ validity: 'expired', validity_reason: `李试本人手机 ${MOBILE}` })
    .where('document_id', '=', documentId)
    .execute();
});

test('each is found with its place, and the page says where it is mended and by whom', async () => {
  await night('2024-01-11');
  expect(await open()).toEqual([
    expect.stringMatching(/^annual-reports 2023 年年度报告 第 1 版的更正说明$/),
    expect.stringMatching(/^columns 网站栏目“.+” 说明$/),
    expect.stringMatching(/^offices 机构设置 “.+”的职责$/),
    expect.stringMatching(/^profile 机关信息.* 机关职能第 2 段$/),
    expect.stringMatching(/^reasons “旧通知”的有效性和撤下说明 变更有效性的理由$/),
  ]);
  const [report] = await reportsOf(db, town.authorityId, 1);
  expect(report!.texts).toBeGreaterThanOrEqual(5);
  const $ = await page();
  const links = $('main a')
    .toArray()
    .map((a) => a.attribs.href);
  for (const href of [
    '/console/annual-report/2023',
    `/console/columns/${town.columnId}`,
    '/console/authority',
    `/console/documents/${documentId}`,
  ]) {
    expect(links).toContain(href);
    expect((await head.get(href)).statusCode).toBe(200);
  }
  expect($('main').text()).toContain('由系统管理员在“机构设置”中修改');
});

test('one that may stand stays so until its paragraph is another', async () => {
  const form = (await page())('.panel')
    .toArray()
    .map((one) => load(one))
    .find((one) => one.text().includes('机关信息'))!('form[action$="/judge"]');
  await head.post(form.attr('action')!, { reason: '是值班手机' }, '/console/inspection');
  expect((await open()).filter((at) => at.startsWith('profile'))).toEqual([]);
  await night('2024-01-12');
  expect((await open()).filter((at) => at.startsWith('profile'))).toEqual([]);
  const { rows } = await sql<{ subject: string; detail: { title: string } }>`select subject, detail from audit_log
    where action = 'inspection.judge'`.execute(db);
  expect(rows).toMatchObject([
    { subject: `authority:${town.authorityId}`, detail: { title: expect.stringContaining('机关信息') } },
  ]);
  await db
    .updateTable('authorities')
    .set(guide(`详询李试本人手机 ${MOBILE}`))
    .execute();
  await night('2024-01-13');
  expect((await open()).filter((at) => at.startsWith('profile'))).toHaveLength(1);
});

test('what is mended, or is online no more, is gone', async () => {
  await db.updateTable('columns').set({ hidden: true }).where('id', '=', town.columnId).execute();
  await db.updateTable('offices').set({ duties: '' }).execute();
  await night('2024-01-14');
  expect((await open()).map((at) => at.split(' ')[0])).toEqual(['annual-reports', 'profile', 'reasons']);
  expect((await page('?state=gone'))('main').text()).toContain('网站栏目');
  expect((await head.get('/console/inspection/figures')).statusCode).toBeLessThan(500);
});
