import { createHash, timingSafeEqual } from 'node:crypto';

/** How what comes from the platform is signed: SHA-1, in hexadecimal, of the parts in the order of their bytes. */
export function signatureOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Whether a signature is that of the parts, one of which both sides alone know; in constant time. */
export function rightlySigned(signature: string, ...parts: readonly string[]): boolean {
  const [given, right] = [Buffer.from(signature.toLowerCase()), Buffer.from(signatureOf(...parts))];
  return given.length === right.length && timingSafeEqual(given, right);
}
