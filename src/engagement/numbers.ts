import type { Tx } from '../platform/database/index.ts';
import { nextSerial } from '../platform/serials.ts';

/** How a message is called: 绥芬河镇留言〔2026〕1号 */
export const messageNumber = ({ paperPrefix }: { paperPrefix: string }, year: number, serial: number): string =>
  `${paperPrefix}留言〔${year}〕${serial}号`;

/** The next number of a year, gapless. The caller is in the transaction that uses it. */
export async function nextMessageNumber(
  tx: Tx,
  authority: { id: number; paperPrefix: string },
  year: number,
): Promise<string> {
  return messageNumber(authority, year, await nextSerial(tx, `message:${authority.id}:${year}`));
}
