import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { sessionAlive } from './rules.ts';

export const SESSION_COOKIE = 'session';

export interface SignedIn {
  who: Who;
  mustChangePassword: boolean;
  /** the password was right, the code is still to be given: nothing else may be done */
  secondFactorDue: boolean;
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @returns the token for the cookie; only its hash is stored */
export async function openSession(
  db: Db,
  staffId: number,
  now: Date,
  address: string,
  confirmed: boolean,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('sessions')
    .values({ token_hash: hashOf(token), staff_id: staffId, created_at: now, seen_at: now, address, confirmed })
    .execute();
  return token;
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** Ends all sessions of a person, but for the one with this token. */
export async function closeSessionsOf(db: Db, staffId: number, except?: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('staff_id', '=', staffId)
    .where('token_hash', '<>', except ? hashOf(except) : '')
    .execute();
}

/** Who holds the token, when the session is alive; notes the visit at most once a minute. */
export async function sessionOf(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .select([
      'sessions.token_hash',
      'sessions.created_at',
      'sessions.seen_at',
      'sessions.confirmed',
      'staff.id',
      'staff.name',
      'staff.authority_id',
      'staff.office_id',
      'staff.must_change_password',
    ])
    .select((eb) =>
      eb
        .selectFrom('staff_roles')
        .whereRef('staff_id', '=', 'staff.id')
        .select((e) => e.fn.agg<Who['roles'] | null>('array_agg', ['role']).as('all'))
        .as('roles'),
    )
    .where('sessions.token_hash', '=', hashOf(token))
    .where('staff.active', '=', true)
    .executeTakeFirst();
  if (!row || !sessionAlive(row, now)) return undefined;
  if (Math.abs(now.getTime() - row.seen_at.getTime()) > 60_000)
    await db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', row.token_hash).execute();
  return {
    who: { id: row.id, name: row.name, authorityId: row.authority_id, officeId: row.office_id, roles: row.roles ?? [] },
    mustChangePassword: row.must_change_password,
    secondFactorDue: !row.confirmed,
  };
}
