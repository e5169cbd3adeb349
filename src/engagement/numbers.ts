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

/** Numbers as people type them: brackets of any kind, or only year and serial. */
export function numbersMeant(typed: string, paperPrefixes: readonly string[]): string[] {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const short = /(\d{4})\D{1,3}0*(\d{1,6})号?$/.exec(text);
  const own = short
    ? paperPrefixes.map((paperPrefix) => messageNumber({ paperPrefix }, Number(short[1]), Number(short[2])))
    : [];
  return [...new Set([typed.trim(), ...own])];
}
