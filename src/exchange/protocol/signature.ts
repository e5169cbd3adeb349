import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Clocks of two machine rooms may differ by so much, in ms. */
export const WINDOW = 5 * 60_000;

const VERSION = 'gongkai-exchange-1';

/** What is signed of a request. */
export interface Signed {
  method: string;
  /** of the site, without what it stands below: '/exchange/v1/…' */
  path: string;
  /** ISO 8601 */
  date: string;
  nonce: string;
  /** SHA-256 of the body, hex */
  digest: string;
}

export const digestOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex');

/** HMAC-SHA256, hex, over the lines of a request. docs/exchange.md */
function signatureOf(secret: string, { method, path, date, nonce, digest }: Signed): string {
  return createHmac('sha256', secret).update([VERSION, method, path, date, nonce, digest].join('\n')).digest('hex');
}

/** Whether it was signed so, in a time that says nothing of it. */
export function holds(signature: string, secret: string, signed: Signed): boolean {
  const right = Buffer.from(signatureOf(secret, signed));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Headers of a signed request. */
export function signedHeaders(
  { keyId, secret }: { keyId: string; secret: string },
  { method, path, body, now }: { method: string; path: string; body: Uint8Array | string; now: Date },
): Record<string, string> {
  const signed = {
    method,
    path,
    date: now.toISOString(),
    nonce: randomBytes(18).toString('hex'),
    digest: digestOf(body),
  };
  return {
    'x-gongkai-key': keyId,
    'x-gongkai-date': signed.date,
    'x-gongkai-nonce': signed.nonce,
    'x-gongkai-digest': signed.digest,
    'x-gongkai-signature': `sha256=${signatureOf(secret, signed)}`,
  };
}
