import { type AccountEvent, eventIn, leavesOf } from './event.ts';
import { rightlySigned } from './signature.ts';
import { unseal } from './unseal.ts';

/** What the platform and we agreed on (消息推送). */
export interface Agreed {
  appid: string;
  /** Token */
  token: string;
  /** EncodingAESKey; '': 明文模式. With one, what comes unsealed is not believed. */
  aesKey: string;
}

/** The query of a call, as it came; whatever is missing is ''. */
export interface CallbackQuery {
  signature: string;
  msg_signature: string;
  timestamp: string;
  nonce: string;
}

export type Heard =
  /** @param once known for five minutes: the same again is a replay, or the platform asking for its `success` again */
  | { ok: true; once: string; event: AccountEvent }
  | { ok: false; why: 'signature' | 'old' | 'tooLarge' | 'sealing' | 'unreadable' };

/** Milliseconds by which the platform's clock and ours may differ, and a message may be late. */
export const CALLBACK_AGE = 5 * 60 * 1000;
/** Characters of a message. */
export const CALLBACK_MOST = 64 * 1024;

/** Whether a call comes from the platform, now; at set-up (GET) its echostr is then sent back as it is. */
export function isFromPlatform(query: CallbackQuery, token: string, now: Date): boolean {
  return faultIn(query, token, now) === undefined;
}

function faultIn({ signature, timestamp, nonce }: CallbackQuery, token: string, now: Date) {
  if (!token || !nonce || !rightlySigned(signature, token, timestamp, nonce)) return 'signature';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() - Number(timestamp) * 1000) > CALLBACK_AGE) return 'old';
  return undefined;
}

/** Reads what the platform tells (POST). It asks again, three times, until it gets the word `success`, also for what
 *  nobody waits for: whoever calls this answers so to every `ok`, keeps `once`, and takes an event twice for the same. */
export async function heard(query: CallbackQuery, body: string, agreed: Agreed, now: Date): Promise<Heard> {
  const fault = faultIn(query, agreed.token, now);
  if (fault) return { ok: false, why: fault };
  if (body.length > CALLBACK_MOST) return { ok: false, why: 'tooLarge' };
  let leaves = await leavesOf(body);
  if (!leaves) return { ok: false, why: 'unreadable' };
  const sealed = leaves.find(([path]) => path === 'Encrypt')?.[1] ?? '';
  if (!agreed.aesKey && sealed && !leaves.some(([path]) => path === 'MsgType')) return { ok: false, why: 'sealing' };
  if (agreed.aesKey) {
    const { msg_signature, timestamp, nonce } = query;
    if (!rightlySigned(msg_signature, agreed.token, timestamp, nonce, sealed)) return { ok: false, why: 'signature' };
    const open = unseal(sealed, agreed.aesKey, agreed.appid);
    if (open === undefined) return { ok: false, why: 'sealing' };
    leaves = await leavesOf(open);
    if (!leaves) return { ok: false, why: 'unreadable' };
  }
  const event = eventIn(leaves);
  return event ? { ok: true, once: `${query.timestamp}.${query.nonce}`, event } : { ok: false, why: 'unreadable' };
}
