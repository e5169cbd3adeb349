import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { append, clockProven, clockWarning, verifyAuditLog } from './index.ts';

const { db } = await testDatabase();

/** What an intruder with the database in their hands does: switch the guard off first. */
async function tamper(change: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(change).execute(tx);
  });
}

beforeEach(async () => {
  await tamper('delete from audit_log');
  await sql`update audit_head set seq = 0, hash = decode(repeat('00', 32), 'hex')`.execute(db);
  for (let n = 1; n <= 6; n++)
    await db.transaction().execute((tx) =>
      append(tx, {
        at: new Date(Date.UTC(2023, 0, n)),
        who: { id: n, name: '测试', authorityId: 1 },
        action: 'test.act',
        subject: `document:${n}`,
        detail: { b: 1.5, a: ['x', null], 中文: '“引号”\n' },
      }),
    );
});

test('an untouched chain is whole', async () => {
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true, rows: 6 });
});

test('the table itself refuses changes', async () => {
  await expect(sql`update audit_log set actor = 'x' where seq = 2`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from audit_log where seq = 2`.execute(db)).rejects.toThrow(/append-only/);
  await expect(sql`truncate audit_log`.execute(db)).rejects.toThrow(/append-only/);
});

test.each([
  ['a changed actor', `update audit_log set actor = '别人' where seq = 3`, 3],
  ['a changed time', `update audit_log set at = at + interval '1 second' where seq = 3`, 3],
  ['a changed detail', `update audit_log set detail = '{"a":1}' where seq = 3`, 3],
  ['a row removed', 'delete from audit_log where seq = 3', 3],
  ['the first row removed', 'delete from audit_log where seq = 1', 1],
  ['the last row cut off', 'delete from audit_log where seq = 6', 6],
  [
    'two rows exchanged',
    'update audit_log set seq = 100 where seq = 3; update audit_log set seq = 3 where seq = 4; update audit_log set seq = 4 where seq = 100',
    3,
  ],
  [
    'a row and its number closed up',
    'delete from audit_log where seq = 3; update audit_log set seq = seq - 1 where seq > 3',
    3,
  ],
  ['everything removed', 'delete from audit_log', 1],
])('%s is found', async (_what, change, seq) => {
  await tamper(change);
  expect(await verifyAuditLog(db)).toMatchObject({ whole: false, seq });
});

test('writers side by side make one chain', async () => {
  const write = (n: number) =>
    db.transaction().execute((tx) =>
      append(tx, {
        at: new Date(),
        who: { id: n, name: '并发', authorityId: 1 },
        action: 'test.act',
        subject: `document:${n}`,
      }),
    );
  await Promise.all(Array.from({ length: 30 }, (_, n) => write(n)));
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true, rows: 36 });
});

test('a clock earlier than an entry is said, also when entries were made since; the chain stays whole', async () => {
  expect(await clockWarning(db, new Date('2023-01-06T00:00:00Z'))).toBeUndefined();
  expect(await clockWarning(db, new Date('2023-01-05T23:56:00Z'))).toBeUndefined();
  const back = new Date('2022-01-06T00:00:00Z');
  const who = { id: 1, name: '测试', authorityId: 1 };
  await db.transaction().execute((tx) => append(tx, { at: back, who, action: 'test.act', subject: 'document:1' }));
  expect(await clockWarning(db, back)).toContain('现在是 2022-01-06 08:00，而审计日志里已有 2023-01-06 08:00 的记录');
  expect(await verifyAuditLog(db)).toMatchObject({ whole: true, rows: 7 });
});

test('a clock is believed for what cannot be undone once the books show three days of work shortly before it', async () => {
  expect(await clockProven(db, new Date('2023-01-07T00:00:00Z'))).toBe(true);
  expect(await clockProven(db, new Date('2024-01-07T00:00:00Z'))).toBe(false);
  expect(await clockProven(db, new Date('2022-01-07T00:00:00Z'))).toBe(false);
  expect(await clockProven(db, new Date('2023-01-02T12:00:00Z'))).toBe(false);
});
