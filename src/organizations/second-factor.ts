import { generateSecret, generateURI, verifySync } from 'otplib';
import { append } from '../platform/audit/index.ts';
import type { Db } from '../platform/database/index.ts';
import { invalid, notFound, type Outcome, ok } from '../platform/outcome.ts';
import { countAttempt } from './attempts.ts';
import { LOCKED } from './rules.ts';
import { hashOf } from './sessions.ts';
import './tables.ts';

const PERIOD = 30; // seconds; a code of the step before or after is taken too, for clocks that differ

/** What the person at this session has to do: give a code, or first enrol with the secret that is offered. */
export interface SecondFactor {
  login: string;
  /** only while the person enrols */
  offer: { secret: string; uri: string } | undefined;
}

/** The session whose second factor is due. Undefined: there is none. */
export async function secondFactorDue(db: Db, token: string): Promise<SecondFactor | undefined> {
  const row = await pending(db, token).executeTakeFirst();
  if (!row) return undefined;
  if (row.totp_secret) return { login: row.login, offer: undefined };
  let secret = row.totp_offer;
  if (!secret) {
    secret = generateSecret();
    await db
      .updateTable('sessions')
      .set({ totp_offer: secret })
      .where('token_hash', '=', hashOf(token))
      .where('totp_offer', 'is', null)
      .execute();
    secret = (await pending(db, token).executeTakeFirst())?.totp_offer ?? secret;
  }
  return { login: row.login, offer: { secret, uri: generateURI({ issuer: row.issuer, label: row.login, secret }) } };
}

/** Takes the code: right, the session is whole (and a secret that was offered becomes the person's own); wrong, it
 *  counts towards the lock. Not an `action`: a failure must be written too. 等保 2.0: 双因素鉴别 */
export async function giveCode(
  { db, now, address }: { db: Db; now: Date; address: string },
  token: string,
  code: string,
): Promise<Outcome<void>> {
  return db.transaction().execute(async (tx): Promise<Outcome<void>> => {
    const row = await pending(tx, token).forUpdate('staff').executeTakeFirst();
    const secret = row?.totp_secret ?? row?.totp_offer;
    if (!row || !secret) return notFound();
    if (row.locked_until && row.locked_until > now) return invalid(LOCKED);
    const step = stepOf(secret, code, now);
    const used = step !== undefined && row.totp_step !== null && step <= row.totp_step;
    const right = step !== undefined && !used;
    const locked = await countAttempt(tx, row.id, right ? 'right' : 'wrong', now);
    if (right) {
      await tx.updateTable('staff').set({ totp_secret: secret, totp_step: step }).where('id', '=', row.id).execute();
      await tx
        .updateTable('sessions')
        .set({ confirmed: true, totp_offer: null })
        .where('token_hash', '=', hashOf(token))
        .execute();
    }
    if (locked) await tx.deleteFrom('sessions').where('staff_id', '=', row.id).where('confirmed', '=', false).execute();
    await append(tx, {
      at: now,
      who: { id: row.id, name: row.name, authorityId: row.authority_id },
      action: right ? taken(row.totp_secret) : locked ? 'organizations.lockAccount' : 'organizations.wrongCode',
      subject: `staff:${row.id}`,
      address,
    });
    if (right) return ok(undefined);
    if (locked) return invalid(LOCKED);
    const message = used ? '这个验证码已经用过，请等验证器显示下一个' : '验证码不正确，请输入验证器现在显示的 6 位数字';
    return invalid(message, { code: message });
  });
}

function taken(secret: string | null): string {
  return secret ? 'organizations.giveCode' : 'organizations.enrolSecondFactor';
}

function pending(db: Db, token: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .innerJoin('authorities', 'authorities.id', 'staff.authority_id')
    .select(['staff.id', 'staff.name', 'staff.login', 'staff.authority_id', 'staff.totp_secret', 'staff.totp_step'])
    .select(['staff.locked_until', 'sessions.totp_offer', 'authorities.short_name as issuer'])
    .where('sessions.token_hash', '=', hashOf(token))
    .where('sessions.confirmed', '=', false)
    .where('staff.active', '=', true);
}

/** The time step whose code this is; undefined: of none near now. RFC 6238 */
function stepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const found = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    period: PERIOD,
    epochTolerance: PERIOD,
  });
  return found.valid && 'timeStep' in found ? found.timeStep : undefined;
}
