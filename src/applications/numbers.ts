import type { Tx } from '../platform/database/index.ts';
import { nextSerials } from '../platform/serials.ts';

type Series = 'application' | 'paper';
const SERIES: Record<Series, string> = { application: '依申请', paper: '依申请公开' };

/** How a number of a series is written: 绥芬河镇依申请〔2023〕1号 */
export function numberOf(authority: { paperPrefix: string }, series: Series, year: number, serial: number): string {
  return `${authority.paperPrefix}${SERIES[series]}〔${year}〕${serial}号`;
}

/** The next number of a series in a year, gapless. The caller is in the transaction that uses it.
 *  @returns 绥芬河镇依申请公开〔2023〕1号 */
export async function nextNumber(tx: Tx, authority: Numbered, series: Series, year: number): Promise<Given> {
  return (await nextNumbers(tx, authority, series, year, 1))[0]!;
}

interface Numbered {
  id: number;
  paperPrefix: string;
}

interface Given {
  year: number;
  serial: number;
  number: string;
}

/** The next `count` of them at once. */
export async function nextNumbers(
  tx: Tx,
  authority: Numbered,
  series: Series,
  year: number,
  count: number,
): Promise<Given[]> {
  const first = await nextSerials(tx, `${series}:${authority.id}:${year}`, count);
  return Array.from({ length: count }, (_, n) => {
    const serial = first + n;
    return { year, serial, number: numberOf(authority, series, year, serial) };
  });
}
