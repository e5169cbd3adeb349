import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { booksBefore, testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { publishedBreaks } from '../law/index.ts';
import { append, verifyAuditLog } from '../platform/audit-log/index.ts';
import type { Role } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

// A data folder from before there was who runs the platform: two towns, each with its three, and what was entered for both.
const { db, bringUp } = await booksBefore('0105');
const { files, house, sealer } = await testDatabase(rooms);
const now = new Date('2026-03-02T02:00:00Z');
let first: TestTown;
let second: TestTown;
const three: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
const people: Record<string, Awaited<ReturnType<TestTown['person']>>> = {};
const log: { before?: unknown[] } = {};

beforeAll(async () => {
  first = await testTown(db, 'first');
  second = await testTown(db, 'second');
  for (const [town, code] of [
    [first, 'first'],
    [second, 'second'],
  ] as const)
    for (const role of [...three, 'editor'] as Role[]) people[`${code} ${role}`] = await town.person('office', role);
  await sql`insert into staff_roles (staff_id, role) values (${people['second editor']!.id}, 'signer')`.execute(db);
  await sql`update authorities set host = ' WWW.First.Example.COM.:8080 ' where id = ${first.authorityId}`.execute(db);
  await sql`update authorities set host = '' where id = ${second.authorityId}`.execute(db);
  const days = { received_on: '2026-02-24', arrived_on: '2026-02-24', channel: 'inPerson', subject: '一件' } as const;
  for (const [n, town] of [first, second].entries())
    await db
      .insertInto('applications')
      .values({ authority_id: town.authorityId, applicant_kind: 'person', number: `〔${n}〕`, ...days } as never)
      .execute();
  await arrangement([
    ['/console/applications/1', '答复期限'],
    ['/console/applications/2', '答复期限'],
    ['/console/applications/99', '所涉申请已经不在'],
    ['/console/elsewhere/1', '不是申请的'],
  ]);
  await arrangement([]);
  for (const [town, name] of [
    [first, '首镇的登录者'],
    [second, '次镇的登录者'],
  ] as const)
    await db.transaction().execute((tx) => {
      const who = { id: null, name, authorityId: town.authorityId };
      return append(tx, { at: now, who, action: 'organizations.signIn', subject: 'staff:1' });
    });
  log.before = (await sql`select * from audit_log order by seq`.execute(db)).rows;
  await bringUp();
});

async function arrangement(moved: [href: string, limit: string][]) {
  const line = ([href, limit]: [string, string]) => ({
    ...{ room: '依申请公开', title: '一件', href, limit },
    ...{ from: '2026-03-24', to: '2026-03-25', provisional: false },
  });
  await sql`insert into holiday_arrangements (year, source, breaks, digest, moved, entered_by, entered_at)
    values (2026, '国办发明电〔2025〕7 号', ${JSON.stringify(publishedBreaks(2026))}, ${`${moved.length}`}, ${JSON.stringify(moved.map(line))},
      ${people['first systemAdmin']!.id}, ${now})`.execute(db);
}

const rolesOf = async (name: string) =>
  (
    await db.selectFrom('staff_roles').select('role').where('staff_id', '=', people[name]!.id).orderBy('role').execute()
  ).map(({ role }) => role);

test.each([
  ['first systemAdmin', ['platformOperator', 'systemAdmin']],
  ['first securityAdmin', ['platformSecurity', 'securityAdmin']],
  ['first auditAdmin', ['auditAdmin', 'platformAuditor']],
  ['first editor', ['editor']],
  ['second systemAdmin', ['systemAdmin']],
  ['second securityAdmin', ['securityAdmin']],
  ['second auditAdmin', ['auditAdmin']],
  ['second editor', ['editor', 'signer']],
])('0105: %s has %j', async (name, held) => {
  expect(await rolesOf(name)).toEqual(held);
});

test('0106: each limit that an arrangement moved is its authority’s; of one that is none’s nobody is named', async () => {
  const rows = await db.selectFrom('holiday_arrangements').select('moved').orderBy('id').execute();
  const named = rows.map(({ moved }) => moved.map(({ href, authorityId, limit }) => [href, authorityId, limit]));
  expect(named).toEqual([
    [
      ['/console/applications/1', first.authorityId, '答复期限'],
      ['/console/applications/2', second.authorityId, '答复期限'],
      ['/console/applications/99', null, '所涉申请已经不在'],
      ['/console/elsewhere/1', null, '不是申请的'],
    ],
    [],
  ]);
});

test('0107: host names stand in one form, empty ones are none, and nobody is closed', async () => {
  const rows = await db
    .selectFrom('authorities')
    .select(['host', 'closed_at', 'closed_reason'])
    .orderBy('id')
    .execute();
  expect(rows).toEqual([
    { host: 'www.first.example.com', closed_at: null, closed_reason: '' },
    { host: null, closed_at: null, closed_reason: '' },
  ]);
});

test('the log is as it was, whole, and each auditor reads what is theirs', async () => {
  const after = await sql`select * from audit_log order by seq`.execute(db);
  expect(after.rows).toEqual(log.before);
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true });
  const app = await buildServer({ db, files, house, sealer, now: () => now });
  const page = async (name: string, path: string) => {
    const client = new Client(app, `2001:db8:${name.length.toString(16)}::1`);
    await client.signIn(people[name]!.login, first.password);
    return (await client.get(path)).body;
  };
  const platforms = await page('first auditAdmin', '/console/audit-log');
  const seconds = await page('second auditAdmin', '/console/audit-log');
  const named = (body: string) => ['首镇的登录者', '次镇的登录者'].filter((name) => body.includes(name));
  expect([named(platforms), named(seconds)]).toEqual([['首镇的登录者', '次镇的登录者'], ['次镇的登录者']]);
  expect(await page('first systemAdmin', '/console/authorities')).toContain('www.first.example.com');
  expect(await page('first systemAdmin', '/console/calendar')).toContain('工作日历');
});
