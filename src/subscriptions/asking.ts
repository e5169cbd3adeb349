import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { forgetMails, putMails } from '../mail/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { confirmationHash, type Mailing } from './links.ts';
import { HOME } from './paths.ts';
import { CONFIRM_MS, MOST_QUESTIONS, type Rhythm } from './rules.ts';
import { aboutRequest, addressKey, count } from './store.ts';
import type { Wish } from './subjects.ts';
import { question } from './telling/letters.ts';

/** What is wanted and not confirmed yet. */
export interface Request {
  address: string;
  rhythm: Rhythm;
  wishes: Wish[];
}

const purposeOf = (hash: Buffer) => `subscription-request:${hash.toString('hex')}`;

/** Asks whoever reads at this address, by one mail, whether they want it. Beyond two questions in a day nothing is sent,
 *  and who asks is told the same: neither whose address it is nor how often it was typed.
 *  @returns the code in that mail; undefined: nothing was sent */
export async function askWhether(
  { db, sealer, now }: { db: Db; sealer: Sealer; now: Date },
  mailing: Mailing,
  request: Request,
): Promise<string | undefined> {
  const authorityId = mailing.authority.id;
  const key = addressKey(sealer, authorityId, request.address);
  return db.transaction().execute(async (tx) => {
    // two at once for one address come one after the other, so that they are counted
    await sql`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 0))`.execute(tx);
    const { asked } = await tx
      .selectFrom('subscription_requests')
      .select(({ fn }) => fn.countAll<number>().as('asked'))
      .where('authority_id', '=', authorityId)
      .where('address_key', '=', key)
      .where('asked_at', '>', new Date(now.getTime() - 86_400_000))
      .executeTakeFirstOrThrow();
    if (asked >= MOST_QUESTIONS) return undefined;
    const code = randomBytes(24).toString('base64url');
    const hash = confirmationHash(sealer, code);
    const { id } = await tx
      .insertInto('subscription_requests')
      .values({
        ...{ authority_id: authorityId, address_key: key, code_hash: hash, asked_at: now },
        sealed_request: sealer.seal(request, purposeOf(hash)),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await putMails({ db: tx, sealer, now }, [
      {
        ...{ authorityId, room: 'subscriptions', kind: 'question', about: aboutRequest(id), key: aboutRequest(id) },
        ...{ to: { address: request.address, shown: '订阅人' }, code },
        ...question(mailing, `${mailing.site}${HOME}/confirm?code={code}`),
      },
    ]);
    await count(tx, authorityId, now, 'asked');
    return code;
  });
}

/** A question that waits for its answer; `request` undefined: it was answered. */
export interface Asked {
  id: number;
  request: Request | undefined;
}

/** What a code confirms at this authority; undefined: nothing, or it is too old. */
export async function askedBy(
  { db, sealer, now }: { db: Db; sealer: Sealer; now: Date },
  authorityId: number,
  code: string,
): Promise<Asked | undefined> {
  if (!/^[\w-]{32}$/.test(code)) return undefined;
  const hash = confirmationHash(sealer, code);
  const row = await db
    .selectFrom('subscription_requests')
    .select(['id', 'sealed_request'])
    .where('code_hash', '=', hash)
    .where('authority_id', '=', authorityId)
    .where('asked_at', '>', new Date(now.getTime() - CONFIRM_MS))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, sealed_request } = row;
  return { id, request: sealed_request ? sealer.open<Request>(sealed_request, purposeOf(hash)) : undefined };
}

/** Takes the question as answered, once. @returns whether it was not before */
export async function takeAnswer(tx: Tx, id: number, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('subscription_requests')
    .set({ sealed_request: null, confirmed_at: now })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets questions whose time is over, with the addresses in their mails. */
export async function forgetRequests(db: Db, now: Date): Promise<void> {
  const old = new Date(now.getTime() - CONFIRM_MS);
  await db.transaction().execute(async (tx) => {
    const rows = await tx.deleteFrom('subscription_requests').where('asked_at', '<=', old).returning('id').execute();
    for (const { id } of rows) await forgetMails(tx, aboutRequest(id));
  });
}
