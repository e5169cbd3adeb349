import { generateSecret, generateURI, verifySync } from 'otplib';
import { append } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing.ts';
import { countAttempt } from './attempts.ts';
import { codeUsed, isLocked, LOCKED } from './rules.ts';
import { hashOf } from './sessions.ts';

const PERIOD = 30; // seconds; a code of the step before or after is taken too, for clocks that differ

/** What the person at this session has to do: give a code, or first enrol with the secret that is offered. */
export interface SecondFactor {
  login: string;
  /** only while the person enrols */
  offer: { secret: string; uri: string } | undefined;
}

interface Books {
  db: Db;
  sealer: Sealer;
}

/** The session whose second factor is due. Undefined: there is none. */
export async function secondFactorDue({ db, sealer }: Books, token: string): Promise<SecondFactor | undefined> {
  const row = await pending(db, token).executeTakeFirst();
  if (!row) return undefined;
  if (row.sealed_totp) return { login: row.login, offer: undefined };
  let offer = row.sealed_totp_offer;
  if (!offer) {
    await db
      .updateTable('sessions')
      .set({ sealed_totp_offer: sealer.seal(generateSecret(), purpose(row.id)) })
      .where('token_hash', '=', hashOf(token))
      .where('sealed_totp_offer', 'is', null)
      .execute();
    offer = (await pending(db, token).executeTakeFirst())?.sealed_totp_offer ?? null;
  }
  if (!offer) return undefined;
  const secret = sealer.open<string>(offer, purpose(row.id));
  return { login: row.login, offer: { secret, uri: generateURI({ issuer: row.issuer, label: row.login, secret }) } };
}

function purpose(staffId: number): string {
  return `totp:${staffId}`;
}

/** Takes the code: right, the session is whole (and a secret that was offered becomes the person's own); wrong, it
 *  counts towards the lock. Not an `action`: a failure must be written too. 等保 2.0: 双因素鉴别 */
export async function giveCode(
  { db, sealer, now, address }: Books & { now: Date; address: string },
  token: string,
  code: string,
): Promise<Outcome<void>> {
  return db.transaction().execute(async (tx): Promise<Outcome<void>> => {
    const row = await pending(tx, token).forUpdate('staff').executeTakeFirst();
    const sealed = row?.sealed_totp ?? row?.sealed_totp_offer;
    if (!row || !sealed) return notFound();
    if (isLocked(row.locked_until, now)) return invalid(LOCKED);
    const step = stepOf(sealer.open<string>(sealed, purpose(row.id)), code, now);
    const used = step !== undefined && codeUsed(step, row.totp_step);
    const right = step !== undefined && !used;
    const locked = await countAttempt(tx, row.id, right ? 'right' : 'wrong', now);
    if (right) {
      await tx.updateTable('staff').set({ sealed_totp: sealed, totp_step: step }).where('id', '=', row.id).execute();
      await tx
        .updateTable('sessions')
        .set({ confirmed: true, sealed_totp_offer: null })
        .where('token_hash', '=', hashOf(token))
        .execute();
    }
    if (locked) await tx.deleteFrom('sessions').where('staff_id', '=', row.id).where('confirmed', '=', false).execute();
    await append(tx, {
      at: now,
      who: { id: row.id, name: row.name, authorityId: row.authority_id },
      action: right ? taken(row.sealed_totp) : locked ? 'organizations.lockAccount' : 'organizations.wrongCode',
      subject: `staff:${row.id}`,
      address,
    });
    if (right) return ok(undefined);
    if (locked) return invalid(LOCKED);
    const message = used ? '这个验证码已经用过，请等验证器显示下一个' : '验证码不正确，请输入验证器现在显示的 6 位数字';
    return invalid(message, { code: message });
  });
}

function taken(secret: Buffer | null): string {
  return secret ? 'organizations.giveCode' : 'organizations.enrolSecondFactor';
}

function pending(db: Db, token: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .innerJoin('authorities', 'authorities.id', 'staff.authority_id')
    .select(['staff.id', 'staff.name', 'staff.login', 'staff.authority_id', 'staff.sealed_totp', 'staff.totp_step'])
    .select(['staff.locked_until', 'sessions.sealed_totp_offer', 'authorities.short_name as issuer'])
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
