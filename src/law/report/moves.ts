import { previousTables, type ReportRead, type TablesRead } from './audit-input.ts';
import { cellTitle } from './cells.ts';
import { REMEDY_BLOCK_IDS } from './format.ts';
import { publishedIn } from './narrative/published.ts';
import type { Finding } from './report.ts';

/** Smaller figures jump by chance. */
const SOME = 20;
/** So many times as many, or as few. */
const TIMES = 5;

const isMove = (was: number, is: number) => Math.max(is, was) >= SOME && (is * TIMES <= was || is >= was * TIMES);
const PLEASE = '变化很大，请核对是否漏报、重报';
const hint = (where: string, expected: number, found: number, message: string): Finding => ({
  rule: 'X-MOVE',
  where,
  expected,
  found,
  message: `${message}，${PLEASE}`,
});

/** Totals in which a year differs from the one before so much that somebody should look: gone altogether, or five times
 *  as many or as few; in the tables, and what both years' texts say was made public. No rule asks for it: a hint. Totals
 *  that are not in both years are not compared. */
export function moveHints(report: ReportRead): Finding[] {
  const before = previousTables(report);
  const now = totalsOf(report.tables);
  const tables = [...totalsOf(before ?? {})].flatMap(([path, was]) => {
    const is = now.get(path);
    if (is === undefined || !isMove(was, is)) return [];
    return [hint(path, was, is, `${cellTitle(path)}：上年 ${was}，本年 ${is}`)];
  });
  return [...tables, ...movesInText(report)];
}

function movesInText(report: ReportRead): Finding[] {
  const { sections = [], previousSections, year } = report;
  if (!previousSections) return [];
  const last = publishedIn(previousSections, { ...report, ...(year !== undefined && { year: year - 1 }) });
  return [...publishedIn(sections, report)].flatMap(([what, { figure: is, section }]) => {
    const was = last.get(what)?.figure;
    if (was === undefined || !isMove(was, is)) return [];
    return [hint(`sections[${section}].text`, was, is, `文中${what}：上年 ${was}，本年 ${is}`)];
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
