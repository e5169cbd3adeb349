import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, 2 passes: OWASP's minimum). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  return verify(stored, password).catch(() => false);
}

/** For a login that does not exist: takes as long as one that does. */
const nobody = hash(randomBytes(16).toString('hex'));
export async function pretendToCheck(password: string): Promise<void> {
  await passwordMatches(await nobody, password);
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'; // without letters that look alike

/** One-time password, e.g. 'k7fm-x2qp-9dra' (59 bits). */
export function oneTimePassword(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
