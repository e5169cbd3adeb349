import type { ReportRead } from './audit-input.ts';
import { sentencesOf } from './narrative/text.ts';
import type { Finding } from './report.ts';

const LONGEST_QUOTE = 60;

/** Sentences that stand word for word in last year's report and still speak of last year alone. */
export function leftOverRule({ sections, previousSections, year }: ReportRead): Finding[] {
  if (!sections || !previousSections || year === undefined) return [];
  const before = new Set(previousSections.flatMap(({ text }) => sentencesOf(text)));
  const isOld = (sentence: string) =>
    before.has(sentence) && sentence.includes(`${year - 1}年`) && !sentence.includes(`${year}年`);
  return sections.flatMap(({ text }, i) =>
    sentencesOf(text)
      .filter(isOld)
      .map((sentence) => ({
        rule: 'N-TEXT',
        where: `sections[${i}].text`,
        expected: year,
        found: year - 1,
        message: `“${sentence.slice(0, LONGEST_QUOTE)}”：与上一年度报告逐字相同，说的仍是 ${year - 1} 年`,
      })),
  );
}
