import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { type TestBooks, testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { root } from '../root.ts';

const page = '/console/documents/new';
let books: TestBooks;
let app: FastifyInstance;
let editor: Client;
let columnId: string;
let now = new Date('2026-03-02T02:00:00Z');

beforeAll(async () => {
  books = await testDatabase(rooms);
  const town = await testTown(books.db, 'once');
  const { db, house, files, sealer } = books;
  app = await buildServer({ db, house, files, sealer, now: () => now });
  editor = new Client(app);
  await editor.signIn((await town.person('finance', 'editor')).login, town.password);
  columnId = String(town.columnId);
});

let shown: { _csrf: string; _once: string };
beforeEach(async () => {
  const { body } = await editor.get(page);
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)![1]!;
  shown = { _csrf: field('_csrf'), _once: field('_once') };
});

/** The form as it was shown, sent as a browser does. */
function send(fields: Record<string, string>) {
  return app.inject({
    method: 'POST',
    url: page,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: editor.cookieHeader() },
    payload: new URLSearchParams({ ...shown, column_id: columnId, ...fields }).toString(),
  });
}

async function drafts(title: string): Promise<number> {
  const { n } = await books.db
    .selectFrom('revisions')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  return n;
}

test('sent five times at once, and again later, it is done once and all are led to the same place', async () => {
  const replies = await Promise.all(Array.from({ length: 5 }, () => send({ title: '一次' })));
  replies.push(await send({ title: '一次' }));
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303, 303, 303]);
  expect(new Set(replies.map(({ headers }) => headers.location)).size).toBe(1);
  expect(await drafts('一次')).toBe(1);
});

test('changed on the way back it is another', async () => {
  const first = await send({ title: '甲件' });
  const second = await send({ title: '乙件' });
  expect(second.headers.location).not.toBe(first.headers.location);
  expect([await drafts('甲件'), await drafts('乙件')]).toEqual([1, 1]);
});

test('shown anew it is another, though it says the same', async () => {
  await send({ title: '两次' });
  shown._once = 'another';
  await send({ title: '两次' });
  expect(await drafts('两次')).toBe(2);
});

test('one that was refused may be sent again as it is', async () => {
  const refused = await send({ title: '栏目', column_id: '999999' });
  expect(refused.statusCode).toBe(422);
  expect((await send({ title: '栏目', column_id: '999999' })).statusCode).toBe(422);
});

test('a day later the answer is forgotten', async () => {
  await send({ title: '隔日' });
  now = new Date(now.getTime() + 25 * 3_600_000);
  await editor.signIn(
    (await books.db.selectFrom('staff').select('login').executeTakeFirstOrThrow()).login,
    'Test-only-2023',
  );
  const { body } = await editor.get(page);
  shown._csrf = /name="_csrf" value="([^"]+)"/.exec(body)![1]!;
  await send({ title: '隔日' });
  expect(await drafts('隔日')).toBe(2);
});

test('signing in twice at once signs in whoever is left with the second answer', async () => {
  const visitor = new Client(app);
  const { body } = await visitor.get('/console/sign-in');
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  const { login } = await books.db.selectFrom('staff').select('login').executeTakeFirstOrThrow();
  const form = { _csrf: field('_csrf'), _once: field('_once'), login, password: 'Test-only-2023' };
  const sign = () =>
    app.inject({
      method: 'POST',
      url: '/console/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: visitor.cookieHeader() },
      payload: new URLSearchParams(form).toString(),
    });
  const [first, second] = [await sign(), await sign()];
  expect(first.statusCode).toBe(303);
  expect(second.headers['set-cookie']).toEqual(first.headers['set-cookie']);
});

test('every form of the house that is posted is made by Form, which marks it', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const posting = files.filter((name) =>
    /<form[^>]*method="post"|formmethod="post"/i.test(readFileSync(join(root, 'src', name), 'utf8')),
  );
  expect(posting).toEqual(['platform/ui/form.tsx']);
});
