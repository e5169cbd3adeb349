import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { type Limit, placeOf } from './rules.ts';

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
