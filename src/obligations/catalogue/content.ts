import {
  type DueSubject,
  type DueTerm,
  disclosureItem,
  dueInWords,
  dueTermFault,
  type Frequency,
  termInWords,
} from '../../law/index.ts';
import type { Office } from '../../organizations/index.ts';
import { AUDIENCES, type Audience, MANNERS, type Manner, TIERS, type Tier } from '../words.ts';

/** One obligation as a version says it: the ten columns of 国办发〔2019〕54号, and what makes its dues. */
export interface ObligationContent {
  /** one of the 26 fields, or one that the authority names */
  level1: string;
  level2: string;
  /** 公开内容（要素） */
  elements: string;
  /** 公开依据 */
  basis: string;
  /** 公开时限, as people read it */
  time: string;
  frequency: Frequency;
  term: DueTerm;
  subject: DueSubject;
  /** 公开渠道和载体 */
  channels: string;
  audience: Audience;
  /** who, where the audience is a group */
  group: string;
  manner: Manner;
  tiers: Tier[];
  /** where it is published */
  columnId: number | null;
  /** item of 条例 arts. 20, 21 */
  item: string | null;
  /** a title of what meets it holds one of these; none: any title does */
  words: string[];
}

export const LONGEST = 2_000;
export const MOST_WORDS = 8;

/** What is wrong with it beyond its single fields, at the field; undefined: nothing.
 *  @param known ids of the authority's offices and columns */
export function contentFault(
  { frequency, term, subject, columnId, item, audience, group }: ObligationContent,
  known: { offices: ReadonlySet<number>; columns: ReadonlySet<number> },
): Record<string, string> | undefined {
  const fault = dueTermFault(frequency, term);
  if (fault) return { term: fault };
  if (subject.of === 'offices' && !subject.ids.length) return { offices: '请选择至少一个科室、村或社区' };
  if (subject.of === 'offices' && !subject.ids.every((id) => known.offices.has(id)))
    return { offices: '请选择列出的科室、村、社区' };
  if (columnId !== null && !known.columns.has(columnId)) return { column: '请选择列出的栏目' };
  if (item !== null && !disclosureItem(item)) return { item: '请选择列出的条款' };
  if (audience === 'some' && !group) return { group: '请写明是哪些人' };
  return undefined;
}

/** '社会救助 临时救助' */
export const nameOf = ({ level1, level2 }: Pick<ObligationContent, 'level1' | 'level2'>): string =>
  level1 === level2 ? level1 : `${level1} ${level2}`;

/** 公开主体, as people read it. */
export function subjectInWords(
  subject: DueSubject,
  offices: readonly Pick<Office, 'id' | 'name'>[],
  authority: string,
) {
  if (subject.of === 'authority') return authority;
  if (subject.of === 'villages') return '各村';
  if (subject.of === 'communities') return '各社区';
  if (subject.of === 'places') return '各村、各社区';
  return subject.ids.flatMap((id) => offices.find((one) => one.id === id)?.name ?? []).join('、');
}

/** 公开对象: '全社会', '特定群体（申请救助的人）'. */
export const audienceInWords = ({ audience, group }: Pick<ObligationContent, 'audience' | 'group'>): string =>
  audience === 'all' ? AUDIENCES.all : group ? `${AUDIENCES.some}（${group}）` : AUDIENCES.some;

export const tiersInWords = (tiers: readonly Tier[]): string => tiers.map((one) => TIERS[one]).join('、');

/** 公开时限: the words that people gave, else those that the rhythm gives. */
export const timeInWords = ({
  time,
  frequency,
  term,
}: Pick<ObligationContent, 'time' | 'frequency' | 'term'>): string => time || dueInWords(frequency, term);

interface Names {
  offices: readonly Pick<Office, 'id' | 'name'>[];
  columns: readonly { id: number; name: string }[];
  authority: string;
}

/** Everything that a version says, each line with its name; two versions are compared line by line. */
function factsOf(content: ObligationContent, { offices, columns, authority }: Names): [label: string, value: string][] {
  const item = content.item === null ? undefined : disclosureItem(content.item);
  return [
    ['一级事项', content.level1],
    ['二级事项', content.level2],
    ['公开内容（要素）', content.elements],
    ['公开依据', content.basis],
    ['公开时限', timeInWords(content)],
    ['周期和期限', `${dueInWords(content.frequency, content.term)}（${termInWords(content.frequency, content.term)}）`],
    ['公开主体', subjectInWords(content.subject, offices, authority)],
    ['公开渠道和载体', content.channels],
    ['公开对象', audienceInWords(content)],
    ['公开方式', MANNERS[content.manner]],
    ['公开层级', tiersInWords(content.tiers)],
    ['栏目', columns.find(({ id }) => id === content.columnId)?.name ?? ''],
    ['条例事项', item ? `${item.article} ${item.label}` : ''],
    ['标题中的词', content.words.join('、')],
  ];
}

/** The lines in which two versions differ: [name, before, after]. */
export function differences(
  before: ObligationContent,
  after: ObligationContent,
  names: Names,
): [label: string, before: string, after: string][] {
  const now = factsOf(after, names);
  return factsOf(before, names).flatMap(([label, was], at): [string, string, string][] =>
    was === now[at]![1] ? [] : [[label, was, now[at]![1]]],
  );
}

export const sameContent = (a: ObligationContent, b: ObligationContent): boolean => stable(a) === stable(b);

/** Keys in one order: what came out of the books compares with what was typed. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
