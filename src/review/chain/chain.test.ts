import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { typedChain } from './form.ts';
import { defaultChain } from './rules.ts';
import { chainOf } from './store.ts';

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

test('nobody else knows of the page', async () => {
  const signer = await signedIn('signer');
  expect((await signer.get(page)).statusCode).toBe(404);
  expect((await signer.post(page, form, '/console/account')).statusCode).toBe(404);
});
