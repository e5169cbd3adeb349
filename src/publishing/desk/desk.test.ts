import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
let town: TestTown;
let app: FastifyInstance;
let editor: Client;
let head: Client;
let chief: Client;
let chiefId: number;
let names: { chief: string; editor: string };

beforeAll(async () => {
  town = await testTown(db);
  app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (person: { login: string }) => {
    const client = new Client(app);
    await client.signIn(person.login, town.password);
    return client;
  };
  const writer = await town.person('finance', 'editor');
  const only = await town.person('finance', 'officeReviewer');
  chiefId = only.id;
  names = { chief: only.name, editor: writer.name };
  editor = await signed(writer);
  chief = await signed(only);
  head = await signed(await town.person('office', 'disclosureHead'));
});

async function submitted(title: string, formed_on = '2024-01-05'): Promise<string> {
  const made = await editor.post('/console/documents/new', { title, column_id: `${town.columnId}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const save_count = load((await editor.get(`${at}/edit`)).body)('[name=save_count]').attr('value')!;
  const text = { title, body_html: '<p>正文。</p>', article_item: '20.15', formed_on, channels: 'website' };
  const saved = await editor.post(`${at}/edit`, { ...text, save_count, column_id: `${town.columnId}` }, `${at}/edit`);
  expect(saved.statusCode).toBe(303);
  expect((await editor.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
  return at;
}
const main = async (client: Client, at: string) => load((await client.get(at)).body)('main').text();

test('the editor sees at which step and at whom it stands; when nobody is left, so does the head of disclosure work', async () => {
  const at = await submitted('等谁办理');
  expect(await main(editor, at)).toContain(`等待${names.chief}办理`);
  expect(await main(editor, '/console/documents')).toContain(`科室负责人初审：${names.chief}`);
  expect(await main(head, '/console')).not.toContain('没有人能办理');
  await db.updateTable('staff').set({ active: false }).where('id', '=', chiefId).execute();
  expect(await main(editor, at)).toContain('没有人能办理：须有在用账号的科室负责人');
  expect(await main(head, '/console')).toMatch(/1 份文稿停在“科室负责人初审”：没有人能办理/);
  expect(await main(editor, '/console')).not.toContain('没有人能办理');
  await db.updateTable('staff').set({ active: true }).where('id', '=', chiefId).execute();
  expect(await main(head, '/console')).not.toContain('没有人能办理');
});

test('what was sent back stands on the workbench by its title, with who wants what', async () => {
  const at = await submitted('退回看得见');
  const page = `/console/reviews/document/${at.split('/').pop()}`;
  const hidden = load((await chief.get(page)).body)('form:has([name=verdict]) input[type=hidden]:not([name^=_])');
  const given = Object.fromEntries(hidden.toArray().map(({ attribs }) => [attribs.name!, attribs.value!]));
  await chief.post(page, { ...given, verdict: 'returned', remark: '请补联系电话' }, page);
  const desk = load((await editor.get('/console')).body);
  const line = desk(`a[href="${at}"]`).closest('li, tr');
  for (const shown of ['退回看得见', '已退回', '请补联系电话', names.chief]) expect(line.text()).toContain(shown);
  const approval = await main(editor, `${at}/approval`);
  for (const shown of ['政府信息公开审批单', '退回看得见', names.editor, names.chief, '退回：请补联系电话', '尚未办理'])
    expect(approval).toContain(shown);
  expect(await main(editor, at)).toContain('审批单');
});

test('审批单 lists what each reviewer confirmed, in the words that they ticked', async () => {
  const at = await submitted('逐项确认');
  const page = `/console/reviews/document/${at.split('/').pop()}`;
  const hidden = load((await chief.get(page)).body)('form:has([name=verdict]) input[type=hidden]:not([name^=_])');
  const given = Object.fromEntries(hidden.toArray().map(({ attribs }) => [attribs.name!, attribs.value!]));
  expect(await main(editor, `${at}/approval`)).not.toContain('语言文字关');
  await chief.post(page, { ...given, verdict: 'passed', gates: ['language', 'norms', 'politics'] }, page);
  const approval = load((await editor.get(`${at}/approval`)).body);
  expect(
    approval('.confirmed li')
      .toArray()
      .map((li) => approval(li).text().split('：')[0]),
  ).toEqual(['语言文字关', '规范关', '政治导向关']);
});

test.each<[query: string, shown: string[], hidden: string[]]>([
  ['column=COLUMN', ['等谁办理'], ['别栏文件']],
  ['column=OTHER', ['别栏文件'], ['等谁办理']],
  ['author=AUTHOR', ['等谁办理'], ['别栏文件']],
  ['from=2024-01-10&to=2024-01-10', ['等谁办理'], ['别栏文件']],
  ['to=2023-06-01', ['别栏文件'], ['等谁办理']],
  ['from=2023-06-02&to=2023-12-31', ['没有符合条件的文件'], ['别栏文件', '等谁办理']],
  ['from=x&author=y&column=z', ['别栏文件', '等谁办理'], []],
])('the list by %s', async (query, shown, hidden) => {
  const slug = 'another';
  const known = await db.selectFrom('columns').select('id').where('slug', '=', slug).executeTakeFirst();
  const columnId =
    known?.id ??
    (
      await db
        .insertInto('columns')
        .values({ authority_id: town.authorityId, slug, name: '别栏', kind: 'other', parent_id: null })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  if (!known) await publicDocument(books, town, { title: '别栏文件', columnId, at: '2023-06-01T02:00:00Z' });
  const author = await db
    .selectFrom('documents')
    .select('author_id')
    .where('author_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const asked = query
    .replace('COLUMN', String(town.columnId))
    .replace('OTHER', String(columnId))
    .replace('AUTHOR', String(author.author_id));
  const list = load((await head.get(`/console/documents?office=all&${asked}`)).body)('main .panel').text();
  for (const one of shown) expect(list).toContain(one);
  for (const one of hidden) expect(list).not.toContain(one);
});

test('what is no longer in force was not so before it was formed', async () => {
  const id = await publicDocument(books, town, { title: '效力', formedOn: '2023-05-10' });
  const at = `/console/documents/${id}/validity`;
  const give = (on: string) => head.post(at, { validity: 'repealed', on, reason: '被替代' }, at);
  const early = await give('2023-05-09');
  expect(early.statusCode).toBe(422);
  expect(early.body).toContain('文件成文于 2023-05-10');
  expect((await give('2023-05-10')).statusCode).toBe(303);
});
