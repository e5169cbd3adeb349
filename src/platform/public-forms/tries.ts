import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../database/index.ts';

/** How often something may be tried from one place. */
export interface Limit {
  name: string;
  most: number;
  /** length of the window */
  seconds: number;
}

/** The place that a limit counts: an IPv4 address, or the /64 network that one subscriber has of IPv6. */
export function placeOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (v4) return v4[1]!;
  const [head = ''] = address.split('%');
  const [left = '', right] = head.split('::');
  const groups = left ? left.split(':') : [];
  if (right !== undefined) {
    const tail = right ? right.split(':') : [];
    while (groups.length + tail.length < 8) groups.push('0');
    groups.push(...tail);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}

const slotOf = ({ seconds }: Limit, now: Date) =>
  new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);

/** Under what a try is counted: a keyed fingerprint, so that no address is stored. */
function keyOf(request: FastifyRequest, { name }: Limit, subject: string): string {
  const { sealer } = request.server.services;
  return sealer.lookup(`${name}\0${placeOf(request.ip)}\0${subject}`, 'public-tries').toString('base64url');
}

/** Counts one more try from where the request comes. Counts live in the database: processes and restarts share them.
 *  @param subject what is tried, where each has a count of its own
 *  @returns whether it may be done */
export async function mayTry(request: FastifyRequest, limit: Limit, subject = ''): Promise<boolean> {
  const { db, now } = request.server.services;
  const row = await db
    .insertInto('public_tries')
    .values({ key: keyOf(request, limit, subject), slot: slotOf(limit, now()), count: 1 })
    .onConflict((oc) => oc.columns(['key', 'slot']).doUpdateSet((eb) => ({ count: eb('public_tries.count', '+', 1) })))
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count <= limit.most;
}

/** Takes a try back: it was a right one. */
export async function forgive(request: FastifyRequest, limit: Limit, subject = ''): Promise<void> {
  const { db, now } = request.server.services;
  await db
    .updateTable('public_tries')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', keyOf(request, limit, subject))
    .where('slot', '=', slotOf(limit, now()))
    .execute();
}

/** Forgets counts of windows that have passed. @returns how many */
export async function forgetTries(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from public_tries where slot < ${now}::timestamptz - interval '1 day'`.execute(db);
  return Number(numAffectedRows ?? 0);
}
