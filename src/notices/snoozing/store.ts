import type { Db, Tx } from '../../platform/database/index.ts';
import type { Snoozed } from './rules.ts';

export interface SnoozeRow extends Snoozed {
  staffId: number;
  key: string;
  href: string;
}

const rows = (db: Db, today: string) =>
  db
    .selectFrom('snoozes as z')
    .select(['z.staff_id as staffId', 'z.key', 'z.href', 'z.due_on as dueOn', 'z.stage', 'z.size', 'z.until'])
    .where('z.until', '>', today)
    .orderBy('z.until')
    .orderBy('z.key');

/** What somebody does not want to be told of, by the key of the notice. */
export async function snoozesOf(db: Db, staffId: number, today: string): Promise<Map<string, SnoozeRow>> {
  const own = await rows(db, today).where('z.staff_id', '=', staffId).execute();
  return new Map(own.map((row) => [row.key, row]));
}

/** The same of everybody in an authority, with their names. */
export function snoozesIn(db: Db, authorityId: number, today: string): Promise<(SnoozeRow & { name: string })[]> {
  return rows(db, today)
    .innerJoin('staff as s', 's.id', 'z.staff_id')
    .select('s.name')
    .where('s.authority_id', '=', authorityId)
    .execute();
}

/** These are left alone from now on, in place of what was chosen for them before. */
export async function keepSnoozes(tx: Tx, snoozed: readonly SnoozeRow[], now: Date): Promise<void> {
  if (snoozed.length === 0) return;
  await tx
    .insertInto('snoozes')
    .values(
      snoozed.map(({ staffId, dueOn, ...row }) => ({ ...row, staff_id: staffId, due_on: dueOn, snoozed_at: now })),
    )
    .onConflict((oc) =>
      oc.columns(['staff_id', 'key']).doUpdateSet((eb) => ({
        href: eb.ref('excluded.href'),
        due_on: eb.ref('excluded.due_on'),
        stage: eb.ref('excluded.stage'),
        size: eb.ref('excluded.size'),
        until: eb.ref('excluded.until'),
        snoozed_at: eb.ref('excluded.snoozed_at'),
      })),
    )
    .execute();
}

/** @returns whether it was left alone */
export async function dropSnooze(tx: Tx, staffId: number, key: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('snoozes')
    .where('staff_id', '=', staffId)
    .where('key', '=', key)
    .returning('key')
    .executeTakeFirst();
  return gone !== undefined;
}

export async function forgetSnoozesOf(tx: Tx, { staffId }: { staffId: number }): Promise<void> {
  await tx.deleteFrom('snoozes').where('staff_id', '=', staffId).execute();
}

/** What is told again is forgotten. */
export async function forgetEnded(db: Db, today: string): Promise<void> {
  await db.deleteFrom('snoozes').where('until', '<=', today).execute();
}
