import type { ReportRead } from './audit-input.ts';
import { sentencesOf } from './narrative/text.ts';
import type { Finding } from './report.ts';

const finding = (where: string, expected: string, found: string, message: string): Finding => ({
  rule: 'F-FORM',
  where,
  expected,
  found,
  message,
});

/** A name without what offices add or leave out: 绥芬河镇人民政府办公室 → 绥芬河镇 */
const core = (name: string): string => name.replace(/\s/g, '').replace(/(?:人民政府|政府|办事处)?(?:办公室)?$/, '');

/** Whether two names are of one authority, one perhaps with the city it lies in. Names too short to tell agree. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [core(one), core(other)];
  return a.length < 2 || b.length < 2 || a.includes(b) || b.includes(a);
}

/** The title and the signature name one authority. */
export function sameNameRule({ authority: titled, signatory }: ReportRead): Finding[] {
  const authority = titled?.name;
  if (!authority || !signatory || isSame(authority, signatory)) return [];
  const message = `标题中的机关是“${authority}”，落款的机关是“${signatory}”`;
  return [finding('signatory', authority, signatory, message)];
}

/** The report is of the authority, and of the year, that the reader expects. */
export function expectedRule({ authority, signatory, year, expected }: ReportRead): Finding[] {
  const name = authority?.name ?? signatory;
  const other =
    expected?.authority && name && !isSame(expected.authority, name)
      ? [finding('title', expected.authority, name, `应为“${expected.authority}”的报告，这一份是“${name}”的`)]
      : [];
  if (expected?.year === undefined || year === undefined || expected.year === year) return other;
  const message = `应为 ${expected.year} 年度的报告，这一份是 ${year} 年度的`;
  return [...other, { rule: 'F-FORM', where: 'title', expected: expected.year, found: year, message }];
}

/** How a clause begins that says what a town did: 双桥镇人民政府高度重视…… */
const DOER =
  /^(?:\d{4}年度?|今年|本年度?|一年来)?(?:以来)?([一-龥]{1,4}?(?:镇|乡|街道))(?:党委|党工委)?(?:人民政府|政府|办事处)?(?:办公室|党政办)?(?:高度|坚持|认真|严格|积极|扎实|持续|深入|主动|全面|始终|不断|进一步|按照|根据|紧紧|切实|未|无|没有|共|全年|政府信息公开工作)/;
/** 我镇, 各乡镇, 中心镇: no names. */
const NO_NAME =
  /(?:^(?=.{2})|[各个我全])(?:我|本|全|各|该|此|县|市|区|辖|所辖|周边|其他|有关|相关|相邻|试点|示范|中心|特色|重点|建制|集|城|小城|村|乡)*(?:镇|乡|街道)$|乡镇$/;
const KIND = /(?:镇|乡|街道)$/;

/** Another town's name where the report's own should stand: what is left when a text is copied. Only clauses that say
 *  what that town did, in the report of a town; districts and cities speak of their towns. */
export function copiedNameRule({ authority, signatory, sections = [], preface = '' }: ReportRead): Finding[] {
  const own = authority?.name ?? signatory;
  if (!own || !KIND.test(core(own))) return [];
  const short = core(own).replace(/^.*[市县区旗州盟](?=..)/, '');
  const texts = [
    { where: 'preface', text: preface },
    ...sections.map(({ text }, i) => ({ where: `sections[${i}].text`, text })),
  ];
  return texts.flatMap(({ where, text }) =>
    text.split('\n').flatMap((line) =>
      sentencesOf(line).flatMap((sentence) =>
        sentence.split(/[，；,;：:]/).flatMap((clause) => {
          const name = DOER.exec(clause.replace(/^[（(][一二三四五六七八九十]+[）)]/, ''))?.[1];
          if (!name || NO_NAME.test(name) || name.includes(short)) return [];
          const message = `“${clause.slice(0, 40)}”：说的是“${name}”，报告是“${own}”的`;
          return [finding(where, own, name, message)];
        }),
      ),
    ),
  );
}
