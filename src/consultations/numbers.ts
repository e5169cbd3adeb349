import type { Tx } from '../platform/database/index.ts';
import { nextSerial } from '../platform/serials.ts';

/** The next number of a year, gapless: 绥芬河镇意见〔2026〕1号. The caller is in the transaction that uses it. */
export async function nextCommentNumber(
  tx: Tx,
  { id, paperPrefix }: { id: number; paperPrefix: string },
  year: number,
): Promise<string> {
  return `${paperPrefix}意见〔${year}〕${await nextSerial(tx, `comment:${id}:${year}`)}号`;
}
