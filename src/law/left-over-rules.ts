import type { ReportRead } from './audit-input.ts';
import { sentencesOf } from './narrative-text.ts';
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

const core = (name: string): string => name.replace(/\s/g, '').replace(/(?:人民政府|政府|办事处)?(?:办公室)?$/, '');

/** The title and the signature name one authority, one of them perhaps with the city it lies in. */
export function sameNameRule({ authority: titled, signatory }: ReportRead): Finding[] {
  const authority = titled?.name;
  if (!authority || !signatory) return [];
  const [a, b] = [core(authority), core(signatory)];
  if (a.length < 2 || b.length < 2 || a.includes(b) || b.includes(a)) return [];
  const message = `标题中的机关是“${authority}”，落款的机关是“${signatory}”`;
  return [{ rule: 'F-FORM', where: 'signatory', expected: authority, found: signatory, message }];
}
