import type { Tx } from '../platform/database/index.ts';

type Series = 'application' | 'paper';
const SERIES: Record<Series, string> = { application: '依申请', paper: '依申请公开' };

/** How a number of a series is written: 绥芬河镇依申请〔2023〕1号 */
export function numberOf(authority: { paperPrefix: string }, series: Series, year: number, serial: number): string {
  return `${authority.paperPrefix}${SERIES[series]}〔${year}〕${serial}号`;
}

/** The next number of a series in a year, gapless: a number is given in the transaction that uses it.
 *  @returns 绥芬河镇依申请公开〔2023〕1号 */
export async function nextNumber(
  tx: Tx,
  authority: { id: number; paperPrefix: string },
  series: Series,
  year: number,
): Promise<{ year: number; serial: number; number: string }> {
  const { last } = await tx
    .insertInto('application_numbers')
    .values({ authority_id: authority.id, series, year, last: 1 })
    .onConflict((oc) =>
      oc
        .columns(['authority_id', 'series', 'year'])
        .doUpdateSet((eb) => ({ last: eb('application_numbers.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return { year, serial: last, number: numberOf(authority, series, year, last) };
}
