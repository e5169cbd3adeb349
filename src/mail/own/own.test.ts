import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { MailServer, wordsOf } from '../../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { setActive } from '../../organizations/staff/actions.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Role } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { saveMailSettings } from '../actions.ts';
import { addressOf, masked } from '../addresses.ts';
import { putMails, reachableAmong, sendMails } from '../index.ts';
import { confirms, mayAskCode } from './rules.ts';
import { forgetRequests } from './store.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
const { mails } = server;
const path = '/console/account/mail';
let town: TestTown;
let admin: Awaited<ReturnType<TestTown['person']>>;

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());
beforeEach(async () => {
  mails.length = 0;
  server.refusal = undefined;
  await db.deleteFrom('mails').execute();
  unwrap(await saveMailSettings({ db, house, sealer, who: admin, now }, { ...server.settings, password: '' }));
});

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
};
const send = () => sendMails({ db, house, sealer, now });
const codeIn = (n = mails.length - 1) => /验证码：(\d{6})/.exec(wordsOf(mails[n]!))![1]!;
const anotherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const ownOf = async (id: number) => (await addressOf(db, sealer, id))?.email;

let networks = 0;
async function somebody(...roles: Role[]) {
  const person = await town.person('office', ...roles);
  networks += 1;
  const client = new Client(app, `198.51.100.${networks}`);
  await client.signIn(person.login, town.password);
  const post = (to: string, fields: Record<string, string | string[]> = {}) =>
    client.post(`${path}${to}`, fields, path);
  const page = async () => load((await client.get(path)).body);
  return { ...person, client, post, page };
}

/** An address that is confirmed. */
async function withAddress(email: string, ...roles: Role[]) {
  const person = await somebody(...roles);
  await person.post('', { email });
  await send();
  expect((await person.post('/confirm', { code: codeIn() })).statusCode).toBe(303);
  mails.length = 0;
  return person;
}

test.each(['editor', 'contact', 'caseOfficer', 'secrecyReviewer'] as const)(
  'a %s has an address once the code that came to it is typed, and sees it masked',
  async (role) => {
    const one = await somebody(role);
    expect((await one.client.get('/console/account')).body).toContain('填写邮箱');
    expect((await one.post('', { email: 'liu@example.com' })).statusCode).toBe(303);
    expect(await ownOf(one.id)).toBeUndefined();
    expect((await one.page())('[role=status]').text()).toContain('正在发往 l＊＊@example.com');
    await send();
    expect(mails.map(({ to }) => to)).toEqual([['liu@example.com']]);
    expect((await one.page())('[role=status]').text()).toContain('已发到 l＊＊@example.com');
    const code = codeIn();
    expect((await one.post('/confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).statusCode).toBe(303);
    expect(await ownOf(one.id)).toBe('liu@example.com');
    const page = (await one.client.get(path)).body + (await one.client.get('/console/account')).body;
    expect(page).toContain('l＊＊@example.com');
    expect(page).not.toContain('liu@');
  },
);

test('neither address nor code stands in the clear in any table', async () => {
  const one = await somebody('editor');
  await one.post('', { email: 'quietly@example.com' });
  const rows = [
    await db.selectFrom('mail_address_requests').selectAll().execute(),
    await db.selectFrom('mail_addresses').selectAll().execute(),
    await db.selectFrom('mails').selectAll().execute(),
    await db.selectFrom('audit_log').selectAll().execute(),
  ];
  await send();
  const dump = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
  expect(dump).toContain('{code}');
  expect(dump).not.toContain('quietly');
  expect(dump).not.toContain(codeIn());
});

test('a wrong code is refused at its field, the sixth whatever it says; a new code begins anew', async () => {
  const one = await somebody('editor');
  await one.post('', { email: 'wrong@example.com' });
  await send();
  const code = codeIn();
  expect((await one.post('/confirm', { code: '12' })).body).toContain('验证码是 6 位数字');
  for (let n = 0; n < 5; n += 1) {
    const reply = await one.post('/confirm', { code: anotherThan(code) });
    expect(reply.statusCode).toBe(422);
    expect(load(reply.body)('#f-confirm-code').attr('aria-invalid')).toBe('true');
    expect(reply.body).toContain('验证码不对');
  }
  expect((await one.post('/confirm', { code })).body).toContain('验证码已输错 5 次');
  expect(await ownOf(one.id)).toBeUndefined();
  expect((await one.post('/again')).body).toContain('请 60 秒后再试');
  later(61);
  expect((await one.post('/again')).statusCode).toBe(303);
  await send();
  expect((await one.post('/confirm', { code: codeIn() })).statusCode).toBe(303);
});

test('the code of another person confirms nothing, nor does one’s own after half an hour', async () => {
  const [one, other] = [await somebody('editor'), await somebody('editor')];
  await one.post('', { email: 'one@example.com' });
  await send();
  await other.post('', { email: 'other@example.com' });
  await send();
  const [ones, others] = [codeIn(0), codeIn(1)];
  if (ones !== others) expect((await other.post('/confirm', { code: ones })).statusCode).toBe(422);
  await db
    .updateTable('mail_address_requests')
    .set(({ selectFrom }) => ({
      sealed_request: selectFrom('mail_address_requests').select('sealed_request').where('staff_id', '=', one.id),
    }))
    .where('staff_id', '=', other.id)
    .execute();
  expect((await other.client.get(path)).statusCode, 'a request put into another row does not open').not.toBe(200);
  await db.deleteFrom('mail_address_requests').where('staff_id', '=', other.id).execute();
  expect((await other.post('/confirm', { code: others })).body).toContain('没有等待确认的邮箱');
  await db
    .updateTable('mail_address_requests')
    .set({ asked_at: new Date(now.getTime() - 31 * 60_000) })
    .where('staff_id', '=', one.id)
    .execute();
  expect((await one.post('/confirm', { code: ones })).body).toContain('已失效');
  expect((await one.page())('[name=code]')).toHaveLength(0);
  await forgetRequests(db, new Date(now.getTime() + 86_400_000));
  expect(await db.selectFrom('mail_address_requests').select('staff_id').execute()).toEqual([]);
  expect((await db.selectFrom('mails').select('id').where('sealed_parts', 'is not', null).execute()).length).toBe(0);
});

test('a changed address is used once confirmed; the former one is told, and gets nothing more', async () => {
  const one = await withAddress('before@example.com', 'editor');
  later(61);
  await one.post('', { email: 'after@example.com' });
  await send();
  expect(await ownOf(one.id)).toBe('before@example.com');
  await one.post('/confirm', { code: codeIn() });
  await send();
  expect(mails.map(({ to }) => to[0])).toEqual(['after@example.com', 'before@example.com']);
  expect(wordsOf(mails[1]!)).toContain('已换成 a＊＊@example.com');
  expect((await one.post('', { email: 'after@example.com' })).body).toContain('现在用的就是这个邮箱');
});

test('a code that bounces is said with its reason, and so is the last mail to an address that is in use', async () => {
  const one = await somebody('editor');
  server.refusal = (address) => `no such user <${address}>`;
  await one.post('', { email: 'nobody@example.com' });
  await send();
  const said = (await one.page())('[role=status]').text();
  expect(said).toContain('没有送到：');
  expect(said).toContain('no such user <〔收件人〕>');
  server.refusal = undefined;
  const other = await withAddress('full@example.com', 'editor');
  server.refusal = () => 'mailbox full';
  const note = { authorityId: town.authorityId, room: 'tests', kind: 'note', about: 'note', subject: '一', body: '二' };
  await db
    .transaction()
    .execute((tx) => putMails({ db: tx, now }, [{ ...note, key: 'n1', to: { staffId: other.id, name: other.name } }]));
  await send();
  expect((await other.page())('.warning').text()).toContain('没有送到：');
  expect((await other.page())('.warning').text()).toContain('mailbox full');
});

test('without mail the page says so, and asks for nothing', async () => {
  unwrap(
    await saveMailSettings(
      { db, house, sealer, who: admin, now },
      { ...server.settings, enabled: false, password: '' },
    ),
  );
  const one = await somebody('contact');
  const page = await one.page();
  expect(page('.warning').text()).toContain('系统管理员还没有启用邮件');
  expect(page('[name=email]')).toHaveLength(0);
  expect((await one.post('', { email: 'a@example.com' })).statusCode).toBe(422);
  expect(
    await db.selectFrom('mail_address_requests').select('staff_id').where('staff_id', '=', one.id).execute(),
  ).toEqual([]);
});

test('each may refuse what they would get, and sees no other; what waits of it is dropped', async () => {
  const one = await withAddress('choosy@example.com', 'caseOfficer');
  const offered = (await one.page())('[name=mails]')
    .toArray()
    .map(({ attribs }) => attribs.value);
  expect(offered).toEqual(['review:deputy', 'training:change', 'alerts:limit']);
  const put = (key: string) =>
    db.transaction().execute((tx) =>
      putMails({ db: tx, now }, [
        {
          ...{
            authorityId: town.authorityId,
            room: 'alerts',
            kind: 'limit',
            about: key,
            key,
            subject: '一',
            body: '二',
          },
          to: { staffId: one.id, name: one.name },
        },
      ]),
    );
  await put('l1');
  expect((await reachableAmong(db, 'alerts:limit', [one.id])).has(one.id)).toBe(true);
  expect((await one.post('/choices', { mails: ['review:deputy', 'channels:overdue'] })).statusCode).toBe(303);
  expect((await reachableAmong(db, 'alerts:limit', [one.id])).has(one.id)).toBe(false);
  expect((await reachableAmong(db, 'review:deputy', [one.id])).has(one.id)).toBe(true);
  await send();
  expect(mails).toHaveLength(0);
  expect((await one.page())('[name=mails][checked]').attr('value')).toBe('review:deputy');
  await one.post('/choices', { mails: offered as string[] });
  expect((await reachableAmong(db, 'alerts:limit', [one.id])).has(one.id)).toBe(true);
});

test('an address that is removed, or whose account is closed, is nowhere any more', async () => {
  const rowsOf = async (id: number) =>
    Promise.all(
      (['mail_addresses', 'mail_address_requests', 'mail_refusals', 'mail_wishes'] as const).map(
        async (table) => (await db.selectFrom(table).select('staff_id').where('staff_id', '=', id).execute()).length,
      ),
    );
  const gone = await withAddress('gone@example.com', 'editor');
  expect((await gone.post('/remove')).statusCode).toBe(303);
  expect(await rowsOf(gone.id)).toEqual([0, 0, 0, 0]);
  const left = await withAddress('left@example.com', 'editor');
  later(61);
  await left.post('/choices', { mails: [] });
  await left.post('', { email: 'next@example.com' });
  expect((await rowsOf(left.id)).slice(0, 2)).toEqual([1, 1]);
  unwrap(await setActive({ db, house, sealer, who: admin, now }, { id: left.id, active: false }));
  expect(await rowsOf(left.id)).toEqual([0, 0, 0, 0]);
  await send();
  expect(mails).toHaveLength(0);
  const sealed = db.selectFrom('mails').select('id').where('about', '=', `address:${left.id}`);
  expect(await sealed.where('sealed_parts', 'is not', null).execute()).toEqual([]);
});

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1_000);
test.each([
  [[], true, 'none yet'],
  [[-30], false, 'half a minute ago'],
  [[-61], true, 'a minute ago'],
  [Array.from({ length: 10 }, (_, n) => -3_600 * (n + 1)), false, 'ten today'],
  [Array.from({ length: 10 }, (_, n) => -86_400 - n), true, 'ten the day before'],
])('codes asked for at %j: another may be: %s (%s)', (asked, may) => {
  expect(
    mayAskCode(
      asked.map((seconds) => at(seconds)),
      at(0),
    ).ok,
  ).toBe(may);
});

test.each([
  // tries  age    typed     confirmed
  [1, 60, '012345', true],
  [5, 60, '012345', true],
  [6, 60, '012345', false],
  [1, 1_801, '012345', false],
  [1, 60, '12345', false],
])('try %i after %i s with %s: %s', (tries, age, typed, confirmed) => {
  const request = { email: 'a@example.com', code: '012345', askedAt: at(0), tries };
  expect(confirms(request, typed, at(age)).ok).toBe(confirmed);
});

test.each([
  ['liu@example.com', 'l＊＊@example.com'],
  ['刘@example.com', '刘＊＊@example.com'],
  ['"a@b"@example.com', '"＊＊@example.com'],
])('%s is shown as %s', (email, shown) => {
  expect(masked(email)).toBe(shown);
});
