import type { Tx } from '../../platform/database/index.ts';
import { reportRow } from '../store.ts';
import { reportRound } from './subject.ts';

/** Why the ledger of a year may not change: its report, which counts it, is public or signed. undefined: it may. */
export async function closedByReport(
  tx: Tx,
  { authorityId, year }: { authorityId: number; year: number },
): Promise<string | undefined> {
  const row = await reportRow(tx, authorityId, year);
  if (row?.state === 'published')
    return `${year} 年度报告已经发布，这一年的台账不能再改；确有错误的，请先在年度报告中开始更正`;
  const round = await reportRound(tx, authorityId, year);
  return round?.state === 'passed'
    ? `${year} 年度报告已经签发，这一年的台账不能再改；确有错误的，请先撤回送审`
    : undefined;
}
