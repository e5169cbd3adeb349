import { expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { setUpKeyOf } from './set-up.tsx';

const books = await testDatabase(rooms);
const now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const key = setUpKeyOf(books.sealer);
const SET_UP = '/console/set-up';
const AGAIN = '/console/set-up/passwords';
const form = {
  key,
  name: '测试市河东镇人民政府',
  shortName: '河东镇',
  code: 'hedong',
  officeName: '党政综合办公室',
  name0: '系统员',
  login0: 'hd-sys',
  name1: '安全员',
  login1: 'hd-sec',
  name2: '审计员',
  login2: 'hd-aud',
  host: 'www.hedong.example.cn',
};
const onceOn = (body: string) => [...body.matchAll(/<b class="once">([^<]+)</g)].map(([, once]) => once!);
let passwords: string[];

test.each(['/console', '/console/documents?x=1', '/console/sign-in', '/'])(
  '%s of empty books leads to the set-up',
  async (url) => {
    const reply = await new Client(app).get(url);
    expect([reply.statusCode, reply.headers.location]).toEqual([expect.any(Number), SET_UP]);
  },
);

test('the page that is sent again (F5) leads to where the passwords are shown again, with the key alone', async () => {
  const client = new Client(app);
  const token = await client.token(SET_UP);
  const first = await client.send(SET_UP, form, token);
  passwords = onceOn(first.body);
  expect(passwords).toHaveLength(3);
  const again = await client.send(SET_UP, form, token);
  expect([again.statusCode, again.headers.location]).toEqual([303, SET_UP]);
  expect(onceOn((await client.get(SET_UP)).body)).toEqual([]);
  const wrong = await client.post(AGAIN, { key: 'x'.repeat(32) }, SET_UP);
  expect([wrong.statusCode, onceOn(wrong.body)]).toEqual([422, []]);
  const right = await client.post(AGAIN, { key }, SET_UP);
  expect(onceOn(right.body)).toEqual(passwords);
  expect(right.headers['cache-control']).toBe('no-store');
});

test('what was asked at the set-up stands: host, the short name where no 发文代字 was given, and since when', async () => {
  const row = await books.db.selectFrom('authorities').selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    host: 'www.hedong.example.cn',
    paper_prefix: '河东镇',
    opened_at: null,
    created_at: now,
  });
});

test('a password that was used is shown no more, and when all are used the page is gone', async () => {
  for (const [n, login] of ['hd-sys', 'hd-sec', 'hd-aud'].entries()) {
    const person = new Client(app);
    await person.signIn(login, passwords[n]!);
    expect(onceOn((await new Client(app).post(AGAIN, { key }, SET_UP)).body)).toEqual(passwords.slice(n));
    const fresh = { old: passwords[n]!, fresh: 'Quiet-lamp-2026', again: 'Quiet-lamp-2026' };
    expect((await person.post('/console/account', fresh)).statusCode).toBe(303);
  }
  expect((await new Client(app).get(SET_UP)).statusCode).toBe(404);
  expect(await books.db.selectFrom('set_up_passwords').selectAll().execute()).toEqual([]);
  const { rows } = { rows: await books.db.selectFrom('audit_log').select(['action', 'detail']).execute() };
  const shown = rows.filter(({ action }) => action === 'organizations.showSetUpPasswords');
  expect(shown).toHaveLength(4);
  expect(JSON.stringify(rows)).not.toContain(passwords[0]);
});
