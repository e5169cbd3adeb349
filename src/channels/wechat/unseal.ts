import { createDecipheriv } from 'node:crypto';

/** Random bytes before each text, and a number of four that says how long it is. */
const RANDOM = 16;
const HEAD = RANDOM + 4;
const BLOCK = 32;

/** Whether it can be an EncodingAESKey: 43 characters of base64, which are 32 bytes. */
export const isAesKey = (text: string): boolean =>
  /^[A-Za-z0-9+/]{43}$/.test(text) && Buffer.from(`${text}=`, 'base64').length === 32;

/** Opens what the platform sealed (安全模式: AES-256-CBC, the key's first half as its start, padded to 32 bytes).
 *  @param aesKey EncodingAESKey @param appid for whom it must be
 *  @returns undefined: sealed with another key, for another account, or damaged */
export function unseal(sealed: string, aesKey: string, appid: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (!isAesKey(aesKey) || bytes.length < BLOCK || bytes.length % BLOCK !== 0) return undefined;
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const open = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const padding = open.at(-1)!;
  if (padding < 1 || padding > BLOCK || !open.subarray(-padding).every((byte) => byte === padding)) return undefined;
  const whole = open.subarray(0, -padding);
  if (whole.length < HEAD) return undefined;
  const end = HEAD + whole.readUInt32BE(RANDOM);
  if (end > whole.length || whole.toString('utf8', end) !== appid) return undefined;
  return whole.toString('utf8', HEAD, end);
}
