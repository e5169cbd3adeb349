import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { letPass } from '../../test/support/reviewed.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { saveTerm } from '../checks/terms/actions.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { createDraft, saveDraft } from '../publishing/drafting/actions.ts';
import { draftForm } from '../publishing/drafting/forms.ts';
import { publishNow } from '../publishing/releasing/actions.ts';
import { withdraw } from '../publishing/releasing/standing.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { inspect } from './run.ts';
import { reportsOf } from './store.ts';

// Every night what is online is looked into again, by the checks and lists of the day.
const books = await testDatabase(rooms);
const { db, house, files } = books;
let town: TestTown;
let who: Who;
let head: Who & { login: string };
let now = new Date('2024-01-10T02:00:00Z');
const by = (one: Who) => ({ db, house, who: one, now });

async function online(body: string): Promise<number> {
  const id = unwrap(await createDraft(by(who), { title: '关于修路的通知', column_id: town.columnId }));
  const form = draftForm.parse({
    ...{ save_count: '1', title: '关于修路的通知', body_html: `<p>${body}</p>`, column_id: String(town.columnId) },
    ...{ article_item: '20.15', formed_on: '2024-01-05', channels: ['website'] },
  });
  unwrap(await saveDraft(by(who), { id, form }));
  await db.transaction().execute((tx) => letPass(tx, id, who, now));
  unwrap(await publishNow(by(who), { id }));
  return id;
}

/** A night: 01:10 of a day in China. */
async function night(day: string) {
  now = new Date(`${day}T01:10:00+08:00`);
  await inspect({ db, files, house, now });
}
const newest = async () => (await reportsOf(db, town.authorityId, 1))[0];

beforeAll(async () => {
  town = await testTown(db);
  who = await town.person('finance', 'editor');
  head = await town.person('office', 'disclosureHead');
});

describe('night by night', () => {
  let id = 0;
  test('nothing before one o’clock, then all that is online', async () => {
    id = await online('青松计划今年完工。');
    await inspect({ db, files, house, now: new Date('2024-01-11T00:30:00+08:00') });
    expect(await newest()).toBeUndefined();
    await night('2024-01-11');
    expect(await newest()).toMatchObject({ day: '2024-01-11', documents: 1, looked: 1, unlooked: 0, fresh: 0 });
    expect((await newest())!.finishedAt).not.toBeNull();
  });

  test('a list that is new finds what was online before; once a day', async () => {
    const entry = { term: '青松计划', instead: '', advice: '', variants: [], exceptions: [], source: '' };
    unwrap(await saveTerm(by(head), { list: 'internal', entry }));
    await night('2024-01-11');
    expect(await newest()).toMatchObject({ fresh: 0 });
    await night('2024-01-12');
    expect(await newest()).toMatchObject({ day: '2024-01-12', looked: 1, fresh: 1 });
  });

  test('who may sees it, with what can be done; with a reason it may stand, and does not come back', async () => {
    const app = await buildServer({ ...books, now: () => now });
    const [author, judge] = [new Client(app), new Client(app)];
    await author.signIn((who as Who & { login: string }).login, town.password);
    await judge.signIn(head.login, town.password);
    const page = load((await author.get('/console/inspection')).body);
    expect(page('.findings').text()).toMatch(/须核对.*正文第 1 段.*青松计划.*2024-01-12 首次发现/s);
    expect(page(`form[action="/console/documents/${id}/correct"]`)).toHaveLength(1);
    expect(page('[name=reason]')).toHaveLength(0);
    const theirs = load((await judge.get('/console/inspection')).body);
    const address = theirs('form[action$="/judge"]').attr('action')!;
    expect((await author.post(address, { reason: '可以公开' }, '/console/inspection')).statusCode).toBe(404);
    await judge.post(address, { reason: '' }, '/console/inspection');
    expect((await judge.get('/console/inspection')).body).toContain('青松计划');
    expect((await judge.post(address, { reason: '计划已对外公布' }, '/console/inspection')).statusCode).toBe(303);
    expect((await judge.get('/console/inspection')).body).toContain('没有待处理的问题');
    await night('2024-01-13');
    await judge.signIn(head.login, town.password);
    expect((await judge.get('/console/inspection')).body).toContain('没有待处理的问题');
    expect(load((await judge.get('/console/inspection')).body)('.findings')).toHaveLength(0);
    expect((await judge.get('/console/inspection?state=judged')).body).toContain('计划已对外公布');
  });

  test('what is withdrawn is gone', async () => {
    unwrap(await withdraw(by(who), { id, reason: '内容有误' } as Parameters<typeof withdraw>[1]));
    await night('2024-01-14');
    expect(await newest()).toMatchObject({ day: '2024-01-14', documents: 0, looked: 0, gone: 1 });
  });
});

test('a run goes on where it stopped, and is nobody’s while another works on it', async () => {
  const ids = [];
  for (let n = 0; n < 24; n += 1) ids.push(await online('修路。'));
  const row = { authority_id: town.authorityId, day: '2024-02-01', begun_at: now, documents: 24, looked: 10 };
  const reached = ids[9]!;
  await db
    .insertInto('inspection_runs')
    .values({ ...row, reached, held_until: new Date('2024-02-01T01:12:00+08:00') })
    .execute();
  await night('2024-02-01');
  expect(await newest()).toMatchObject({ looked: 10, finishedAt: null });
  await sql`update inspection_runs set held_until = '2024-02-01T01:00:00+08:00' where day = '2024-02-01'`.execute(db);
  await night('2024-02-01');
  expect(await newest()).toMatchObject({ looked: 24 });
  expect((await newest())!.finishedAt).not.toBeNull();
});

test('what cannot be looked into is said, and counted', async () => {
  await online('河道'.repeat(1_001));
  const entry = { term: '河道', instead: '', advice: '', variants: [], exceptions: [], source: '' };
  unwrap(await saveTerm(by(head), { list: 'internal', entry }));
  await night('2024-03-01');
  expect(await newest()).toMatchObject({ unlooked: 1 });
  const { rows } = await sql<{
    message: string;
  }>`select message from inspection_findings where check_id = 'unread'`.execute(db);
  expect(rows.map(({ message }) => message)).toEqual([expect.stringContaining('超过 1000 处')]);
});
