import { previousTables, type ReportRead, type TablesRead } from './audit-input.ts';
import { cellTitle } from './cells.ts';
import { REMEDY_BLOCK_IDS } from './format.ts';
import type { Finding } from './report.ts';

/** Smaller figures jump by chance. */
const SOME = 20;
/** So many times as many, or as few. */
const TIMES = 5;

/** Totals in which a year differs from the one before so much that somebody should look: gone altogether, or five times
 *  as many or as few. No rule asks for it: a hint. Totals that are not in both years are not compared. */
export function moveHints(report: ReportRead): Finding[] {
  const before = previousTables(report);
  if (!before) return [];
  const now = totalsOf(report.tables);
  return [...totalsOf(before)].flatMap(([path, was]) => {
    const is = now.get(path);
    if (is === undefined || Math.max(is, was) < SOME) return [];
    if (is * TIMES > was && is < was * TIMES) return [];
    const message = `${cellTitle(path)}：上年 ${was}，本年 ${is}，变化很大，请核对是否漏报、重报`;
    return [{ rule: 'X-MOVE', where: path, expected: was, found: is, message }];
  });
}

function totalsOf({ two, three, four }: TablesRead): Map<string, number> {
  const all: [string, unknown][] = [
    ['two.licences', two?.licences],
    ['two.penalties', two?.penalties],
    ['two.coercions', two?.coercions],
    ['three.received.total', three?.received?.total],
    ['three.total.total', three?.total?.total],
    ...REMEDY_BLOCK_IDS.map((block): [string, unknown] => [`four.${block}.total`, four?.[block]?.total]),
  ];
  return new Map(all.filter((one): one is [string, number] => typeof one[1] === 'number'));
}
