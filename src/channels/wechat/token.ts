import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Answer, noAnswer } from './answer.ts';
import { ask, type Line } from './line.ts';

/** Whose token it is; `now` for when it ends. */
export interface Account extends Line {
  appid: string;
  secret: string;
  now: () => Date;
}

/** It is not used in its last minute (milliseconds). For five minutes before its end there is already a new one. */
const MARGIN = 60_000;
/** The platform lets it be forced 20 times a day. */
const BETWEEN_FORCED = 2 * 60 * 60 * 1000;
const MOST_ACCOUNTS = 10_000;
/** Of a token that is not or no longer one. */
const REFUSED = [40001, 40014, 41001, 42001];

const kept = new LRUCache<string, { token: string; until: number }>({ max: MOST_ACCOUNTS });
const asked = new Map<string, Promise<Answer<string>>>();
const forced = new LRUCache<string, number>({ max: MOST_ACCOUNTS });

const keyOf = ({ base, appid, secret }: Account): string =>
  createHash('sha256').update([base, appid, secret].join('\0')).digest('hex');

/** Does something with the account's token. One that is refused is fetched anew once; only when the platform refuses one
 *  that it has just given is it forced to make another. A refused call has done nothing, so it may be made again. */
export async function withToken<T>(account: Account, call: (token: string) => Promise<Answer<T>>): Promise<Answer<T>> {
  const first = await tokenOf(account);
  if (!first.ok) return first;
  const answer = await call(first.value);
  if (!refused(answer)) return answer;
  forget(account, first.value);
  const second = await tokenOf(account);
  if (!second.ok) return second;
  const again = await call(second.value);
  if (again.ok || again.code !== 40001) return again;
  const third = await forcedToken(account, second.value);
  if (!third) return again;
  return third.ok ? call(third.value) : third;
}

const refused = (answer: Answer<unknown>): boolean => !answer.ok && REFUSED.includes(answer.code as number);

/** The token that is kept, else a fetched one; those who ask meanwhile wait for the same. */
async function tokenOf(account: Account, force = false): Promise<Answer<string>> {
  const key = keyOf(account);
  const held = kept.get(key);
  if (held && held.until - MARGIN > account.now().getTime()) return { ok: true, value: held.token };
  const fetching = asked.get(key) ?? fetchToken(account, key, force).finally(() => asked.delete(key));
  asked.set(key, fetching);
  return fetching;
}

function forget(account: Account, token: string): void {
  const key = keyOf(account);
  if (kept.get(key)?.token === token) kept.delete(key);
}

/** @returns undefined: it was forced not long ago */
async function forcedToken(account: Account, refusedOne: string): Promise<Answer<string> | undefined> {
  const key = keyOf(account);
  const now = account.now().getTime();
  if (now - (forced.get(key) ?? Number.NEGATIVE_INFINITY) < BETWEEN_FORCED) return undefined;
  forced.set(key, now);
  forget(account, refusedOne);
  return tokenOf(account, true);
}

async function fetchToken(account: Account, key: string, force: boolean): Promise<Answer<string>> {
  const { appid, secret, now } = account;
  const wanted = { grant_type: 'client_credential', appid, secret, ...(force && { force_refresh: true }) };
  const answer = await ask(account, '/cgi-bin/stable_token', wanted, [secret]);
  if (!answer.ok) return { ...answer, unheard: false }; // nothing of the account's was touched
  const { access_token: token, expires_in: seconds } = answer.value;
  if (typeof token !== 'string' || !token || !(Number(seconds) > 0)) return noAnswer('broken', false);
  kept.set(key, { token, until: now().getTime() + Number(seconds) * 1000 });
  return { ok: true, value: token };
}
