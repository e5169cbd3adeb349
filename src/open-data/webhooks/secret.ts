import { createHmac, randomBytes } from 'node:crypto';
import type { Sealer } from '../../platform/sealing/sealing.ts';

/** 'sha256=…': the HMAC of the bytes that are sent, in hexadecimal digits. */
export const signatureOf = (body: Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** What the secrets of one are sealed for. @param key its own */
export const purposeOf = (key: string): string => `webhook:${key}`;

/** A new secret of 256 bits, which only who asked for it ever sees, and what is kept of it. Its signs as they are written
 *  are the key. @param key of whom it is */
export function newSecret(sealer: Sealer, key: string): { secret: string; sealed: Buffer } {
  const secret = `gks_${randomBytes(32).toString('base64url')}`;
  return { secret, sealed: sealer.seal(secret, purposeOf(key)) };
}
