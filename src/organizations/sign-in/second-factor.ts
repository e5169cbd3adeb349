import { generateSecret, generateURI, verifySync } from 'otplib';
import { append } from '../../platform/audit-log/index.ts';
import type { Db, Tx } from '../../platform/database/index.ts';
import { invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { noteFailed } from './failed.ts';
import { recoveryCodesLeft, useRecoveryCode } from './recovery-codes.ts';
import { codeUsed, sessionAlive } from './rules.ts';
import { hashOf, newToken } from './sessions.ts';
import type { From } from './sign-in.ts';
import { knowsDevice } from './throttle/devices.ts';
import { LONGEST_PAUSE_MINUTES } from './throttle/rules.ts';
import { countOf, countsFrom, giveBack, takeTry } from './throttle/tries.ts';

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

/** Takes the code of the authenticator, or one of the recovery codes: right, the session is whole and has a new token (and
 *  a secret that was offered becomes the person's own); wrong, it counts. Not an `action`: a failure must be written too.
 *  等保 2.0: 双因素鉴别 @returns the session's new token, and how many recovery codes are left where one was used */
export async function giveCode(
  { db, sealer, now, address, device }: Books & Pick<From, 'now' | 'address' | 'device'>,
  token: string,
  code: string,
): Promise<Outcome<CodeTaken>> {
  const due = await pending(db, token).executeTakeFirst();
  if (!due || !sessionAlive(due, now)) return notFound('登录已过期，请重新登录');
  const known = device !== '' && (await knowsDevice(db, device, due.id, now));
  const counts = [countOf('code', due.login, known ? device : '')];
  const tried = await takeTry(db, counts, now);
  const taken =
    tried === 'taken'
      ? await db.transaction().execute((tx) => take(tx, { sealer, now, address }, token, code))
      : undefined;
  if (!taken) {
    const why = tried === 'taken' ? 'wrongCode' : 'throttled';
    if (tried !== 'refusedAgain') await noteFailed(db, { at: now, why, person: due, address });
    return invalid(WRONG_CODE, { code: WRONG_CODE });
  }
  await giveBack(db, [...counts, ...countsFrom(address, due.login)], 'all');
  return ok(taken);
}

interface CodeTaken {
  token: string;
  staffId: number;
  enrolled: boolean;
  /** where a recovery code was used */
  codesLeft: number | undefined;
}

const USED_RECOVERY_CODE = 'organizations.useRecoveryCode';
const ENROLLED = 'organizations.enrolSecondFactor';
const GAVE_CODE = 'organizations.giveCode';

/** @returns undefined: the code is wrong, and nothing was written */
async function take(
  tx: Tx,
  { sealer, now, address }: Pick<Books, 'sealer'> & Pick<From, 'now' | 'address'>,
  token: string,
  code: string,
): Promise<CodeTaken | undefined> {
  const row = await pending(tx, token).forUpdate('staff').executeTakeFirst();
  const sealed = row?.sealed_totp ?? row?.sealed_totp_offer;
  if (!row || !sealed) return undefined;
  const step = stepOf(sealer.open<string>(sealed, purpose(row.id)), code, now);
  const right = step !== undefined && !codeUsed(step, row.totp_step);
  const recovered = !right && row.sealed_totp !== null && (await useRecoveryCode(tx, sealer, row.id, code, now));
  if (!right && !recovered) return undefined;
  if (right)
    await tx.updateTable('staff').set({ sealed_totp: sealed, totp_step: step }).where('id', '=', row.id).execute();
  const fresh = newToken();
  await tx
    .updateTable('sessions')
    .set({ token_hash: hashOf(fresh), confirmed: true, sealed_totp_offer: null })
    .where('token_hash', '=', hashOf(token))
    .execute();
  const enrolled = !row.sealed_totp;
  await append(tx, {
    at: now,
    who: { id: row.id, name: row.name, authorityId: row.authority_id },
    action: recovered ? USED_RECOVERY_CODE : enrolled ? ENROLLED : GAVE_CODE,
    subject: `staff:${row.id}`,
    address,
  });
  const codesLeft = recovered ? await recoveryCodesLeft(tx, row.id) : undefined;
  return { token: fresh, staffId: row.id, enrolled, codesLeft };
}

const WRONG_CODE = `验证码不正确，或者刚刚用过：请输入验证器现在显示的 6 位数字，或者一个没有用过的恢复码。连续输错的要等几分钟（最长 ${LONGEST_PAUSE_MINUTES} 分钟）才能再试`;

function pending(db: Db, token: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('staff', 'staff.id', 'sessions.staff_id')
    .innerJoin('authorities', 'authorities.id', 'staff.authority_id')
    .select(['staff.id', 'staff.name', 'staff.login', 'staff.authority_id', 'staff.sealed_totp', 'staff.totp_step'])
    .select(['sessions.sealed_totp_offer', 'sessions.created_at', 'sessions.seen_at'])
    .select('authorities.short_name as issuer')
    .where('sessions.token_hash', '=', hashOf(token))
    .where('sessions.confirmed', '=', false)
    .where('sessions.ended_at', 'is', null)
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
