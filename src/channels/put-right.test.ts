import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { countChannels } from '../annual-report/index.ts';
import { verifyAuditLog } from '../platform/audit-log/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let head: Client;
let editor: Client;
const IMPORT = '/console/ledger/import';

async function signedIn(...person: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...person)).login, town.password);
  return client;
}

beforeAll(async () => {
  town = await testTown(db);
  head = await signedIn(null, 'disclosureHead');
  editor = await signedIn('office', 'editor');
});
afterAll(() => app.close());

/** What the year's report counts, of each channel that has any. */
async function counted(year = 2023) {
  const channels = await countChannels(db, town.authorityId, year);
  return Object.fromEntries(Object.entries(channels).filter(([, count]) => count > 0));
}

const form = (more: Record<string, string> = {}) => ({
  title: '防汛提示',
  channel: 'wechat',
  deliveredOn: '2023-05-20',
  officeId: String(town.offices.office),
  url: 'https://example.cn/b',
  ...more,
});

/** Records by hand. @returns the record's path */
async function record(more: Record<string, string> = {}, by = head) {
  const made = await by.post('/console/deliveries/new', form(more));
  expect(made.statusCode, made.body).toBe(303);
  return made.headers.location as string;
}

/** Imports lines of a table, waits, confirms. @returns the job's path */
async function imported(lines: string[], by = head, more: Record<string, string> = {}) {
  const path = await uploaded(lines, by);
  expect((await by.post(`${path}/confirm`, more, '/console')).statusCode).toBe(303);
  await settled(path, by);
  return path;
}

async function uploaded(lines: string[], by = head) {
  const edge = 'edge-of-parts';
  const part = (name: string, value: string, file = '') =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  const table = ['标题,日期,渠道,科室', ...lines].join('\n');
  const reply = await app.inject({
    method: 'POST',
    url: `${IMPORT}?_csrf=${encodeURIComponent(await by.token('/console'))}`,
    headers: {
      'content-type': `multipart/form-data; boundary=${edge}`,
      cookie: [...by.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    payload: `${part('year', '2023')}${part('file', table, '; filename="a.csv"')}--${edge}--\r\n`,
  });
  expect(reply.statusCode, reply.body).toBe(303);
  const path = reply.headers.location as string;
  await settled(path, by);
  return path;
}

async function settled(path: string, by: Client) {
  while (((await by.get(`${path}/progress`)).json() as { running: boolean }).running)
    await new Promise((next) => setTimeout(next, 30));
}

/** The ids of an import's records, in the file's order. */
async function recordsOf(path: string) {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('import_jobs as j', 'j.import_id', 'd.import_id')
    .select(['d.id', 'd.title', 'd.state', 'd.note'])
    .where('j.id', '=', Number(path.split('/').pop()))
    .orderBy('d.id')
    .execute();
  return rows;
}

async function closed(state: 'published' | 'correcting' | 'draft') {
  await db
    .insertInto('annual_reports')
    .values({
      authority_id: town.authorityId,
      year: 2023,
      state,
      texts: '{}',
      updated_at: now,
      updated_by: '赵测试',
      snapshot: null as never,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'year']).doUpdateSet({ state }))
    .execute();
}

test('an import is undone as a whole: its records leave the count, with reason and trace', async () => {
  const before = await counted();
  const lines = ['第一条,2023-3-1,微信,财政所', '第二条,2023-3-2,大屏,财政所'];
  const path = await imported(lines);
  expect(await counted()).toEqual({ ...before, wechat: (before.wechat ?? 0) + 1, screen: (before.screen ?? 0) + 1 });
  expect((await head.post(`${path}/undo`, { why: '' }, '/console')).statusCode).toBe(422);
  const stranger = await signedIn('finance', 'editor');
  expect((await stranger.post(`${path}/undo`, { why: '不是我导的' }, '/console')).statusCode).toBe(404);
  expect((await head.post(`${path}/undo`, { why: '年度选错' }, '/console')).statusCode).toBe(303);
  expect(await counted()).toEqual(before);
  expect((await recordsOf(path)).map(({ state, note }) => [state, note])).toEqual([
    ['removed', '2024-02-20 撤销导入：年度选错'],
    ['removed', '2024-02-20 撤销导入：年度选错'],
  ]);
  const entries = await db
    .selectFrom('audit_log')
    .select('action')
    .where('action', '=', 'channels.undoImport')
    .execute();
  expect(entries).toHaveLength(1);
  const page = (await head.get(path)).body;
  expect(page).toContain('导入已撤销');
  expect(page).toContain('年度选错');
  expect((await head.get(IMPORT)).body).toMatch(/已由.{1,5}撤销 2 条/);
  expect((await head.post(`${path}/undo`, { why: '再来一次' }, '/console')).statusCode).toBe(409);
  // the same file may come again
  await imported(lines);
  expect((await counted()).wechat).toBe((before.wechat ?? 0) + 1);
  expect((await verifyAuditLog(db)).whole).toBe(true);
});

test('an import of which a record was edited is not undone, and the record is named', async () => {
  const path = await imported(['甲的通知,2023-4-1,微信,财政所', '乙的通知,2023-4-2,微信,财政所']);
  const [first] = await recordsOf(path);
  const edited = form({ title: '甲的通知（更正）', deliveredOn: '2023-04-01', url: '', why: '漏了字' });
  expect((await head.post(`/console/deliveries/${first!.id}/edit`, edited, '/console')).statusCode).toBe(303);
  const before = await counted();
  const refused = await head.post(`${path}/undo`, { why: '导错' }, '/console');
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('“甲的通知（更正）”');
  expect(refused.body).not.toContain('“乙的通知”');
  expect(await counted()).toEqual(before);
  // once it is cancelled by itself the others go together
  await head.post(`/console/deliveries/${first!.id}/undo`, { why: '重复' }, '/console');
  expect((await head.post(`${path}/undo`, { why: '导错' }, '/console')).statusCode).toBe(303);
});

test('a record is edited: the count follows, and what became of what is kept with who and why', async () => {
  const path = await record({ title: '改前', channel: 'wechat' });
  const before = await counted();
  const to = form({
    title: '改后',
    channel: 'board',
    deliveredOn: '2023-06-01',
    officeId: String(town.offices.finance),
    columnId: String(town.columnId),
    url: '',
    note: '已张贴',
  });
  expect((await head.post(`${path}/edit`, to, '/console')).body).toContain('请填写修改原因');
  expect((await head.post(`${path}/edit`, { ...to, why: '登记时看错' }, '/console')).statusCode).toBe(303);
  expect(await counted()).toEqual({ ...before, wechat: before.wechat! - 1, board: (before.board ?? 0) + 1 });
  const page = (await head.get(path)).body.replace(/\s+/g, ' ');
  for (const change of [
    '信息标题：改前 → 改后',
    '公开日期：2023-05-20 → 2023-06-01',
    '公开渠道：微信公众号 → 政务公开栏',
    '科室：党政综合办公室 → 财政所',
    '栏目：（空） → 通知公告',
    '链接：https://example.cn/b → （空）',
    '说明：（空） → 已张贴',
    '登记时看错',
  ])
    expect(page).toContain(change);
  // into another year: out of this one's count
  await head.post(`${path}/edit`, { ...to, deliveredOn: '2024-01-05', why: '年份写错' }, '/console');
  expect((await counted()).board ?? 0).toBe(before.board ?? 0);
  expect(await counted(2024)).toEqual({ board: 1 });
});

test.each<[string, () => Record<string, string>, number, string]>([
  ['nothing is changed', () => ({}), 422, '没有改动任何内容'],
  ['no reason', () => ({ title: '新', why: '' }), 422, '请填写修改原因'],
  ['a day to come', () => ({ deliveredOn: '2024-02-21' }), 422, '发布日期不能晚于今天'],
  ['before it was formed', () => ({ formedOn: '2023-05-21' }), 422, '不能早于成文日期'],
  ['no proof left', () => ({ url: '' }), 422, '至少一项'],
  ['another office', () => ({ officeId: String(town.offices.village) }), 403, '只能改到本科室'],
  ['no such column', () => ({ columnId: '999999' }), 422, '没有这个栏目'],
  ['no channel', () => ({ channel: 'fax' }), 422, '请选择公开渠道'],
])('an edit is refused under the rules of entering: %s', async (_why, more, status, sentence) => {
  const path = await record({ title: '不改的', deliveredOn: '2023-05-20' }, editor).catch(() => undefined);
  if (!path) throw new Error('not recorded');
  const before = await counted();
  const reply = await editor.post(`${path}/edit`, form({ title: '不改的', why: '试', ...more() }), '/console');
  expect(reply.statusCode).toBe(status);
  expect(reply.body).toContain(sentence);
  expect(await counted()).toEqual(before);
  await head.post(`${path}/undo`, { why: '试完' }, '/console');
});

test('other offices may not edit, and what a document brought is corrected there', async () => {
  const path = await record({ title: '财政所的', officeId: String(town.offices.finance) });
  expect((await editor.get(`${path}/edit`)).statusCode).toBe(403);
  expect((await editor.post(`${path}/edit`, form({ why: '试' }), '/console')).statusCode).toBe(403);
  await head.post(`${path}/undo`, { why: '试' }, '/console');
  const gone = await head.get(`${path}/edit`);
  expect(gone.statusCode).toBe(422);
  expect(gone.body).toContain('不能修改');
});

test.each<[state: 'published' | 'correcting' | 'draft', open: boolean]>([
  ['published', false],
  ['correcting', true],
  ['draft', true],
])('while the report of the year is %s its ledger may change: %s', async (state, open) => {
  const path = await imported([`${state}年的一条,2023-8-1,微信,财政所`]);
  const one = await record({ title: `${state}年手工`, deliveredOn: '2023-08-02' });
  const other = await record({ title: `${state}下年`, deliveredOn: '2024-02-01' });
  await closed(state);
  const before = await counted();
  const edit = await head.post(`${one}/edit`, form({ title: '另', deliveredOn: '2023-08-02', why: '错' }), '/console');
  // nor may one of an open year move into it
  const into = await head.post(
    `${other}/edit`,
    form({ title: `另一条${state}`, deliveredOn: '2023-08-03', why: '错' }),
    '/console',
  );
  const cancel = await head.post(`${one}/undo`, { why: '错' }, '/console');
  const undo = await head.post(`${path}/undo`, { why: '错' }, '/console');
  const replies = [edit, into, cancel, undo];
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(4).fill(open ? 303 : 422));
  if (!open) for (const reply of replies) expect(reply.body).toContain('2023 年度报告已经发布');
  if (!open) expect(await counted()).toEqual(before);
  await closed('draft');
});

test('nor may it while the report is signed and waits to be published', async () => {
  const one = await record({ title: '已签发年度的', deliveredOn: '2023-09-02' });
  const { id } = await db
    .insertInto('review_rounds')
    .values({
      subject_kind: 'annualReport',
      subject_id: `${town.authorityId}:2023`,
      authority_id: town.authorityId,
      office_id: null,
      content_hash: 'a'.repeat(64),
      shown: null,
      sealed_shown: null,
      steps: '[]' as never,
      state: 'passed',
      authors: [],
      submitted_by: (await town.person(null, 'disclosureHead')).id,
      submitted_name: '赵测试',
      submitted_at: now,
      closed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const refused = await head.post(`${one}/undo`, { why: '错' }, '/console');
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('2023 年度报告已经签发');
  await db.updateTable('review_rounds').set({ state: 'recalled' }).where('id', '=', id).execute();
  expect((await head.post(`${one}/undo`, { why: '错' }, '/console')).statusCode).toBe(303);
});
