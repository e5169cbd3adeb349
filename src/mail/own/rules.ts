import { type Failure, invalid, ok } from '../../platform/outcome.ts';

/** How long a code is good. ○ */
export const CODE_MINUTES = 30;
/** Codes that may be typed wrong before another must be asked for. ○ */
const MOST_TRIES = 5;
/** Codes that a person may ask for within a day, and how far apart: nobody's mailbox is filled from here. ○ */
const MOST_CODES = 10;
const CODES_APART_S = 60;

const DAY = 86_400_000;

/** Whether another code may go out. @param asked when codes were asked for within a day, the newest first */
export function mayAskCode(asked: readonly Date[], now: Date): { ok: true; value: undefined } | Failure {
  const last = asked[0];
  const wait = last ? CODES_APART_S - Math.floor((Number(now) - Number(last)) / 1_000) : 0;
  if (wait > 0) return invalid(`验证码刚刚发过，请 ${wait} 秒后再试`);
  if (asked.filter((at) => Number(now) - Number(at) < DAY).length >= MOST_CODES)
    return invalid(`一天最多发 ${MOST_CODES} 次验证码，请明天再试`);
  return ok(undefined);
}

/** What was asked for and is to be confirmed. */
export interface Request {
  email: string;
  code: string;
}

/** Whether a code that was asked for then is good no more. */
export const isOver = (askedAt: Date, now: Date): boolean => Number(now) - Number(askedAt) > CODE_MINUTES * 60_000;

/** Whether a code confirms what was asked for. @param tries how often another was typed, this one with it */
export function confirms(
  request: (Request & { askedAt: Date; tries: number }) | undefined,
  typed: string,
  now: Date,
): { ok: true; value: string } | Failure {
  const fault = (message: string) => invalid(message, { code: message });
  if (!request) return fault('没有等待确认的邮箱，请先填写邮箱、发送验证码');
  if (isOver(request.askedAt, now)) return fault(`验证码超过 ${CODE_MINUTES} 分钟，已失效，请重新发送`);
  if (request.tries > MOST_TRIES) return fault(`验证码已输错 ${MOST_TRIES} 次，请重新发送`);
  return typed === request.code ? ok(request.email) : fault('验证码不对，请看最近收到的那一封');
}
