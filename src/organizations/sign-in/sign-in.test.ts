import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { accountsFor, resetPasswordByCommand, unlockByCommand } from '../staff/by-command.ts';
import { failedSignIns } from './failed-sign-ins.ts';
import { signIn, WRONG } from './sign-in.ts';
import { countOf } from './throttle/tries.ts';

const books = await testDatabase(rooms);
let now = new Date('2023-06-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});

test('the right password opens the workbench, signing out closes it', async () => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app);
  expect((await client.get('/console')).statusCode).toBe(303);
  expect((await client.signIn(editor.login, town.password)).statusCode).toBe(303);
  expect((await client.get('/console')).body).toContain(editor.name);
  await client.post('/console/sign-out', {}, '/console');
  expect((await client.get('/console')).statusCode).toBe(303);
});

test('five wrong passwords keep nobody out but whoever typed them, and for minutes that grow', async () => {
  const editor = await town.person('office', 'editor');
  const thief = new Client(app, '198.51.100.1');
  for (let n = 0; n < 5; n++) expect((await thief.signIn(editor.login, 'wrong-one')).statusCode).toBe(422);
  expect((await thief.signIn(editor.login, town.password)).statusCode).toBe(422);
  expect((await new Client(app, '198.51.100.2').signIn(editor.login, town.password)).statusCode).toBe(303);
  now = new Date(now.getTime() + 61_000);
  expect((await thief.signIn(editor.login, 'wrong-one')).statusCode).toBe(422);
  now = new Date(now.getTime() + 61_000);
  expect((await thief.signIn(editor.login, town.password)).statusCode).toBe(422); // two minutes now
  now = new Date(now.getTime() + 60_000);
  expect((await thief.signIn(editor.login, town.password)).statusCode).toBe(303);
});

test('many machines that guess together pause a name; a known device still enters, an unknown one waits', async () => {
  const editor = await town.person('office', 'editor');
  const own = new Client(app, '198.51.100.3');
  await own.signIn(editor.login, town.password);
  await own.post('/console/sign-out', {}, '/console');
  for (let n = 0; n < 25; n++) await new Client(app, `203.0.113.${n}`).signIn(editor.login, 'wrong-one');
  expect((await new Client(app, '198.51.100.4').signIn(editor.login, town.password)).statusCode).toBe(422);
  expect((await own.signIn(editor.login, town.password)).statusCode).toBe(303);
  // nor does one who guesses at the same address
  const neighbour = new Client(app, '198.51.100.3');
  for (let n = 0; n < 31; n++) await neighbour.signIn(editor.login, 'wrong-one');
  expect((await neighbour.signIn(editor.login, 'wrong-one')).statusCode).toBe(429);
  await own.post('/console/sign-out', {}, '/console');
  expect((await own.signIn(editor.login, town.password)).statusCode).toBe(303);
});

test('a known device is known for its person alone, and may not guess without end either', async () => {
  const [editor, other] = [await town.person('office', 'editor'), await town.person('office', 'editor')];
  const own = new Client(app, '198.51.100.5');
  await own.signIn(editor.login, town.password);
  await own.post('/console/sign-out', {}, '/console');
  for (let n = 0; n < 25; n++) await new Client(app, `203.0.113.${100 + n}`).signIn(other.login, 'wrong-one');
  expect((await own.signIn(other.login, town.password)).statusCode).toBe(422);
  for (let n = 0; n < 10; n++) await own.signIn(editor.login, 'wrong-one');
  expect((await own.signIn(editor.login, town.password)).statusCode).toBe(422);
});

test('one that tries a password on everybody is stopped at its address', async () => {
  const from = { db: books.db, now, address: '198.51.100.6', agent: '', host: 'localhost', device: '' };
  for (let n = 0; n < 40; n++) await signIn(from, { login: `name-${n}`, password: 'Wrong-one-2026' });
  const typed = { login: (await town.person('office', 'editor')).login, password: town.password };
  expect(await signIn(from, typed)).toMatchObject({ ok: false, message: WRONG });
  expect(await signIn({ ...from, address: '198.51.100.16' }, typed)).toMatchObject({ ok: true });
});

test('tries side by side all count', async () => {
  const { login } = await town.person('office', 'editor');
  const clients = Array.from({ length: 20 }, () => new Client(app, '198.51.100.17'));
  const tokens = await Promise.all(clients.map((client) => client.token('/console/sign-in')));
  await Promise.all(
    clients.map((client, n) =>
      client.send('/console/sign-in', { login, password: n < 19 ? `wrong-${n}` : 'wrong' }, tokens[n]!),
    ),
  );
  const { failures } = await books.db
    .selectFrom('sign_in_throttles')
    .select('failures')
    .where('key', '=', countOf('pair', login, '198.51.100.17').key)
    .executeTakeFirstOrThrow();
  expect(failures).toBe(5);
});

test.each([
  ['a name that exists', async () => (await town.person('office', 'editor')).login],
  ['a name that does not', async () => 'nobody-here'],
  [
    'an account that is closed',
    async () => {
      const { id, login } = await town.person('office', 'editor');
      await books.db.updateTable('staff').set({ active: false }).where('id', '=', id).execute();
      return login;
    },
  ],
])('%s is answered with one and the same sentence, also in a pause', async (_why, name) => {
  const login = await name();
  const client = new Client(app, `198.51.100.${20 + login.length}`);
  const said: string[] = [];
  for (let n = 0; n < 7; n++) {
    const reply = await client.signIn(login, 'Wrong-one-2026');
    said.push(`${reply.statusCode} ${/role="alert"[^>]*>(.*?)<\/div>/s.exec(reply.body)?.[1]}`);
  }
  expect(new Set(said)).toEqual(new Set([`422 <p>${WRONG}</p>`]));
});

test('who keeps the machine ends the pauses of a name, wherever they came from', async () => {
  const { login } = await town.person('office', 'editor');
  const thief = new Client(app, '198.51.100.40');
  for (let n = 0; n < 6; n++) await thief.signIn(login, 'wrong-one');
  expect((await thief.signIn(login, town.password)).statusCode).toBe(422);
  const by = { ...books, now, operator: 'root' };
  expect((await accountsFor(books.db, now)).find((one) => one.login === login)?.pausedUntil).toBeTruthy();
  expect(await unlockByCommand(by, login.toUpperCase())).toMatchObject({ ok: true });
  expect((await accountsFor(books.db, now)).find((one) => one.login === login)?.pausedUntil).toBeNull();
  expect((await thief.signIn(login, town.password)).statusCode).toBe(303);
});

test('a reset by command shows a one-time password that opens nothing but the page to set one', async () => {
  const { login } = await town.person('office', 'disclosureHead');
  const reset = await resetPasswordByCommand({ ...books, now, operator: 'root' }, login);
  const password = reset.ok ? reset.value.password : '';
  const client = new Client(app, '198.51.100.41');
  expect((await client.signIn(login, town.password)).statusCode).toBe(422);
  expect((await client.signIn(login, password)).statusCode).toBe(303);
  expect((await client.get('/console')).headers.location).toBe('/console/account');
  for (const path of ['/console/documents', '/console/kept/1'])
    expect((await client.get(path)).headers.location, path).toBe(`/console/account?next=${encodeURIComponent(path)}`);
  const token = await client.token('/console/account');
  expect((await client.send('/console/documents/new', { title: 'x' }, token)).headers.location).toBe(
    '/console/account',
  );
  expect((await client.get('/console/account')).body).not.toContain('已登录的设备');
  const fresh = 'Quiet.lamp7-rotor';
  expect((await client.post('/console/account', { old: password, fresh, again: fresh })).statusCode).toBe(303);
  expect((await client.get('/console')).statusCode).toBe(200);
});

test('a one-time password that waited two weeks opens nothing; those of the demonstration wait', async () => {
  const { login, id } = await town.person('office', 'editor');
  const by = () => ({ ...books, now, operator: 'root' });
  const given = async () => {
    const reset = await resetPasswordByCommand(by(), login);
    return reset.ok ? reset.value.password : '';
  };
  const client = new Client(app, '198.51.100.42');
  const old = await given();
  now = new Date(now.getTime() + 14 * 86_400_000 + 1000);
  const refused = await client.signIn(login, old);
  expect([refused.statusCode, refused.body.includes(WRONG)]).toEqual([422, true]);
  expect((await failedSignIns(books.db, town.authorityId, { login }, 1))[0]?.why).toBe('expired');
  await books.db.updateTable('staff').set({ one_time_until: null }).where('id', '=', id).execute();
  expect((await client.signIn(login, old)).statusCode).toBe(303);
  const password = await given();
  now = new Date(now.getTime() + 14 * 86_400_000 - 1000);
  expect((await client.signIn(login, password)).statusCode).toBe(303);
  const fresh = 'Quiet.lamp7-rotor';
  await client.post('/console/account', { old: password, fresh, again: fresh });
  now = new Date(now.getTime() + 86_400_000);
  expect((await client.signIn(login, fresh)).statusCode).toBe(303);
});

test('whoever signs in anew ends the session that the browser had, and each has a token of its own', async () => {
  const { login } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.43');
  const token = await client.token('/console/sign-in'); // in a second tab, opened before
  await client.signIn(login, town.password);
  const before = client.cookies.get('session')!;
  expect((await client.send('/console/sign-in', { login, password: town.password }, token)).statusCode).toBe(303);
  expect(client.cookies.get('session')).toMatch(/^[\w-]{43}$/);
  expect(client.cookies.get('session')).not.toBe(before);
  const other = new Client(app, '198.51.100.44');
  other.cookies.set('session', before);
  expect((await other.get('/console')).statusCode).toBe(303);
  expect((await client.get('/console')).statusCode).toBe(200);
});

test('signing out leaves nothing in the browser, and the session is gone', async () => {
  const { login } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.45');
  await client.signIn(login, town.password);
  const session = client.cookies.get('session')!;
  const left = await client.post('/console/sign-out', {}, '/console');
  expect(left.headers['clear-site-data']).toBe('"storage"');
  expect(client.cookies.has('session')).toBe(false);
  client.cookies.set('session', session);
  expect((await client.get('/console')).statusCode).toBe(303);
});

test.each([
  ['with blanks around it', '  quiet.Lamp7 rotor  ', (typed: string) => typed.trim()],
  ['with capitals', 'QUIET.lamp7-Rotor', (typed: string) => typed.toLowerCase()],
  ['in wide signs', 'Ｑuiet．lamp7-rotor', (typed: string) => typed.normalize('NFKC')],
  ['of 128 signs', `quiet.Lamp7${'rk4'.repeat(39)}`, (typed: string) => typed.slice(0, 72)],
])('a password %s is taken as it was typed, and no other', async (_what, fresh, near) => {
  const { login } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.46');
  await client.signIn(login, town.password);
  expect((await client.post('/console/account', { old: town.password, fresh, again: fresh })).statusCode).toBe(303);
  expect((await new Client(app, '198.51.100.47').signIn(login, near(fresh))).statusCode).toBe(422);
  expect((await new Client(app, '198.51.100.47').signIn(login, fresh)).statusCode).toBe(303);
});

test.each([
  ['closed by 系统管理员', (id: number) => as('systemAdmin', `${id}/active`, { active: 'no' })],
  ['given a new password by 安全管理员', (id: number) => as('securityAdmin', `${id}/reset-password`, {})],
])('the sessions of an account that is %s end at once', async (_what, act) => {
  const { login, id } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.48');
  await client.signIn(login, town.password);
  expect((await client.get('/console')).statusCode).toBe(200);
  expect((await act(id)).statusCode).toBeLessThan(400);
  expect((await client.get('/console')).statusCode).toBe(303);
});

async function as(role: 'systemAdmin' | 'securityAdmin', what: string, fields: Record<string, string>) {
  const client = new Client(app, '198.51.100.49');
  await client.signIn((await town.person(null, role)).login, town.password);
  return client.post(`/console/staff/${what}`, fields, `/console/staff/${what.split('/')[0]}`);
}

test.each([
  ['half an hour without a request', 31],
  ['half a day in any case', 12 * 60],
])('a session ends after %s', async (_why, minutes) => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app);
  await client.signIn(editor.login, town.password);
  const step = minutes > 60 ? 20 : minutes;
  for (let passed = 0; passed < minutes; passed += step) {
    now = new Date(now.getTime() + Math.min(step, minutes - passed) * 60_000);
    if (passed + step < minutes) expect((await client.get('/console')).statusCode).toBe(200);
  }
  expect((await client.get('/console')).statusCode).toBe(303);
});

test('a form without its token is refused and says how to go on', async () => {
  const reply = await app.inject({ method: 'POST', url: '/console/sign-in', payload: { login: 'a', password: 'b' } });
  expect(reply.statusCode).toBe(403);
  expect(reply.body).toContain('刷新后重试');
});

test('after sign-in nobody is led to another site', async () => {
  const editor = await town.person('office', 'editor');
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/console/../..//evil',
    '/console\\evil',
    'javascript:alert(1)',
  ]) {
    const reply = await new Client(app).post('/console/sign-in', {
      login: editor.login,
      password: town.password,
      next,
    });
    expect(new URL(String(reply.headers.location), 'http://own.example').host, next).toBe('own.example');
  }
});

test('every try that did not succeed is entered: why, about whose account, never what was typed', async () => {
  const { login, id, name } = await town.person('office', 'editor');
  const client = new Client(app, '198.51.100.50');
  await client.signIn(login, 'Wrong-one-2026');
  await client.signIn('My-own-Password1', 'My-own-Password1');
  await books.db.updateTable('staff').set({ active: false }).where('id', '=', id).execute();
  await client.signIn(login, town.password);
  const other = await testTown(books.db, 'elsewhere');
  await books.db
    .updateTable('authorities')
    .set({ host: 'elsewhere.example' })
    .where('id', '=', other.authorityId)
    .execute();
  const stranger = new Client(app, '198.51.100.51');
  await stranger.signIn((await other.person('office', 'editor')).login, 'Wrong-one-2026');
  const pauses = new Client(app, '198.51.100.52');
  for (let n = 0; n < 9; n++) await pauses.signIn('nobody-at-all', 'Wrong-one-2026');

  const auditor = new Client(app, '198.51.100.53');
  await auditor.signIn((await town.person(null, 'auditAdmin')).login, town.password);
  const lines = await failedSignIns(books.db, town.authorityId, {}, 500);
  const from = (address: string) => lines.filter((line) => line.address === address).map(({ why }) => why);
  expect(from('198.51.100.50')).toEqual(['disabled', 'unknownName', 'wrongPassword']);
  expect(from('198.51.100.51')).toEqual([]);
  expect(from('198.51.100.52')).toEqual(['throttled', ...Array(5).fill('unknownName')]);
  const page = await auditor.get('/console/failed-sign-ins?address=198.51.100.50');
  expect(page.body).toContain('my…（16 字）');
  expect(page.body).toContain(name);
  expect((await auditor.get(`/console/failed-sign-ins?why=disabled&login=${login}`)).body).toContain(name);
  expect((await auditor.get('/console/failed-sign-ins?from=2030-01-01')).body).toContain('没有符合条件的记录');
  expect((await auditor.get('/console/failed-sign-ins?from=2026-02-30&before=x&why=__proto__')).statusCode).toBe(200);
  const whole = JSON.stringify(await books.db.selectFrom('audit_log').selectAll().execute());
  expect(whole.toLowerCase()).not.toContain('my-own-password1');
  expect(whole).not.toContain('Wrong-one-2026');
  const head = new Client(app, '198.51.100.54');
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
  expect((await head.get('/console/failed-sign-ins')).statusCode).toBe(404);
  expect(await verifyAuditLog(books.db)).toMatchObject({ whole: true });
});

test('what a clock a year ahead left locks nobody out and keeps no session once it is put back', async () => {
  const right = now;
  const editor = await town.person('office', 'editor');
  const [client, other] = [new Client(app), new Client(app)];
  now = new Date(right.getTime() + 365 * 86_400_000);
  await client.signIn(editor.login, town.password);
  for (let n = 0; n < 5; n++) await other.signIn(editor.login, 'wrong-one');
  expect((await other.signIn(editor.login, town.password)).statusCode).toBe(422);
  now = right;
  expect((await client.get('/console')).statusCode).toBe(303);
  expect((await client.signIn(editor.login, town.password)).statusCode).toBe(303);
  expect((await client.get('/console')).statusCode).toBe(200);
});
