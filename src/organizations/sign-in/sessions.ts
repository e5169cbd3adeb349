import { createHash, randomBytes } from 'node:crypto';
import { type Db, prepared } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { cannotWrite } from '../../platform/disk/index.ts';
import type { Who } from '../../platform/roles.ts';
import { actingOn } from '../staff/deputies/store.ts';
import { deviceName } from './device-name.ts';
import { sessionAlive } from './rules.ts';

export const SESSION_COOKIE = 'session';
/** How long a browser keeps the cookie: longer than any session lasts, so that what was typed in one that has ended is
 *  known to be its person's. */
export const COOKIE_SECONDS = 7 * 86_400;

export interface SignedIn {
  who: Who;
  /** SHA-256 of the token: what the books know the session by, and its forms are bound to */
  key: string;
  mustChangePassword: boolean;
  /** the password was right, the code is still to be given: nothing else may be done */
  secondFactorDue: boolean;
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export const newToken = (): string => randomBytes(32).toString('base64url');

interface NewSession {
  staffId: number;
  now: Date;
  address: string;
  /** as the browser names itself */
  agent: string;
  /** no second factor is due */
  confirmed: boolean;
}

/** @returns the token for the cookie; only its hash is stored */
export async function openSession(db: Db, { staffId, now, address, agent, confirmed }: NewSession): Promise<string> {
  const token = newToken();
  await db
    .insertInto('sessions')
    .values({
      ...{ token_hash: hashOf(token), staff_id: staffId, created_at: now, seen_at: now },
      ...{ address, device: deviceName(agent), confirmed },
    })
    .execute();
  return token;
}

/** The person goes: nothing of the session is kept. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute();
}

/** What is given up for another session ends; it is remembered a while, as one that ended by itself. */
export async function endSessionOf(db: Db, token: string, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends all sessions of a person, but for the one with this key. */
export async function closeSessionsOf(db: Db, staffId: number, now: Date, except = ''): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('staff_id', '=', staffId)
    .where('token_hash', '<>', except)
    .where('ended_at', 'is', null)
    .execute();
}

/** Who holds the token, when the session is alive; notes the visit at most once a minute, where it can.
 *  @param note false: nothing may be written */
export async function sessionOf(db: Db, token: string, now: Date, note = true): Promise<SignedIn | undefined> {
  const asked = db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .innerJoin('authorities', 'authorities.id', 'staff.authority_id')
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
    .select(actingOn(dayOf(now)).as('actsFor'))
    .where('sessions.token_hash', '=', hashOf(token))
    .where('sessions.ended_at', 'is', null)
    .where('staff.active', '=', true)
    .where('authorities.closed_at', 'is', null);
  const [row] = await prepared(db, asked);
  if (!row || !sessionAlive(row, now)) return undefined;
  if (note && Math.abs(now.getTime() - row.seen_at.getTime()) > 60_000)
    await noteVisit(db, row.token_hash, now).catch((error) => {
      if (!cannotWrite(error)) throw error;
    });
  return {
    who: {
      ...{ id: row.id, name: row.name, authorityId: row.authority_id, officeId: row.office_id },
      roles: row.roles ?? [],
      ...(row.actsFor.length > 0 && { actsFor: row.actsFor }),
    },
    key: row.token_hash,
    mustChangePassword: row.must_change_password,
    secondFactorDue: !row.confirmed,
  };
}

const noteVisit = (db: Db, key: string, now: Date) =>
  db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', key).execute();

/** Whose session this is or was; undefined: nobody's that is remembered. */
export async function whoseSession(db: Db, token: string): Promise<{ staffId: number; key: string } | undefined> {
  const key = hashOf(token);
  const row = await db
    .selectFrom('sessions')
    .select('staff_id')
    .where('token_hash', '=', key)
    .where('confirmed', '=', true)
    .executeTakeFirst();
  return row && { staffId: row.staff_id, key };
}

/** Keys of a person's sessions, this one and those that ended not long ago. */
export async function formerSessionsOf(db: Db, staffId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .select('token_hash')
    .where('staff_id', '=', staffId)
    .where('confirmed', '=', true)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ token_hash }) => token_hash);
}

/** A session of a person, as they see it. */
export interface OwnSession {
  id: number;
  key: string;
  device: string;
  address: string;
  createdAt: Date;
  seenAt: Date;
}

/** Where a person is signed in, the last used first. */
export async function sessionsOf(db: Db, staffId: number, now: Date): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'token_hash', 'device', 'address', 'created_at', 'seen_at'])
    .where('staff_id', '=', staffId)
    .where('confirmed', '=', true)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows
    .filter((row) => sessionAlive(row, now))
    .map(({ id, token_hash, device, address, created_at, seen_at }) => ({
      ...{ id, device, address },
      ...{ key: token_hash, createdAt: created_at, seenAt: seen_at },
    }));
}

/** Takes away what ended long ago, by itself or by somebody. */
export async function forgetSessions(db: Db, now: Date): Promise<void> {
  const gone = new Date(now.getTime() - COOKIE_SECONDS * 1000);
  await db.deleteFrom('sessions').where('created_at', '<', gone).execute();
}
