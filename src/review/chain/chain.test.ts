import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { typedChain } from './form.ts';
import { defaultChain } from './rules.ts';
import { chainOf, chainsOf } from './store.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2023-06-01T02:00:00Z') });
const page = '/console/reviews/chain';
const form = typedChain(defaultChain) as Record<string, string>;
let town: TestTown;
let head: Client;
beforeAll(async () => {
  town = await testTown(books.db);
  head = await signedIn('disclosureHead');
});

async function signedIn(role: 'disclosureHead' | 'signer'): Promise<Client> {
  const client = new Client(app);
  await client.signIn((await town.person('office', role)).login, town.password);
  return client;
}

test('the head of the disclosure office adds a step and saves; the next submission goes by it', async () => {
  expect((await head.get(page)).body).toContain('分管领导终审签发');
  const added = await head.post(page, { ...form, button: 'add' });
  expect(added.body).toContain('还没有保存');
  expect(await chainOf(books.db, town.authorityId)).toEqual(defaultChain);
  const four = { ...form, label3: form.label2!, role3: form.role2!, checks3: form.checks2! };
  const saved = await head.post(page, { ...four, label2: '工作机构复核', role2: 'disclosureHead', button: 'save' });
  expect(saved.statusCode).toBe(303);
  expect((await chainOf(books.db, town.authorityId)).map((step) => step.label)).toEqual([
    '科室负责人初审',
    '保密审查',
    '工作机构复核',
    '分管领导终审签发',
  ]);
  const entry = await books.db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'review.configureChain')
    .execute();
  expect(entry).toHaveLength(1);
});

test('a faulty chain stays in the form with the error at its field, and nothing is saved', async () => {
  const before = await chainOf(books.db, town.authorityId);
  const reply = await head.post(page, { ...form, label0: '', label1: '写到一半的名称', button: 'save' });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('请填写第 1 个环节的名称');
  expect(reply.body).toContain('写到一半的名称');
  expect(await chainOf(books.db, town.authorityId)).toEqual(before);
});

describe('a chain of its own', () => {
  const four = {
    ...form,
    label3: form.label2!,
    role3: form.role2!,
    checks3: form.checks2!,
    limit3: '4',
    unit3: 'hours',
  };
  const own = { ...four, label2: '工作机构复核', role2: 'disclosureHead', limit0: '2', button: 'save' };
  const submitted = async (editor: Client, title: string): Promise<string> => {
    const made = await editor.post('/console/documents/new', { title, column_id: `${town.columnId}` });
    const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
    const save_count = /name="save_count" value="(\d+)"/.exec((await editor.get(`${at}/edit`)).body)![1]!;
    const text = { title, body_html: '<p>正文。</p>', article_item: '20.15', formed_on: '2023-05-30' };
    await editor.post(`${at}/edit`, { ...text, channels: 'website', save_count, column_id: `${town.columnId}` });
    expect((await editor.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
    return `/console/reviews/document/${at.split('/').at(-1)}`;
  };

  test('holds for what is filed in its column, and says so; what is under way keeps its own; without it the rest holds', async () => {
    const editor = new Client(app);
    await editor.signIn((await town.person('finance', 'editor')).login, town.password);
    const before = await submitted(editor, '设置之前送审的');
    const of = `${page}?column=${town.columnId}`;
    expect((await head.get(of)).body).toContain('没有单独设置，现在按全机关的审核环节办理');
    const saved = await head.post(page, { ...own, label2: '本栏目复核', column: `${town.columnId}` }, of);
    expect(saved.headers.location).toBe(of);
    expect((await head.get(page)).body).toContain('“通知公告”栏目');
    const after = await submitted(editor, '设置之后送审的');
    const [old, fresh] = [(await head.get(before)).body, (await head.get(after)).body];
    expect(old).toContain('按全机关的审核环节办理');
    expect(old).not.toContain('本栏目复核');
    expect(fresh).toContain('按“通知公告”栏目的审核环节办理');
    expect(fresh).toContain('本栏目复核');
    const narrower = { column: `${town.columnId}`, office: `${town.offices.finance}` };
    const both = `${of}&office=${town.offices.finance}`;
    expect((await head.post(page, { ...own, ...narrower, label2: '财政专门复核' }, both)).statusCode).toBe(303);
    expect((await head.get(await submitted(editor, '最具体的'))).body).toContain(
      '按“通知公告”栏目中财政所送审的文稿的审核环节办理',
    );
    for (const scope of [{ column: `${town.columnId}` }, narrower])
      expect((await head.post(page, { ...own, ...scope, button: 'drop' }, of)).statusCode).toBe(303);
    expect((await chainsOf(books.db, town.authorityId)).map(({ columnId }) => columnId)).toEqual([null]);
    expect((await head.get(await submitted(editor, '取消之后'))).body).toContain('按全机关的审核环节办理');
  });

  test('keeps its limits, and never lacks the secrecy review', async () => {
    const office = `${town.offices.village}`;
    expect((await head.post(page, { ...own, office }, page)).statusCode).toBe(303);
    const kept = (await chainsOf(books.db, town.authorityId)).find(({ office: name }) => name === '建设村')!;
    expect(kept.steps.map(({ limit }) => limit)).toEqual([
      { amount: 2, unit: 'days' },
      undefined,
      undefined,
      { amount: 4, unit: 'hours' },
    ]);
    const without = await head.post(page, { ...own, office, checks1: 'gates' }, page);
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('审核链中必须有保密审查');
    for (const limit of ['三天', '0', '61', '1.5', '-1', '1e1000']) {
      const wrong = await head.post(page, { ...own, office, limit0: limit }, page);
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain(`value="${limit}"`);
    }
  });

  test('is of an own column or office only', async () => {
    const other = await testTown(books.db, 'other');
    const theirs: Record<string, string>[] = [{ column: `${other.columnId}` }, { office: `${other.offices.office}` }];
    for (const scope of theirs) {
      expect((await head.get(`${page}?${new URLSearchParams(scope)}`)).statusCode).toBe(404);
      expect((await head.post(page, { ...own, ...scope }, page)).statusCode).toBe(404);
    }
    expect(await chainsOf(books.db, other.authorityId)).toEqual([]);
  });
});

test('nobody else knows of the page', async () => {
  const signer = await signedIn('signer');
  expect((await signer.get(page)).statusCode).toBe(404);
  expect((await signer.post(page, form, '/console/account')).statusCode).toBe(404);
});
