import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** As the platform seals what it tells in 安全模式: random bytes, the length, the text, for whom; padded to 32. */
export function seal(text: string, aesKey: string, appid: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const [message, length] = [Buffer.from(text), Buffer.alloc(4)];
  length.writeUInt32BE(message.length);
  const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appid)]);
  const missing = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(missing, missing)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

export const sign = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');
