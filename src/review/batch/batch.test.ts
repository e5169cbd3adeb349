import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
const inbox = '/console/reviews';
const batch = `${inbox}/batch`;
let town: TestTown;
let editor: Client;
let reviewer: Client;

const signedIn = async (...who: Parameters<TestTown['person']>) => {
  const client = new Client(app);
  await client.signIn((await town.person(...who)).login, town.password);
  return client;
};

/** A document under review. @returns its address and its round */
async function submitted(title: string, body: string, confirm = false): Promise<{ at: string; round: string }> {
  const made = await editor.post('/console/documents/new', { title, column_id: `${town.columnId}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const save_count = load((await editor.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  const text = { title, body_html: `<p>${body}</p>`, article_item: '20.15', formed_on: '2024-01-05' };
  await editor.post(`${at}/edit`, { ...text, channels: 'website', save_count, column_id: `${town.columnId}` });
  const form = load((await editor.get(`${at}/submit`)).body);
  const keys = form('[name=publicConfirmed]')
    .toArray()
    .map((one) => one.attribs.value!);
  await editor.post(`${at}/submit`, confirm ? { publicConfirmed: keys } : {}, `${at}/submit`);
  const { id } = await db
    .selectFrom('review_rounds')
    .select('id')
    .where('subject_id', '=', at.split('/').at(-1)!)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return { at, round: String(id) };
}

/** The form as it stands on the page, with what a reviewer says of each. */
async function filled(client: Client, rounds: readonly string[], said: Record<string, Record<string, string>>) {
  const page = `${batch}?${rounds.map((id) => `round=${id}`).join('&')}`;
  const $ = load((await client.get(page)).body);
  const fields: Record<string, string | string[]> = { round: [] };
  for (const { name, value } of $(`form[action="${batch}"][method=post]`).serializeArray())
    if (name === 'round') (fields.round as string[]).push(value);
    else if (!name.startsWith('_')) fields[name] = value;
  for (const [id, of] of Object.entries(said))
    for (const [name, value] of Object.entries(of)) fields[`${name}-${id}`] = value;
  return { page, fields, text: $('main').text(), $ };
}
const state = (round: string) =>
  db.selectFrom('review_rounds').select(['state', 'step']).where('id', '=', Number(round)).executeTakeFirstOrThrow();

beforeAll(async () => {
  town = await testTown(db);
  editor = await signedIn('office', 'editor');
  reviewer = await signedIn('office', 'officeReviewer');
});

const passed = { verdict: 'passed', read: 'yes' };

test('several simple ones are read in full on one page, each with its own tick and verdict', async () => {
  const one = await submitted('关于修路的通知', '第一件的全文。');
  const two = await submitted('关于停水的通知', '第二件的全文。');
  const three = await submitted('关于义诊的通知', '第三件的全文。');
  const found = await submitted('关于值班的通知', '联系电话 19900000000', true);
  const offered = load((await reviewer.get(inbox)).body)('[name=round]')
    .toArray()
    .map(({ attribs }) => attribs.value);
  expect(offered).toEqual([one.round, two.round, three.round]);
  const all = [one.round, two.round, three.round, found.round];
  const said = { [one.round]: passed, [two.round]: { verdict: 'returned', remark: '请写明停水的时间' } };
  const { page, fields, text, $ } = await filled(reviewer, all, said);
  for (const words of ['第一件的全文', '第二件的全文', '第三件的全文', '另有 1 件不能在这里一并审核'])
    expect(text).toContain(words);
  expect(text).not.toContain('19900000000');
  expect($('[type=checkbox]:checked, [value=passed]:checked')).toHaveLength(0);
  const given = await reviewer.post(batch, fields, page);
  expect(given.statusCode).toBe(303);
  expect(await state(one.round)).toEqual({ state: 'open', step: 1 });
  expect(await state(two.round)).toEqual({ state: 'returned', step: 0 });
  expect(await state(three.round)).toEqual({ state: 'open', step: 0 });
  const kept = await db.selectFrom('reviews').select('gates').where('round_id', '=', Number(one.round)).execute();
  expect(kept).toEqual([{ gates: ['language', 'norms', 'politics'] }]);
  const log = await db.selectFrom('audit_log').select('detail').where('action', '=', 'review.giveVerdict').execute();
  expect(log.every(({ detail }) => JSON.stringify(detail).includes('together'))).toBe(true);
});

test('what was not ticked as read is not passed, and nothing that was typed is lost', async () => {
  const one = await submitted('关于植树的通知', '植树。');
  const two = await submitted('关于消防的通知', '消防。');
  const said = { [one.round]: { verdict: 'passed', remark: '写到一半' }, [two.round]: passed };
  const { page, fields } = await filled(reviewer, [one.round, two.round], said);
  const refused = await reviewer.post(batch, fields, page);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('请通读全文并勾选后再通过');
  expect(refused.body).toContain('写到一半');
  expect((await state(two.round)).step).toBe(0);
  const none = await reviewer.post(batch, { round: [one.round, two.round] }, page);
  expect(none.statusCode).toBe(422);
});

test('what changed meanwhile is refused and told; the others pass', async () => {
  const one = await submitted('关于征兵的通知', '征兵。');
  const two = await submitted('关于体检的通知', '体检。');
  const said = { [one.round]: passed, [two.round]: passed };
  const { page, fields } = await filled(reviewer, [one.round, two.round], said);
  await editor.post(`${one.at}/recall`, {}, one.at);
  const given = await reviewer.post(batch, fields, page);
  expect(load(given.body)('main').text()).toContain('已有变动');
  expect((await state(one.round)).state).toBe('recalled');
  expect((await state(two.round)).step).toBe(1);
  // another content under the same round: its hash is not the one that was read
  const three = await submitted('关于防汛的通知', '防汛。');
  const again = await filled(reviewer, [three.round], { [three.round]: passed });
  const other = await reviewer.post(batch, { ...again.fields, [`hash-${three.round}`]: 'b'.repeat(64) }, again.page);
  expect(load(other.body)('main').text()).toContain('已更新');
  expect((await state(three.round)).step).toBe(0);
});

test('the secrecy reviewer makes the statement for each; who may not take the step gets nothing', async () => {
  const secrecy = await signedIn('office', 'secrecyReviewer');
  const waits = await db
    .selectFrom('review_rounds')
    .select('id')
    .where('state', '=', 'open')
    .where('step', '=', 1)
    .execute();
  const ids = waits.map(({ id }) => String(id));
  expect(ids.length).toBeGreaterThan(1);
  const { page, fields, text } = await filled(secrecy, ids, Object.fromEntries(ids.map((id) => [id, passed])));
  expect(text).toContain('经保密审查，本信息不涉及国家秘密');
  const stranger = await signedIn('finance', 'officeReviewer');
  expect((await stranger.get(page)).statusCode).toBe(303);
  expect((await stranger.post(batch, fields, inbox)).statusCode).toBe(200);
  for (const id of ids) expect((await state(id)).step).toBe(1);
  expect((await secrecy.post(batch, fields, page)).statusCode).toBe(303);
  for (const id of ids) expect((await state(id)).step).toBe(2);
  const nobody = await signedIn('office', 'caseOfficer');
  expect((await nobody.get(page)).statusCode).toBe(404);
  expect((await nobody.post(batch, fields, '/console')).statusCode).toBe(404);
});
