import { type Scale, scaleFault, type Thresholds, thresholdsFault, weightsFault } from '../../law/index.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { ItemKind } from '../words.ts';

/** One thing that is assessed. */
export interface SchemeItem {
  /** one in its scheme, and the same through its versions: 'k7' */
  id: string;
  group: string;
  title: string;
  kind: ItemKind;
  /** hundredths: the most that it gives, of a deduction the most that it takes */
  weight: number;
  /** of a counted item: what is counted, and how that becomes points */
  counted: { measure: string; scale: Scale } | null;
  /** of the others: by what it is judged, and what evidence is expected */
  basis: string;
}

/** 考核方案. Points are hundredths. */
export interface SchemeContent {
  title: string;
  /** by what it is made, and what it is about */
  note: string;
  items: SchemeItem[];
  /** highest number that an item ever had */
  numbered: number;
  /** 自评, working days from the day of publication */
  selfDays: number;
  /** the books are counted as they stand at the end of this day */
  frozenOn: string;
  appealDays: number;
  grades: Thresholds;
  bonusCap: number;
  deductionCap: number;
  /** 社会评议 with fewer answers does not count */
  leastAnswers: number;
  /** the public sees who came where, and not only grades */
  ranking: boolean;
}

export const byId = ({ items }: SchemeContent, id: string): SchemeItem | undefined =>
  items.find((one) => one.id === id);

/** The items in their groups, in the order in which groups first stand. */
export function grouped(items: readonly SchemeItem[]): [group: string, items: SchemeItem[]][] {
  const groups = new Map<string, SchemeItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}

const weighs = ({ kind }: SchemeItem) => kind === 'counted' || kind === 'judged';
const weightsOf = ({ items }: Pick<SchemeContent, 'items'>): number[] =>
  items.filter(weighs).map(({ weight }) => weight);
/** What is missing to 100, as a sentence; undefined: nothing. */
export const sumFault = (content: Pick<SchemeContent, 'items'>): string | undefined => weightsFault(weightsOf(content));

/** What stands against publishing it; undefined: nothing. @param measures that there are */
export function publishFault(
  content: SchemeContent,
  measures: ReadonlySet<string>,
  today: string,
): Failure | undefined {
  const sum = sumFault(content);
  if (sum) return invalid(`${sum}，请改正后再发布`);
  const lost = content.items.find(({ counted }) => counted && !measures.has(counted.measure));
  if (lost) return invalid(`“${lost.title}”选用的统计指标已经没有了，请重新选择`);
  const wrong = content.items.find(({ counted, weight }) => counted && scaleFault(counted.scale, weight));
  if (wrong) return invalid(`“${wrong.title}”：${scaleFault(wrong.counted!.scale, wrong.weight)}`);
  const grades = thresholdsFault(content.grades);
  if (grades) return invalid(grades);
  if (content.frozenOn < today) return invalid('数据截止日已经过了，请改为今天或者以后');
  return undefined;
}

/** One way in which a version differs from the one before. */
export function changesOf(before: SchemeContent, after: SchemeContent): string[] {
  const was = new Map(before.items.map((item) => [item.id, item]));
  const is = new Set(after.items.map(({ id }) => id));
  const points = (weight: number) => `${weight / 100} 分`;
  const items = after.items.flatMap((item) => {
    const old = was.get(item.id);
    if (!old) return [`新增“${item.title}”（${points(item.weight)}）`];
    if (old.weight !== item.weight) return [`“${item.title}”由 ${points(old.weight)}改为 ${points(item.weight)}`];
    return JSON.stringify(old) === JSON.stringify(item) ? [] : [`“${item.title}”的评分办法有修改`];
  });
  const gone = before.items.filter(({ id }) => !is.has(id)).map(({ title }) => `删去“${title}”`);
  const { items: _b, numbered: _n, ...rest } = before;
  const { items: _a, numbered: _m, ...now } = after;
  const others = JSON.stringify(rest) === JSON.stringify(now) ? [] : ['期限、等次或者说明有修改'];
  return [...items, ...gone, ...others];
}
