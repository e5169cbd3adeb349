import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import type { Caller } from '../../../platform/action.ts';
import { dayOf } from '../../../platform/dates.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import { type Given, relate, repealDue } from './actions.ts';
import { closesCircle } from './circle.ts';

// How public documents stand to each other: said by their office, shown at both ends, and what follows for what holds.
const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let editor: Client;
let caller: Caller;
let other: Caller;

beforeAll(async () => {
  town = await testTown(db);
  const who = await town.person('office', 'editor');
  editor = new Client(app);
  await editor.signIn(who.login, town.password);
  caller = { ...books, now, who };
  other = { ...books, now, who: await town.person('finance', 'editor') };
});

const made = (title: string) =>
  publicDocument(books, town, { title, formedOn: '2023-05-20', documentNumber: `${title}号` });
const plain: Given = { kind: 'relates', ours: '', title: '', number: '', link: '', on: null, form: '' };
const set = (id: number, given: Partial<Given>, by = caller) => relate({ ...by, now }, { ...plain, ...given, id });
const validity = (id: number) =>
  db
    .selectFrom('publications')
    .select(['validity', 'validity_changed_on as on', 'validity_reason as reason'])
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
const pageOf = async (id: number) => load((await new Client(app).get(`/documents/${id}`)).body);
const related = async (id: number) => (await pageOf(id))('.related li').text().replace(/\s+/g, ' ').trim();

test.each([
  ['a further edge', [[1, 2]], [2, 3], false],
  ['back at once', [[1, 2]], [2, 1], true],
  [
    'back over others',
    [
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    [4, 1],
    true,
  ],
  [
    'two ways to one end are no circle',
    [
      [1, 2],
      [1, 3],
      [2, 4],
    ],
    [3, 4],
    false,
  ],
] as [string, [number, number][], [number, number], boolean][])('%s', (_, edges, [from, to], circle) => {
  expect(
    closesCircle(
      edges.map(([a, b]) => ({ from: a, to: b })),
      { from, to },
    ),
  ).toBe(circle);
});

test('an interpretation is shown at both ends, with how it explains', async () => {
  const [policy, text] = [await made('甲办法'), await made('甲办法图解')];
  expect(await set(text, { kind: 'interprets', ours: '甲办法号', form: 'picture' })).toMatchObject({ ok: true });
  expect(await related(text)).toBe('解读 甲办法 图解'.replaceAll(' ', ''));
  expect(await related(policy)).toBe('被解读 甲办法图解 图解'.replaceAll(' ', ''));
  expect(await set(text, { kind: 'interprets', ours: '甲办法', form: 'text' })).toMatchObject({ code: 'invalid' });
  // what is withdrawn is no end that the public sees
  await withdrawDocument(books, town, text, '有误', now);
  expect(await related(policy)).toBe('');
  expect(await set(policy, { kind: 'relates', ours: '甲办法图解' })).toMatchObject({
    fields: { ours: expect.stringContaining('没有找到') },
  });
});

test('none may come back to itself, also when two set relations at once', async () => {
  const [a, b, c] = [await made('乙一'), await made('乙二'), await made('乙三')];
  expect(await set(a, { kind: 'basis', ours: '乙二' })).toMatchObject({ ok: true });
  expect(await set(b, { kind: 'amends', ours: '乙三' })).toMatchObject({ ok: true });
  expect(await set(c, { kind: 'interprets', ours: '乙一' })).toMatchObject({ message: '这样登记会成为循环' });
  expect(await set(c, { kind: 'relates', ours: '乙一' })).toMatchObject({ ok: true });
  await made('丙一').then(async (one) => {
    const two = await made('丙二');
    const both = await Promise.all([
      set(one, { kind: 'basis', ours: '丙二' }),
      set(two, { kind: 'basis', ours: '丙一' }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe('what is repealed', () => {
  test('from a day that has come is 废止 at once, by the act that declares it, and names what replaced it', async () => {
    const [old, next] = [await made('丁旧办法'), await made('丁新办法')];
    expect(await set(next, { kind: 'replaces', ours: '丁旧办法', on: '2024-02-01' })).toMatchObject({ ok: true });
    expect(await validity(old)).toEqual({ validity: 'repealed', on: '2024-02-01', reason: '由《丁新办法》替代。' });
    const banner = (await pageOf(old))('.article-note');
    expect(banner.text()).toContain('本文件已废止');
    expect(banner.find('a').attr('href')).toBe(`/documents/${next}`);
    expect(banner.text()).toContain('现在执行');
  });

  test('from a day to come holds until then, and says so; then once', async () => {
    const [old, next] = [await made('戊旧办法'), await made('戊新办法')];
    expect(await set(next, { kind: 'repeals', ours: '戊旧办法', on: '2024-04-01' })).toMatchObject({ ok: true });
    expect((await validity(old)).validity).toBe('valid');
    expect((await pageOf(old))('.article-note').text()).toContain('本文件自 2024 年 4 月 1 日起不再执行');
    const turn = (at: string) => repealDue({ ...books, now: new Date(at) }, dayOf(new Date(at)));
    expect(await turn('2024-03-31T15:59:00Z')).toEqual([]); // 23:59 in China
    expect(await turn('2024-03-31T16:00:00Z')).toEqual([old]);
    expect(await turn('2024-04-01T02:00:00Z')).toEqual([]);
    expect(await validity(old)).toEqual({ validity: 'repealed', on: '2024-04-01', reason: '由《戊新办法》废止。' });
  });

  test('not by a document that was withdrawn before the day', async () => {
    const [old, next] = [await made('己旧办法'), await made('己新办法')];
    await set(next, { kind: 'repeals', ours: '己旧办法', on: '2024-05-01' });
    await withdrawDocument(books, town, next, '有误', now);
    expect(await repealDue({ ...books, now }, '2024-05-02')).toEqual([]);
    expect((await validity(old)).validity).toBe('valid');
    expect((await pageOf(old))('.article-note')).toHaveLength(0);
  });

  test.each<[string, Partial<Given>, string]>([
    ['without a day', {}, '请填写自哪一天起'],
    ['before it was formed', { on: '2023-05-19' }, '不能早于这一天'],
  ])('%s is refused', async (name, more, sentence) => {
    const [, next] = [await made(`庚${name}`), await made(`辛${name}`)];
    const result = await set(next, { kind: 'repeals', ours: `庚${name}`, ...more });
    expect(result).toMatchObject({ fields: { on: expect.stringContaining(sentence) } });
  });
});

test('another office ends nothing and says nothing of what is not its own', async () => {
  const mine = await made('壬办法');
  expect(await set(mine, { kind: 'relates', ours: '丁新办法' }, other)).toMatchObject({ code: 'forbidden' });
  const theirs = await publicDocument(books, town, { title: '癸办法', officeId: town.offices.finance });
  expect(await set(theirs, { kind: 'repeals', ours: '壬办法', on: '2024-01-01' }, other)).toMatchObject({
    code: 'forbidden',
  });
  expect((await validity(mine)).validity).toBe('valid');
});

test('on its page: typed, shown, taken back; a document of somebody else by its title and link', async () => {
  const id = await made('子办法');
  const at = `/console/documents/${id}/relations`;
  const typed = { kind: 'basis', title: '上级的办法', number: '省发〔2020〕1号', link: 'https://example.invalid/1' };
  const wrong = await editor.post(at, { ...typed, link: 'javascript:alert(1)', on: '2024-13-01' });
  expect(wrong.statusCode).toBe(422);
  expect(load(wrong.body)('.summary li')).toHaveLength(2);
  expect((await editor.post(at, { kind: 'basis' })).statusCode).toBe(422);
  expect((await editor.post(at, typed)).statusCode).toBe(303);
  const $ = await pageOf(id);
  expect($('.related a').attr('href')).toBe('https://example.invalid/1');
  expect($('.related').text()).toContain('省发〔2020〕1号');
  const end = load((await editor.get(at)).body)('form[action$="/end"]').attr('action')!;
  expect((await editor.post(end, {}, at)).statusCode).toBe(303);
  expect((await pageOf(id))('.related')).toHaveLength(0);
  expect((await editor.post(end, {}, at)).statusCode).toBe(303); // nothing left: said, no fault
});

test('how a document was changed stands on a page of its own, at each end and with what only others name', async () => {
  const [first, second, third, plainOne] = [
    await made('旧办法'),
    await made('修改决定'),
    await made('新办法'),
    await made('通知'),
  ];
  await set(second, { kind: 'amends', ours: '旧办法号' });
  await set(third, { kind: 'replaces', ours: '旧办法号', on: '2024-03-01' });
  await set(third, { kind: 'basis', ours: '通知号' });
  await set(second, { kind: 'amends', title: '某省办法', number: '省发〔2020〕1号', link: 'https://example.com/p' });
  for (const id of [first, second, third]) {
    const $ = load((await new Client(app).get(`/documents/${id}/lineage`)).body);
    expect(
      $('.lineage > li > p:first-child')
        .map((_, one) => $(one).text().replace(/\s+/g, ''))
        .get(),
    ).toEqual(['1.旧办法旧办法号', '2.某省办法省发〔2020〕1号', '3.修改决定修改决定号', '4.新办法新办法号']);
    expect($('.lineage [aria-current] a').attr('href')).toBe(`/documents/${id}`);
    expect($('.lineage-picture .label').text()).toBe('修改修改替代');
    expect((await pageOf(id))('.related a[href$="/lineage"]').attr('href')).toBe(`/documents/${id}/lineage`);
  }
  expect((await pageOf(plainOne))('a[href$="/lineage"]')).toHaveLength(0);
  expect((await new Client(app).get(`/documents/${plainOne}/lineage`)).statusCode).toBe(404);

  await withdrawDocument(books, town, second, '有误', now);
  const $ = load((await new Client(app).get(`/documents/${first}/lineage`)).body);
  expect($('.lineage > li').length).toBe(2);
  expect((await new Client(app).get(`/documents/${second}/lineage`)).statusCode).toBe(404);
});
