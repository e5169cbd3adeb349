import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { append } from '../../platform/audit-log/index.ts';
import type { Role } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { platformFault, rolesFault, rolesWith } from '../staff/rules.ts';

// What is the platform's, what is each authority's: the administrators of one that does not run the platform.
const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2026-03-02T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let first: TestTown;
let other: TestTown;
const people = {} as Record<'operator' | 'platformAuditor' | 'system' | 'security' | 'auditor', Client>;

let address = 1;
async function signedIn(town: TestTown, ...roles: Role[]): Promise<Client> {
  const client = new Client(app, `2001:db8::${address++}`);
  await client.signIn((await town.person(null, ...roles)).login, town.password);
  return client;
}

beforeAll(async () => {
  first = await testTown(db, 'first');
  other = await testTown(db, 'other');
  people.operator = await signedIn(first, 'systemAdmin', 'platformOperator');
  people.platformAuditor = await signedIn(first, 'auditAdmin', 'platformAuditor');
  people.system = await signedIn(other, 'systemAdmin');
  people.security = await signedIn(other, 'securityAdmin');
  people.auditor = await signedIn(other, 'auditAdmin');
  const entry = { at: now, action: 'organizations.addOffice', who: { id: null, name: '某人' } };
  const of = (authorityId: number | null, name: string, subject: string) =>
    db.transaction().execute((tx) => append(tx, { ...entry, who: { ...entry.who, name, authorityId }, subject }));
  await of(first.authorityId, '甲机关的人', 'office:1');
  await of(other.authorityId, '乙机关的人', 'office:2');
  await of(null, '平台的人', 'calendar:2026');
  await of(null, '平台对乙', `authority:${other.authorityId}`);
});

describe('the audit log', () => {
  const log = '/console/audit-log';
  test.each<[string, keyof typeof people, string, string[], string[]]>([
    ['of an authority: its own', 'auditor', '', ['乙机关的人', '平台对乙'], ['甲机关的人', '平台的人']],
    ['of all, asked for by it', 'auditor', '?of=all', ['乙机关的人'], ['甲机关的人', '平台的人']],
    ['of the platform, asked for by it', 'auditor', '?of=platform', ['乙机关的人'], ['平台的人']],
    ['of another, asked for by it', 'auditor', '?of=1', ['乙机关的人'], ['甲机关的人']],
    ['by an actor elsewhere', 'auditor', '?actor=%E7%94%B2%E6%9C%BA%E5%85%B3%E7%9A%84%E4%BA%BA', [], ['office:1']],
    ['of all', 'platformAuditor', '', ['甲机关的人', '乙机关的人', '平台的人', '平台对乙'], []],
    ['of the platform', 'platformAuditor', '?of=platform', ['平台的人', '平台对乙'], ['甲机关的人', '乙机关的人']],
    ['of what is none', 'platformAuditor', '?of=-1', ['甲机关的人'], []],
  ])('%s', async (_what, who, query, shown, hidden) => {
    const { body, statusCode } = await people[who].get(log + query);
    expect(statusCode).toBe(200);
    const table = body.slice(body.indexOf('<tbody>'), body.indexOf('</tbody>'));
    for (const name of shown) expect(table).toContain(name);
    for (const name of hidden) expect(table).not.toContain(name);
  });

  test('is proved whole over all, and says how many entries are theirs', async () => {
    const own = (await people.auditor.post(`${log}/verify`, {}, log)).body;
    const all = (await people.platformAuditor.post(`${log}/verify`, {}, log)).body;
    const said = (body: string) => Number(/共 (\d+) 条/.exec(body)?.[1]);
    expect(own).toContain('审计日志完整，本机关共');
    expect(all).toContain('审计日志完整，全平台共');
    expect(said(own)).toBeLessThan(said(all));
  });
});

test.each([
  ['/console/authorities', {}],
  ['/console/mail', { enabled: 'yes', host: 'mail.example.com', port: '25', security: 'none' }],
  ['/console/mail/trial', { to: 'a@example.com' }],
  ['/console/calendar/enter', { step: 'save' }],
])('%s is who runs the platform’s alone', async (path, fields) => {
  for (const client of [people.system, people.security, people.auditor])
    expect((await client.post(path, fields, '/console/account')).statusCode).toBe(404);
  expect((await people.operator.post(path, fields, '/console/account')).statusCode).not.toBe(404);
});

test('withdrawing an arrangement changes nothing', async () => {
  await people.system.post('/console/calendar/withdraw', { year: '2026' }, '/console/account');
  expect(await db.selectFrom('holiday_arrangements').select('id').execute()).toEqual([]);
});

test('mails that were given up are seen and sent again by their own authority', async () => {
  const { id } = await db
    .insertInto('mails')
    .values({
      ...{ authority_id: first.authorityId, room: 'tests', kind: 'note', about: 'note:1', key: 'note:1' },
      ...{ recipient_shown: '甲收件人', subject: '甲的信', body: '甲', staff_id: null, next_at: now, created_at: now },
      ...{ state: 'failed', log_action: null, message_name: null, sent_at: null, resent_by: null, resent_at: null },
      sealed_parts: Buffer.from('x'),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const state = async () =>
    (await db.selectFrom('mails').select('state').where('id', '=', id).executeTakeFirst())?.state;
  const page = (await people.system.get('/console/mail')).body;
  for (const word of ['甲的信', '甲收件人', 'first', 'SMTP', '1 件待办']) expect(page).not.toContain(word);
  await people.system.post(`/console/mail/${id}/retry`, {}, '/console/account');
  expect(await state()).toBe('failed');
  expect((await people.operator.get('/console/mail')).body).toContain('各机关发不出的邮件');
  await people.operator.post(`/console/mail/${id}/retry`, {}, '/console/account');
  expect(await state()).toBe('waiting');
});

test('nobody becomes who runs the platform by the word of their own authority', async () => {
  const { id } = await other.person(null, 'systemAdmin');
  const member = `/console/staff/${id}`;
  expect((await people.security.get(member)).body).not.toContain('平台运行管理员');
  for (const role of ['platformOperator', 'platformSecurity', 'platformAuditor']) {
    const reply = await people.security.post(`${member}/roles`, { roles: ['systemAdmin', role] }, member);
    expect(reply.statusCode).toBe(422);
  }
  const roles = await db.selectFrom('staff_roles').select('role').where('staff_id', '=', id).execute();
  expect(roles).toEqual([{ role: 'systemAdmin' }]);
  expect(await db.selectFrom('administrator_requests').select('id').execute()).toEqual([]);
});

test.each<[string, Role[], string | undefined]>([
  ['one of the three', ['systemAdmin'], undefined],
  ['and of the platform', ['systemAdmin', 'platformOperator'], undefined],
  ['of the platform alone', ['platformAuditor'], '须由审计管理员担任'],
  ['of the platform with another’s duty', ['auditAdmin', 'platformOperator'], '须由系统管理员担任'],
  ['two of the platform', ['systemAdmin', 'platformOperator', 'platformAuditor'], '不能兼任'],
  ['with business', ['systemAdmin', 'platformOperator', 'editor'], '不能兼任'],
  ['two of the three', ['systemAdmin', 'auditAdmin'], '不能兼任'],
])('roles of one person: %s', (_what, given, fault) => {
  const said = rolesFault(given);
  if (fault) expect(said).toContain(fault);
  else expect(said).toBeUndefined();
});

test.each<[string, Role[], Role[], Role[], boolean]>([
  ['given by one of an authority', ['securityAdmin'], ['systemAdmin'], ['systemAdmin', 'platformOperator'], false],
  ['taken by one', ['securityAdmin'], ['systemAdmin', 'platformOperator'], ['systemAdmin'], false],
  ['left as it is', ['securityAdmin'], ['systemAdmin', 'platformOperator'], ['systemAdmin', 'platformOperator'], true],
  [
    'given by the platform’s',
    ['securityAdmin', 'platformSecurity'],
    ['systemAdmin'],
    rolesWith('platformOperator'),
    true,
  ],
])('a role of the platform: %s', (_what, by, before, after, may) => {
  expect(platformFault(by, before, after) === undefined).toBe(may);
});
