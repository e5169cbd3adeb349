import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, 2 passes: OWASP's minimum). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  return verify(stored, password).catch(() => false);
}

/** For a name that no account has, or that may not enter now: takes as long as for one that may. */
const nobody = hash(randomBytes(16).toString('hex'));
export async function pretendToCheck(password: string): Promise<false> {
  await passwordMatches(await nobody, password);
  return false;
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'; // without letters that look alike

/** A one-time password that two hand over: neither can sign in with it. */
export function inHalves(password: string): { first: string; second: string } {
  return {
    first: password.slice(0, password.length / 2),
    second: password.slice(Math.ceil(password.length / 2)),
  };
}

/** One-time password of groups of four, e.g. 'k7fm-x2qp-9dra' (59 bits). */
export function oneTimePassword(groups = 3): string {
  const letters = Array.from({ length: 4 * groups }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
