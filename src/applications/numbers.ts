import type { Tx } from '../platform/database/index.ts';
import { nextSerial } from '../platform/serials.ts';

type Series = 'application' | 'paper';
const SERIES: Record<Series, string> = { application: '依申请', paper: '依申请公开' };

/** How a number of a series is written: 绥芬河镇依申请〔2023〕1号 */
export function numberOf(authority: { paperPrefix: string }, series: Series, year: number, serial: number): string {
  return `${authority.paperPrefix}${SERIES[series]}〔${year}〕${serial}号`;
}

/** The next number of a series in a year, gapless. The caller is in the transaction that uses it.
 *  @returns 绥芬河镇依申请公开〔2023〕1号 */
export async function nextNumber(
  tx: Tx,
  authority: { id: number; paperPrefix: string },
  series: Series,
  year: number,
): Promise<{ year: number; serial: number; number: string }> {
  const serial = await nextSerial(tx, `${series}:${authority.id}:${year}`);
  return { year, serial, number: numberOf(authority, series, year, serial) };
}
