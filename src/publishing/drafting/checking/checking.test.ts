import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { saveTerm } from '../../../checks/terms/actions.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import type { Revision } from '../../revisions.ts';
import { mendedDraft } from './saved.ts';

const books = await testDatabase(rooms);
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let editor: Client;
let at: string;

beforeAll(async () => {
  town = await testTown(books.db);
  const signed = async (office: 'office' | 'finance') => {
    const client = new Client(app);
    await client.signIn((await town.person(office, 'editor')).login, town.password);
    return client;
  };
  editor = await signed('finance');
  const made = await editor.post('/console/documents/new', { title: '关于补贴', column_id: `${town.columnId}` });
  at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const { db, house } = books;
  const entry = { term: '青松计划', instead: '', advice: '', variants: [], exceptions: [], source: '' };
  const who = await town.person('office', 'disclosureHead');
  unwrap(await saveTerm({ db, house, who, now }, { list: 'internal', entry }));
});

const ask = (texts: unknown, client = editor) =>
  client.post(`${at}/findings`, { texts: typeof texts === 'string' ? texts : JSON.stringify(texts) }, `${at}/edit`);
const found = async (texts: unknown) => {
  const reply = await ask(texts);
  expect(reply.statusCode).toBe(200);
  const { found } = reply.json() as { found: { text: number; check: string; found: string; mend?: string }[] };
  return found.map(({ text, check, found, mend }) => [text, check, found, mend]);
};

test.each([
  [
    'sentences: language, form and persons',
    [['body_html', '今年的的电话19900000000']],
    [
      [0, 'lang.repeated', '的的', '的'],
      [0, 'pii.mobile', '19900000000', '199****0000'],
    ],
  ],
  [
    'what stands beside them: persons alone',
    [
      ['source', '的的'],
      ['keywords', '19900000000'],
    ],
    [[1, 'pii.mobile', '19900000000', '199****0000']],
  ],
  [
    'a day to come is known',
    [['title', '印发日期：2024年2月1日']],
    [[0, 'form.date-to-come', '2024年2月1日', undefined]],
  ],
  [
    'the authority’s lists, over one width',
    [
      ['summary', '青 松计划'],
      ['beside', '青松计划'],
    ],
    [
      [0, 'secrecy.internal', '青 松计划', undefined],
      [1, 'secrecy.internal', '青松计划', undefined],
    ],
  ],
  [
    'a row of a table, by what heads its cells',
    [
      ['body_html', '王演示\t二级', ['姓名', '残疾等级']],
      ['body_html', '王演示\t二级'],
    ],
    [[0, 'pii.health', '二级', undefined]],
  ],
  ['nothing', [], []],
])('%s', async (_, texts, expected) => {
  expect(await found(texts)).toEqual(expected);
});

test('more than is told is said; a long text is looked into beside the server', async () => {
  const many = (await ask([['body_html', 'a@b.cc '.repeat(2_000)]])).json();
  expect(many).toMatchObject({ more: true });
  expect(many.found).toHaveLength(1_000);
});

test.each([
  ['no texts', ''],
  ['no list', '{"a":1}'],
  ['no JSON', '[['],
  ['another field', [['authority', '一']]],
  ['no text', [['title', 1]]],
  ['too long', [['title', '一'.repeat(200_001)]]],
  ['too long together', Array.from({ length: 12 }, () => ['title', '一'.repeat(20_000)])],
])('%s is refused', async (_, texts) => {
  expect((await ask(texts)).statusCode).toBe(422);
});

test('whoever may not write it is told nothing', async () => {
  const reviewer = new Client(app);
  await reviewer.signIn((await town.person('office', 'signer')).login, town.password);
  expect((await reviewer.post(`${at}/findings`, { texts: '[]' }, '/console')).statusCode).toBe(404);
});

const typed = async (more: Record<string, string>) => {
  const page = load((await editor.get(`${at}/edit`)).body);
  return {
    ...{ title: '关于补贴', column_id: `${town.columnId}`, save_count: page('[name=save_count]').attr('value')! },
    ...more,
  };
};
const mendsOn = (body: string) =>
  load(body)('[name=mend]')
    .toArray()
    .map((one) => one.attribs.value!);

test('saved, the page lists what is found; a button saves what was typed besides, and mends it', async () => {
  const wrong = {
    body_html: '<p>甲<strong>布署</strong></p>',
    summary: '手机19900000000',
    keywords: '一，19900000000',
  };
  await editor.post(`${at}/edit`, await typed(wrong), `${at}/edit`);
  const listed = mendsOn((await editor.get(`${at}/edit`)).body);
  expect(listed).toHaveLength(3);
  for (const mend of listed)
    await editor.post(`${at}/edit`, await typed({ ...(await kept()), source: '财政所', mend }), `${at}/edit`);
  expect(await kept()).toEqual({
    body_html: '<p>甲<strong>部署</strong></p>',
    summary: '手机199****0000',
    keywords: '一，199****0000',
  });
  expect((await editor.get(`${at}/edit`)).body).toContain('没有发现需要修改或者核对的地方');
  const gone = await editor.post(`${at}/edit`, await typed({ ...(await kept()), mend: listed[0]! }), `${at}/edit`);
  expect(gone.headers.location).toMatch(/edit#checking$/);
  expect((await editor.get(`${at}/edit`)).body).toContain('这一处已经改过');
});

async function kept() {
  const { body_html, summary, keywords } = await books.db
    .selectFrom('revisions')
    .select(['body_html', 'summary', 'keywords'])
    .where('document_id', '=', Number(at.split('/').pop()))
    .executeTakeFirstOrThrow();
  return { body_html, summary, keywords: keywords.join('，') };
}

test('a place that says something else by now is left alone', () => {
  const one = {
    ...{ check: 'pii.mobile', severity: 'warn', text: '19900000000', mend: '199****0000', index: 2 },
    message: '',
  };
  const passage = { ...one, severity: 'warn', where: '摘要', field: 'summary', before: '', after: '' } as const;
  expect(mendedDraft({ summary: '手机19800000000' } as Revision, passage)).toBeUndefined();
  expect(mendedDraft({ summary: '手机19900000000' } as Revision, passage)).toEqual({ summary: '手机199****0000' });
  expect(mendedDraft({} as Revision, { ...passage, field: 'files' })).toBeUndefined();
});
