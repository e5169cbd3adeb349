import type { AssessmentFigures } from '../../assessment/index.ts';
import {
  type Channel,
  cellOf,
  channelNames,
  channels,
  DOCUMENT_FIGURES,
  type DocumentFigure,
  REMEDY_BLOCK_IDS,
  type RemedyBlock,
  type Tables,
  TWO_LINES,
  type TwoLine,
  valueAt,
} from '../../law/index.ts';
import {
  bracesFault,
  type Segment,
  segmentsOf,
  textOfSegments,
  compared as wordsOfChange,
} from '../../platform/live-text.ts';
import { yuan } from '../../platform/money.ts';
import type { Facts } from '../figures/facts.ts';
import type { ReportFigures } from '../figures/figures.ts';
import { groupTotal, replyGroups } from '../figures/reply-groups.ts';
import { FACT_FIGURES, type FactFigure } from './fact-figures.ts';
import { share, totalOf } from './sums.ts';

/** What a narrative is written from. */
export interface Counted extends Omit<ReportFigures, 'corrections'> {
  authority: string;
  year: number;
  before: { channels: Record<Channel, number>; tables: Tables };
  /** what an authority's other books show; a region has none */
  facts?: Facts;
  /** how many authorities' reports a region's report sums up */
  authorities?: number;
  /** of a region: what its office assessed in the year (条例 arts. 46, 50) */
  assessed?: Pick<AssessmentFigures, 'held' | 'appraisals' | 'answers'>;
  /** of a region: this year's figures of those authorities whose last year `before` holds, where they are not all */
  compared?: Compared;
}

/** The authorities of a region that are compared with last year: those whose reports of both years were accepted. */
interface Compared {
  channels: Record<Channel, number>;
  tables: Tables;
  /** how many they are */
  authorities: number;
  /** those accepted in one of the years alone, each with why: '绥阳镇人民政府（上年没有接收的报告）' */
  leftOut: readonly string[];
}

/** A figure that a text may name in double braces. */
export interface NamedFigure {
  name: string;
  group: '全文' | '公开渠道' | '申请' | '复议诉讼' | '文件和决定' | FactFigure['group'];
  label: string;
  value(counted: Counted): string;
}

const restOf = (counts: Record<Channel, number>): number => totalOf(counts) - counts.website - counts.wechat;

const remedies = (tables: Tables, blocks: readonly RemedyBlock[]) =>
  blocks.reduce((sum, block) => sum + tables.four[block].total, 0);

/** 比上年增加 12 条，增长 3.4% */
export const comparison = (now: number, before: number, unit: string): string =>
  wordsOfChange(now, before, unit, '上年');

/** A comparison of what the whole report states; of a region, of those authorities alone that both years have, and with
 *  which and how many. */
function compared(counted: Counted, of: (figures: Pick<Counted, 'channels' | 'tables'>) => number, unit: string) {
  const { compared: alike, before, authorities } = counted;
  if (!alike) return comparison(of(counted), of(before), unit);
  const left = `未列入比较的：${alike.leftOut.join('、')}`;
  if (alike.authorities === 0) return `因没有两年报告均已接收的机关，不与上年比较（${left}）`;
  return `按两年报告均已接收的 ${alike.authorities} 家机关比较（纳入汇总的共 ${authorities} 家，${left}），${comparison(of(alike), of(before), unit)}`;
}

/** Last year's figure, of a region with how many authorities it is of. */
function previous({ compared: alike, before }: Counted, of: (figures: Counted['before']) => number): string {
  if (!alike) return String(of(before));
  return alike.authorities === 0 ? '（没有可比的机关）' : `${of(before)}（仅可比的 ${alike.authorities} 家机关）`;
}

const published = ({ channels: counts }: Pick<Counted, 'channels'>) => totalOf(counts);
const receivedOf = ({ tables }: Pick<Counted, 'tables'>) => tables.three.received.total;

const figure =
  (group: NamedFigure['group']) =>
  (name: string, label: string, value: (counted: Counted) => string | number): NamedFigure => ({
    name,
    group,
    label,
    value: (counted) => String(value(counted)),
  });
const whole = figure('全文');
const channel = figure('公开渠道');
const application = figure('申请');
const remedy = figure('复议诉讼');
const paper = figure('文件和决定');

const documentWords: Record<DocumentFigure, string> = { issued: '制发', repealed: '废止', effective: '现行有效' };

/** The figures of a line of table two; none of one that texts do not speak of. */
function figuresOfTwo(line: TwoLine): NamedFigure[] {
  if (line.kind !== 'documents') {
    const label = line.kind === 'count' ? `${line.label}决定` : `${line.label}（万元）`;
    return [paper(`two.${line.id}`, label, (c) => c.tables.two[line.id])];
  }
  if (!line.inText) return [];
  return DOCUMENT_FIGURES.map((one) =>
    paper(`two.${line.id}.${one}`, `${documentWords[one]}${line.inText}`, (c) => c.tables.two[line.id][one]),
  );
}

/** The figures that the editor offers. Besides them a text may name any cell of the tables by its path. */
export const namedFigures: readonly NamedFigure[] = [
  whole('year', '报告年份', ({ year }) => year),
  whole('year.before', '上年年份', ({ year }) => year - 1),
  whole('authority', '机关名称', ({ authority }) => authority),
  channel('channels.total', '全年公开总数', (c) => totalOf(c.channels)),
  ...channels.map((id) => channel(`channels.${id}`, channelNames[id], (c) => c.channels[id])),
  channel('channels.rest', '网站和微信公众号以外', (c) => restOf(c.channels)),
  channel('channels.websiteShare', '政府网站所占比例', (c) => share(c.channels.website, totalOf(c.channels))),
  channel('channels.previous', '上年公开总数', (c) => previous(c, published)),
  channel('channels.comparison', '公开总数与上年相比', (c) => compared(c, published, '条')),
  application('applications.received', '新收申请', (c) => c.tables.three.received.total),
  application('applications.carriedIn', '上年结转', (c) => c.tables.three.carriedIn.total),
  application('applications.answered', '办结', (c) => c.tables.three.total.total),
  application('applications.carriedOut', '结转下年度', (c) => c.tables.three.carriedOut.total),
  ...replyGroups.map(([name, label]) => application(`applications.${name}`, label, (c) => groupTotal(c.tables, name))),
  application('applications.previous', '上年新收申请', (c) => previous(c, receivedOf)),
  application('applications.comparison', '新收申请与上年相比', (c) => compared(c, receivedOf, '件')),
  application('applications.fees', '信息处理费（元）', (c) => yuan(c.applicationFees)),
  remedy('remedies.total', '复议诉讼合计', (c) => remedies(c.tables, REMEDY_BLOCK_IDS)),
  remedy('remedies.reconsideration', '行政复议', (c) => remedies(c.tables, ['reconsideration'])),
  remedy('remedies.suits', '行政诉讼', (c) => remedies(c.tables, ['directSuit', 'suitAfterReconsideration'])),
  ...TWO_LINES.flatMap(figuresOfTwo),
];
/** What only an authority's own report may name: a region has no books of its own. */
export const factFigures: readonly NamedFigure[] = FACT_FIGURES.map(({ value, ...of }) => ({
  ...of,
  value: ({ facts, channels: counts }) => (facts ? String(value(facts, counts)) : ''),
}));
/** What only a region's report may name. */
export const regionFigures: readonly NamedFigure[] = [
  whole('region.authorities', '纳入汇总的机关', ({ authorities }) => authorities ?? 0),
  whole('region.assessed', '组织工作考核确定的结果（个）', ({ assessed }) => assessed?.held ?? 0),
  whole('region.appraisals', '用于考核的社会评议（次）', ({ assessed }) => assessed?.appraisals ?? 0),
  whole('region.answers', '社会评议的答卷（份）', ({ assessed }) => assessed?.answers ?? 0),
];
const byName = new Map([...namedFigures, ...factFigures, ...regionFigures].map((one) => [one.name, one]));
const notOf: Record<Whose, ReadonlySet<string>> = {
  own: new Set(regionFigures.map(({ name }) => name)),
  region: new Set(factFigures.map(({ name }) => name)),
};

/** Whose report a text stands in: an authority's own, or the one of its region. */
type Whose = 'own' | 'region';

function isFigure(name: string, whose: Whose): boolean {
  return (byName.has(name) && !notOf[whose].has(name)) || cellOf(name) !== undefined;
}

/** The figure's text; undefined when there is none of that name, or the books behind it are not at hand. */
export function figureText(name: string, counted: Counted): string | undefined {
  const named = byName.get(name);
  if (named) return !counted.facts && notOf.region.has(name) ? undefined : named.value(counted);
  return cellOf(name) ? String(valueAt(counted.tables, name)) : undefined;
}

/** The text with its figures apart; a name that means nothing stays as it was written. */
export const segments = (source: string, counted: Counted): Segment[] =>
  segmentsOf(source, (name) => figureText(name, counted));

/** The text with its figures in place. */
export const fill = (source: string, counted: Counted): string => textOfSegments(segments(source, counted));

/** What is wrong with a text's live figures, in words for the person who wrote it; undefined when nothing is. */
export const figureFault = (source: string, whose: Whose = 'own'): string | undefined =>
  bracesFault(source, (name) => isFigure(name, whose), 'channels.total');
