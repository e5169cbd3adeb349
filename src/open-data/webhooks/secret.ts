import { createHmac, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, which only who asked for it ever sees. Its signs as they are written are the key. */
export const newSecret = (): string => `gks_${randomBytes(32).toString('base64url')}`;

/** 'sha256=…': the HMAC of the bytes that are sent, in hexadecimal digits. */
export const signatureOf = (body: Buffer, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** What the secrets of one are sealed for. @param key its own */
export const purposeOf = (key: string): string => `webhook:${key}`;
