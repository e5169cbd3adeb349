import { beforeEach, expect, test } from 'vitest';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { writtenTo } from '../../../../test/support/written-to.ts';
import { verifyAuditLog } from '../../../platform/audit-log/index.ts';
import type { Role } from '../../../platform/roles.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import { appointByCommand } from '../by-command.ts';

// 三员分立: what one administrator could try to become another, and what two do together.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const path = '/console/administrators';
let n = 0;
let address = 1;
let town: TestTown;

type Person = Awaited<ReturnType<TestTown['person']>> & { client: Client };
let system: Person;
let security: Person;
let audit: Person;
let editor: Person;

/** From an address of its own: sign-ins from one are held to some a minute. */
const elsewhere = () => new Client(app, `2001:db8:${(address++).toString(16)}::1`);

async function someone(of: TestTown, office: 'office' | null, role: Role): Promise<Person> {
  const person = await of.person(office, role);
  const client = elsewhere();
  expect((await client.signIn(person.login, of.password)).statusCode).toBe(303);
  return { ...person, client };
}

beforeEach(async () => {
  now = new Date(now.getTime() + 3_600_000);
  town = await testTown(db, `t${n++}`);
  system = await someone(town, null, 'systemAdmin');
  security = await someone(town, null, 'securityAdmin');
  audit = await someone(town, null, 'auditAdmin');
  editor = await someone(town, 'office', 'editor');
});

const member = (one: { id: number }) => `/console/staff/${one.id}`;
const rolesOf = async (id: number) =>
  (await db.selectFrom('staff_roles').select('role').where('staff_id', '=', id).execute()).map(({ role }) => role);
const hashOf = async (id: number) =>
  await db
    .selectFrom('staff')
    .select(['password_hash', 'sealed_totp', 'active'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const onceOn = (body: string) => /<b class="once">([^<]+)</.exec(body)?.[1] ?? '';
const openRequest = async () =>
  (
    await db
      .selectFrom('administrator_requests')
      .select('id')
      .where('outcome', 'is', null)
      .where('authority_id', '=', town.authorityId)
      .executeTakeFirst()
  )?.id;

/** Every path by which one of the three could take another's place alone. Nothing of the other may have changed. */
test.each<[string, () => Person, () => Promise<unknown>]>([
  [
    '安全管理员 takes the role from the only auditor',
    () => audit,
    () => security.client.post(`${member(audit)}/roles`, {}, member(audit)),
  ],
  [
    '… from the only 系统管理员',
    () => system,
    () => security.client.post(`${member(system)}/roles`, { roles: ['editor'] }, member(system)),
  ],
  [
    '… makes the auditor 系统管理员',
    () => audit,
    () => security.client.post(`${member(audit)}/roles`, { roles: ['systemAdmin'] }, member(audit)),
  ],
  [
    '… gives an administrator a second role',
    () => audit,
    () => security.client.post(`${member(audit)}/roles`, { roles: ['auditAdmin', 'editor'] }, member(audit)),
  ],
  [
    '… gives themself the auditor’s',
    () => security,
    () => security.client.post(`${member(security)}/roles`, { roles: ['auditAdmin'] }, member(security)),
  ],
  [
    '… makes an editor, whose password they know, the auditor',
    () => editor,
    () => security.client.post(`${member(editor)}/roles`, { roles: ['auditAdmin'] }, member(editor)),
  ],
  [
    '… resets the auditor’s password',
    () => audit,
    () => security.client.post(`${member(audit)}/reset-password`, {}, member(audit)),
  ],
  [
    '… resets the auditor’s second factor',
    () => audit,
    () => security.client.post(`${member(audit)}/reset-second-factor`, {}, member(audit)),
  ],
  [
    '… asks for that, and confirms it themself',
    () => audit,
    async () => {
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
      return security.client.post(`${path}/${await openRequest()}/confirm`, {}, path);
    },
  ],
  [
    '… asks for that, and it is confirmed after they are 安全管理员 no more',
    () => audit,
    async () => {
      const second = await someone(town, null, 'securityAdmin');
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
      await db.deleteFrom('staff_roles').where('staff_id', '=', security.id).execute();
      return second.client.post(`${path}/${await openRequest()}/confirm`, {}, path);
    },
  ],
  [
    '… asks, and it is confirmed after seven days',
    () => audit,
    async () => {
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
      now = new Date(now.getTime() + 8 * 86_400_000);
      const client = elsewhere();
      await client.signIn(system.login, town.password);
      return client.post(`${path}/${await openRequest()}/confirm`, {}, '/console/account');
    },
  ],
  [
    '系统管理员 closes the only auditor’s account',
    () => audit,
    () => system.client.post(`${member(audit)}/active`, { active: 'no' }, member(audit)),
  ],
  [
    '… closes their own',
    () => system,
    () => system.client.post(`${member(system)}/active`, { active: 'no' }, member(system)),
  ],
  [
    '… gives roles',
    () => editor,
    () => system.client.post(`${member(editor)}/roles`, { roles: ['auditAdmin'] }, member(editor)),
  ],
  ['… resets a password', () => audit, () => system.client.post(`${member(audit)}/reset-password`, {}, member(audit))],
  [
    '… asks for a reset',
    () => security,
    () => system.client.post(`${member(security)}/request-reset`, { kind: 'password' }, member(security)),
  ],
  ['the auditor resets', () => security, () => audit.client.post(`${member(security)}/reset-password`, {}, path)],
  [
    'the auditor gives roles',
    () => editor,
    () => audit.client.post(`${member(editor)}/roles`, { roles: ['securityAdmin'] }, path),
  ],
  [
    'one confirms what concerns themself',
    () => audit,
    async () => {
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'secondFactor' }, member(audit));
      return audit.client.post(`${path}/${await openRequest()}/confirm`, {}, path);
    },
  ],
  [
    '安全管理员 of another authority',
    () => audit,
    async () => {
      const other = await testTown(db, `o${n++}`);
      const stranger = await someone(other, null, 'securityAdmin');
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
      await stranger.client.post(`${path}/${await openRequest()}/confirm`, {}, path);
      for (const act of ['reset-password', 'reset-second-factor', 'unlock', 'roles', 'request-reset'])
        expect(
          (await stranger.client.post(`${member(audit)}/${act}`, { roles: [], kind: 'password' }, '/console/staff'))
            .statusCode,
        ).toBe(404);
    },
  ],
  [
    'an editor confirms',
    () => audit,
    async () => {
      await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
      return editor.client.post(`${path}/${await openRequest()}/confirm`, {}, '/console/account');
    },
  ],
])('%s: nothing happens', async (_what, whose, act) => {
  const before = [await rolesOf(whose().id), await hashOf(whose().id)];
  await act();
  expect([await rolesOf(whose().id), await hashOf(whose().id)]).toEqual(before);
});

test('a second administrator confirms, and each has one half of the password: neither can sign in with it', async () => {
  const asked = await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
  expect(asked.headers.location).toBe(path);
  expect((await system.client.get('/console')).body).toContain('<i aria-label="1 件待办">1</i>');
  const again = await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
  expect(again.statusCode).toBe(409);
  const id = await openRequest();
  const confirmed = await system.client.post(`${path}/${id}/confirm`, {}, path);
  const second = onceOn(confirmed.body);
  expect(second).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}$/);
  expect((await system.client.post(`${path}/${id}/half`, {}, path)).statusCode).toBe(403);
  const first = onceOn((await security.client.post(`${path}/${id}/half`, {}, path)).body);
  expect((await security.client.post(`${path}/${id}/half`, {}, path)).statusCode).toBe(409);
  expect((await security.client.get(path)).body).not.toContain(first);
  expect((await audit.client.get('/console')).statusCode).toBe(303);
  for (const part of [first, second]) expect((await elsewhere().signIn(audit.login, part)).statusCode).toBe(422);
  const client = elsewhere();
  const reply = await client.post('/console/sign-in', { login: audit.login, password: `${first}-${second}` });
  expect(reply.headers.location).toMatch(/second-factor/); // the second factor is still the auditor's own
  const rows = await db
    .selectFrom('audit_log')
    .select(['action', 'actor'])
    .where('subject', '=', `staff:${audit.id}`)
    .execute();
  expect(rows).toContainEqual({ action: 'organizations.requestReset', actor: security.name });
  expect(rows).toContainEqual({ action: 'organizations.confirmRequest', actor: system.name });
  expect(rows).toContainEqual({ action: 'organizations.readHalf', actor: security.name });
  expect(JSON.stringify(await db.selectFrom('audit_log').selectAll().execute())).not.toMatch(
    new RegExp(`${first}|${second}`),
  );
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
});

test('the person is told who did it: at the next sign-in, on their page, and by mail where they gave an address', async () => {
  await db
    .insertInto('mail_settings')
    .values({
      enabled: true,
      host: 'mail.example',
      port: 25,
      security: 'none',
      login: '',
      sender: 'a@example.com',
      site_address: 'https://town.example',
      updated_by: '测试',
      updated_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  await writtenTo(books, audit, 'audit@example.com');
  await security.client.post(`${member(audit)}/request-reset`, { kind: 'secondFactor' }, member(audit));
  await system.client.post(`${path}/${await openRequest()}/confirm`, {}, path);
  const said = `由${security.name}提出、${system.name}确认，您的两步验证已重置`;
  const client = elsewhere();
  await client.signIn(audit.login, town.password);
  expect((await client.get('/console')).body).toContain(said);
  expect((await client.get('/console')).body).not.toContain(said);
  expect((await client.get('/console/account')).body).toContain(said);
  const mails = await db
    .selectFrom('mails')
    .select(['staff_id', 'body'])
    .where('about', '=', `staff:${audit.id}`)
    .execute();
  expect(mails).toEqual([{ staff_id: audit.id, body: expect.stringContaining(said) }]);
});

test('an ordinary person is reset by 安全管理员 alone, and told', async () => {
  const reply = await security.client.post(`${member(editor)}/reset-password`, {}, member(editor));
  const client = elsewhere();
  await client.signIn(editor.login, onceOn(reply.body));
  expect((await client.get('/console/account')).body).toContain(`您的密码已由${security.name}重置`);
});

test('who becomes an administrator begins anew: what others know of the account is void', async () => {
  const known = onceOn((await security.client.post(`${member(editor)}/reset-password`, {}, member(editor))).body);
  const asked = await security.client.post(`${member(editor)}/roles`, { roles: ['auditAdmin'] }, member(editor));
  expect(asked.statusCode).toBe(303);
  expect(await rolesOf(editor.id)).toEqual(['editor']);
  const second = onceOn((await system.client.post(`${path}/${await openRequest()}/confirm`, {}, path)).body);
  expect(await rolesOf(editor.id)).toEqual(['auditAdmin']);
  expect((await elsewhere().signIn(editor.login, known)).statusCode).toBe(422);
  const id = (
    await db.selectFrom('administrator_requests').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  ).id;
  const first = onceOn((await security.client.post(`${path}/${id}/half`, {}, path)).body);
  expect((await elsewhere().signIn(editor.login, `${first}-${second}`)).statusCode).toBe(303);
  // with a second auditor the first may go, and then the second is the only one
  expect((await security.client.post(`${member(audit)}/roles`, {}, member(audit))).statusCode).toBe(303);
  expect((await security.client.post(`${member(editor)}/roles`, {}, member(editor))).body).toContain(
    '唯一在用的审计管理员',
  );
});

test('a person holds one of the three by one account alone', async () => {
  await db.updateTable('staff').set({ name: security.name }).where('id', '=', editor.id).execute();
  const reply = await security.client.post(`${member(editor)}/roles`, { roles: ['auditAdmin'] }, member(editor));
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('三员须由三个人分别担任');
});

test('of two who take the last two auditors at once, one is refused', async () => {
  const second = await someone(town, null, 'auditAdmin');
  const other = await someone(town, null, 'securityAdmin');
  const tokens = [await security.client.token(member(audit)), await other.client.token(member(second))];
  await Promise.all([
    security.client.send(`${member(audit)}/roles`, {}, tokens[0]!, member(audit)),
    other.client.send(`${member(second)}/roles`, {}, tokens[1]!, member(second)),
  ]);
  expect([...(await rolesOf(audit.id)), ...(await rolesOf(second.id))]).toEqual(['auditAdmin']);
});

test('what waits can be declined, also by whom it concerns, and is then no more', async () => {
  await security.client.post(`${member(audit)}/request-reset`, { kind: 'password' }, member(audit));
  const id = await openRequest();
  expect((await audit.client.get(path)).body).toContain('与您有关');
  await audit.client.post(`${path}/${id}/decline`, {}, path);
  expect((await system.client.post(`${path}/${id}/confirm`, {}, path)).statusCode).toBe(409);
  expect((await system.client.get(path)).body).toContain('不予办理');
});

test('where nobody could ask or confirm, whoever keeps the machine appoints, under their own name', async () => {
  const by = { ...books, now, operator: 'root' };
  await db.updateTable('staff').set({ active: false }).where('id', '=', security.id).execute();
  expect((await audit.client.get('/console')).body).toContain('没有在用的安全管理员');
  expect(await appointByCommand(by, audit.login, 'securityAdmin')).toMatchObject({ ok: false });
  const appointed = await appointByCommand(by, editor.login, 'securityAdmin');
  expect(appointed).toMatchObject({ ok: true, value: { login: editor.login } });
  expect(await rolesOf(editor.id)).toEqual(['securityAdmin']);
  expect((await editor.client.get('/console')).statusCode).toBe(303);
  const password = appointed.ok ? appointed.value.password : '';
  const client = elsewhere();
  expect((await client.signIn(editor.login, password)).statusCode).toBe(303);
  expect((await client.get('/console/staff')).headers.location).toBe('/console/account?next=%2Fconsole%2Fstaff');
  const entry = db.selectFrom('audit_log').select('actor').where('action', '=', 'organizations.appoint');
  expect((await entry.executeTakeFirst())?.actor).toBe('服务器命令行（root）');
});
