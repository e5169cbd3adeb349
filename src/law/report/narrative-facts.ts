import { countedIn, groupTotal, remedyTotal, sum, type TablesRead } from './audit-input.ts';
import { APPLICANT_KIND_IDS, DOCUMENT_FIGURES, type DocumentFigure, TWO_LINES, type TwoLine } from './format.ts';

/** A way in which reports state a figure, and the cell that bears it. */
export interface StatedFigure {
  /** the last group is the figure */
  pattern: RegExp;
  /** what it is about, in Chinese */
  what: string;
  value(tables: TablesRead): number | null;
  /** words in the match or its clause that make it speak of something else */
  unless?: RegExp;
  /** the sentence must also hold this */
  within?: RegExp;
}

// Repetitions are bounded and their alternatives do not overlap: a hostile text must not make a pattern slow.
const UNIT = '(?:件|条|个|份|宗|起|例)';
const three =
  (row: 'received' | 'carriedIn' | 'total' | 'carriedOut') =>
  ({ three }: TablesRead) =>
    three ? sum([countedIn(three, row, 'total')]) : null;
/** In 万元, a blank 0; null when it was not read or is no amount. */
function amountOf(read: unknown): number | null {
  if (read === null) return 0;
  const written = String(read ?? '');
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : null;
}
const receivedFrom = (kinds: readonly (typeof APPLICANT_KIND_IDS)[number][]) => (tables: TablesRead) =>
  sum(kinds.map((kind) => tables.three?.received?.[kind]));

const APPLICANTS =
  '(?:公民|法人|自然人|个人|社会|公众|群众|及|或|和|与|其他组织|组织|、|的|各类|有效|书面|新增?|到|了){0,12}';
const DISCLOSURE = '(?:依法)?(?:政府信息公开|信息公开|依申请公开|公开|依申请)(?:政府)?(?:信息)?(?:的)?';
const ABOUT_APPLICATIONS = `(?:${APPLICANTS}${DISCLOSURE})?${APPLICANTS}`;
export const BY_CHANNEL = /网络|网上|在线|线上|当面|现场|信函|邮寄|邮件|传真|复议|诉讼|咨询|其中/;
const GROUPS: [words: string, group: string][] = [
  ['予以公开', 'granted'],
  ['部分公开', 'partial'],
  ['不予公开', 'refused'],
  ['无法提供', 'unable'],
  ['不予处理', 'notProcessed'],
  ['其他处理', 'other'],
];
export const OTHER_BUSINESS = /咨询|留言|来信|建议|提案|信访|热线|来电|复议|诉讼|许可|处罚/;
/** 行政复议、行政诉讼 3 件: both together, or three of the second and as many of the first; the sum is meant. */
const TOGETHER = /行政复议(?:案件|案)?(?:[、和及与或]|以及)(?:行政)?诉讼/;
const BOTH_SUITS = ['directSuit', 'suitAfterReconsideration'] as const;

const SAID_OF_DOCUMENTS: Record<DocumentFigure, [verbs: string, what: string]> = {
  issued: ['(?:制发|制定|出台|印发)', '本年制发的'],
  repealed: ['废止', '本年废止的'],
  effective: ['现行有效(?:的)?', '现行有效的'],
};

/** How texts state the figures of a line of table two. */
function statedInTwo(line: TwoLine): StatedFigure[] {
  const { label } = line;
  switch (line.kind) {
    case 'documents':
      if (!line.inText) return [];
      return DOCUMENT_FIGURES.map((figure) => ({
        pattern: new RegExp(`${SAID_OF_DOCUMENTS[figure][0]}(?:行政)?${line.inText}(?:共|为)?(\\d+)件`),
        what: `${SAID_OF_DOCUMENTS[figure][1]}${label}`,
        value: ({ two }) => sum([two?.[line.id]?.[figure]]),
      }));
    case 'count':
      return [
        {
          pattern: new RegExp(`(?:作出|做出|实施)${label}(?:处理)?(?:决定)?(?:共|为)?(\\d+)(?:件|项|起|宗|例)`),
          what: `本年${label}处理决定`,
          value: ({ two }) => sum([two?.[line.id]]),
        },
      ];
    case 'amount':
      return [
        {
          pattern: new RegExp(`${label}(?:金额|总额)?(?:共计|合计|总计|共|为|:|：){0,3}(\\d+(?:\\.\\d+)?)万元`),
          what: `本年${label}金额（万元）`,
          value: ({ two }) => amountOf(two?.[line.id]),
          unless: /信息处理费|减免|免收|退还|少收/,
        },
      ];
  }
}

export const STATED_FIGURES: readonly StatedFigure[] = [
  {
    pattern: new RegExp(
      `(?:收到|受理|接收|新收|接到)(?:${APPLICANTS}${DISCLOSURE}${APPLICANTS}(?:申请|事项|件)?|申请)(?:事项|表|数量)?(?:共计|合计|总计|共|为)?(\\d+)${UNIT}`,
    ),
    what: '收到的政府信息公开申请',
    value: three('received'),
    unless: new RegExp(`${BY_CHANNEL.source}|收到自然人|收到法人|收到个人`),
  },
  {
    pattern: new RegExp(`(?:收到|受理)(?:自然人|个人)(?:提出的|提交的)?${ABOUT_APPLICATIONS}申请(\\d+)${UNIT}`),
    what: '收到的自然人申请',
    value: receivedFrom(['person']),
    unless: new RegExp(`法人|组织|${BY_CHANNEL.source}`),
  },
  {
    pattern: new RegExp(
      `(?:收到|受理)法人(?:或|和|及|、)其他组织(?:提出的|提交的)?${ABOUT_APPLICATIONS}申请(\\d+)${UNIT}`,
    ),
    what: '收到的法人或其他组织申请',
    value: receivedFrom(APPLICANT_KIND_IDS.filter((kind) => kind !== 'person')),
    unless: BY_CHANNEL,
  },
  {
    pattern: new RegExp(`(?:答复|办结|办理完毕|办理完结)(?:${DISCLOSURE})?(?:申请|事项)?(?:共计|合计|共)?(\\d+)件`),
    what: '办结的政府信息公开申请',
    value: three('total'),
    unless: OTHER_BUSINESS,
    within: /申请/,
  },
  {
    pattern: new RegExp(`上一?年度?结转(?:的|办理)?(?:${DISCLOSURE})?(?:申请)?(?:共|为)?(\\d+)件`),
    what: '上年结转的申请',
    value: three('carriedIn'),
  },
  {
    pattern: /结转(?:至|到)?(?:下年度?|下一年度?|次年|明年)(?:继续)?(?:办理)?(?:的)?(?:申请)?(\d+)件/,
    what: '结转下年度的申请',
    value: three('carriedOut'),
  },
  ...GROUPS.map(
    ([words, group]): StatedFigure => ({
      pattern: new RegExp(`${words}(?:的)?(?:申请)?(?:共|为|:|：)?(\\d+)件`),
      what: `“${words}”的申请`,
      value: (tables) => groupTotal(tables, group),
      unless: OTHER_BUSINESS,
      within: /申请/,
    }),
  ),
  {
    pattern: /行政复议(?:案件|案|申请)?(?:共计|合计|总计|共|数|为|:|：){0,4}(\d+)(?:件|起|宗|例)/,
    what: '行政复议',
    value: (tables) => remedyTotal(tables, ['reconsideration']),
    within: /信息公开|依申请|政务公开/,
  },
  {
    pattern: /行政诉讼(?:案件|案)?(?:共计|合计|总计|共|数|为|:|：){0,4}(\d+)(?:件|起|宗|例)/,
    what: '行政诉讼',
    value: (tables) => remedyTotal(tables, BOTH_SUITS),
    unless: TOGETHER,
    within: /信息公开|依申请|政务公开/,
  },
  {
    pattern: new RegExp(`${TOGETHER.source}(?:案件|案)?(?:共计|合计|总计|共|数|为|:|：){0,4}(\\d+)(?:件|起|宗|例)`),
    what: '行政复议和行政诉讼',
    value: (tables) => remedyTotal(tables, ['reconsideration', ...BOTH_SUITS]),
    within: /信息公开|依申请|政务公开/,
  },
  ...TWO_LINES.flatMap(statedInTwo),
];

/** Sentences that say there was none. `pattern` must not be followed by `notBefore`. */
export const STATED_NONE: readonly StatedFigure[] = [
  {
    pattern:
      /(?:无|没有|未收到|未接到|未受理|未发生)(?:任何|公民|法人|和|或|及|、|其他组织|个人|群众|单位|的|书面|到){0,12}(?:政府信息公开申请|信息公开申请|依申请公开)(?!.{0,6}(?:收费|费|引发|引起|导致|产生|被|复议|诉讼|逾期))/,
    what: '收到的政府信息公开申请',
    value: three('received'),
  },
  {
    pattern: /(?:无|没有|未发生|未出现|未收到|未产生)[^，；\d]{0,20}行政复议(?!.{0,14}(?:纠正|败诉|撤销|维持))/,
    what: '行政复议',
    value: (tables) => remedyTotal(tables, ['reconsideration']),
    unless: /纠正|败诉/,
  },
  {
    pattern: /(?:无|没有|未发生|未出现|未收到|未产生)[^，；\d]{0,26}行政诉讼(?!.{0,14}(?:纠正|败诉|撤销|维持))/,
    what: '行政诉讼',
    value: (tables) => remedyTotal(tables, BOTH_SUITS),
    unless: /纠正|败诉/,
  },
];
