import { groupTotal, isCount, type ReportRead, remedyTotal, sum, type TablesRead } from '../report/audit-input.ts';
import { REMEDY_BLOCK_IDS } from '../report/format.ts';
import { BY_CHANNEL, OTHER_BUSINESS } from '../report/narrative-facts.ts';
import { statedIn } from '../report/narrative-rules.ts';
import { clauseBefore, ofAnotherYear, sentencesOf } from '../report/narrative-text.ts';
import type { Finding } from '../report/report.ts';

/** Something that the tables tell, and the figures that they tell of it. */
interface Subject {
  what: string;
  /** in the clause of the figure */
  words: RegExp;
  /** in its sentence */
  within: RegExp;
  /** undefined: a table was not read whole, so nothing can be said */
  figures(tables: TablesRead): ReadonlySet<number> | undefined;
}

const GROUPS = ['granted', 'partial', 'refused', 'unable', 'notProcessed', 'other'];
const REMEDY = /行政复议|行政诉讼/;

/** Every figure of table three, of its groups by one and by two, of organisations together, of all that was to be
 *  handled. */
function ofApplications(tables: TablesRead): ReadonlySet<number> | undefined {
  const { three } = tables;
  if (!three) return undefined;
  const cells = Object.values(three).flatMap((row) => Object.values(row ?? {}));
  const groups = GROUPS.map((group) => groupTotal(tables, group));
  const handled = sum([three.received?.total, three.carriedIn?.total]);
  const all = [...cells, ...groups, handled];
  if (!all.every(isCount)) return undefined;
  const organisations = Object.values(three).map((row) => (row?.total ?? 0) - (row?.person ?? 0));
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => (a ?? 0) + (b ?? 0)));
  return new Set([...all, ...organisations, ...pairs]);
}

function ofRemedies(tables: TablesRead): ReadonlySet<number> | undefined {
  const cells = REMEDY_BLOCK_IDS.flatMap((block) => Object.values(tables.four?.[block] ?? {}));
  const sums = [
    remedyTotal(tables, REMEDY_BLOCK_IDS),
    remedyTotal(tables, ['directSuit', 'suitAfterReconsideration']),
    ...REMEDY_BLOCK_IDS.map((block) => remedyTotal(tables, [block])),
  ];
  const all = [...cells, ...sums];
  return all.every(isCount) ? new Set(all) : undefined;
}

const SUBJECTS: readonly Subject[] = [
  {
    what: '政府信息公开申请',
    words:
      /(?:收到|受理|接收|接到|新收|办理|办结|答复|回复|处理)[^，；]{0,16}$|结转[^，；]{0,12}$|(?:信息公开|依申请公开)(?:的)?申请[^，；]{0,4}$/,
    within: /信息公开申请|依申请公开|公开申请/,
    figures: ofApplications,
  },
  {
    what: '行政复议、行政诉讼',
    words: /行政复议|行政诉讼/,
    within: /信息公开|依申请公开|政务公开/,
    figures: ofRemedies,
  },
];

const COUNT = /(?<!\d)(\d+)(?:件|份|宗|起|例)/g;

/** Figures of applications and remedies in words that no pattern is sure of, and that no table supports: perhaps a
 *  mistake, perhaps a figure of something else. A person has to look. */
export function unsupportedFigures({ sections = [], tables, year }: ReportRead): Finding[] {
  return sections.flatMap(({ text }, i) =>
    sentencesOf(text).flatMap((sentence) => {
      const sure = new Set(statedIn(sentence, year).map(({ at }) => at));
      return [...sentence.matchAll(COUNT)].flatMap((match) => {
        if (sure.has(match.index)) return [];
        const found = Number(match[1]);
        const before = clauseBefore(sentence, match.index);
        const subject = SUBJECTS.find(({ words, within }) => words.test(before) && within.test(sentence));
        if (!subject || isOfSomethingElse(before, sentence, subject, year)) return [];
        const known = subject.figures(tables);
        if (!known || known.has(found)) return [];
        return [
          {
            rule: 'N-TEXT',
            where: `sections[${i}].text`,
            expected: null,
            found,
            message: `“${before}${match[0]}”：未找到依据，表中${subject.what}的各项数字都不是 ${found}`,
          },
        ];
      });
    }),
  );
}

/** Channels, other business and other years: figures that no table knows. */
function isOfSomethingElse(before: string, sentence: string, { what }: Subject, year: number | undefined): boolean {
  if (BY_CHANNEL.test(before.replace(/其中/g, '')) && !REMEDY.test(what)) return true;
  if (ofAnotherYear(before.replace(/上一?年度?结转/, ''), year)) return true;
  if (REMEDY.test(what)) return false;
  return OTHER_BUSINESS.test(before) || (OTHER_BUSINESS.test(sentence) && !/公开/.test(before));
}
