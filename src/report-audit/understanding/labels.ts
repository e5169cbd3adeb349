import { type Column, TABLE_THREE, TABLE_THREE_2019 } from '../../law/index.ts';
import type { Row } from '../../law/report/format.ts';
import { labelOf } from './figure.ts';

export type RowId = Row | 'other';

/** A label without its ordinal: 1.属于国家秘密 → 属于国家秘密 */
const unnumbered = (label: string) =>
  labelOf(label).replace(/^(?:[一二三四五六七](?=[^一二三四五六七])|\d{1,2}(?=\D))/, '');

/** Words that tell a row of table three, however its label is shortened or split. Of several the first that fits; a row
 *  that none tells is told by its label as the format has it. */
const ROW_WORDS: readonly [RowId, RegExp][] = [
  ['received', /新收|本年收到/],
  ['carriedIn', /上年结转|上年度结转|上一年结转|上一年度结转/],
  ['carriedOut', /结转下年|结转下一年|结转到下|结转至下|继续办理$/],
  ['other.correctionOverdue', /不补正|逾期.{0,60}补正/],
  ['other.feeOverdue', /缴纳|收费通知/],
  ['unable.stillUnclear', /补正后|仍不明确|不明确$/],
  ['unable.notHeld', /不掌握/],
  ['unable.toBeCreated', /没有现成|另行制作|现成信息/],
  ['notProcessed.excessive', /大量反复|反复申请/],
  ['notProcessed.repeated', /重复申请/],
  ['notProcessed.petition', /信访|举报投诉/],
  ['notProcessed.publication', /出版物/],
  ['notProcessed.reissue', /重新出具|行政机关确认/],
  ['refused.stateSecret', /国家秘密/],
  ['refused.forbiddenByLaw', /其他法律|法律行政|法规禁止|禁止公开/],
  ['refused.safetyAndStability', /三安全|一稳定/],
  ['refused.thirdPartyRights', /第三方/],
  ['refused.internalAffairs', /三类内部|内部事务/],
  ['refused.process', /过程性/],
  ['refused.enforcementFile', /执法案卷|案卷/],
  ['refused.administrativeInquiry', /行政查询|查询事项/],
  ['partial', /部分公开/],
  ['granted', /^予以公开/],
  ['other', /^其他处理/],
  ['other.other', /^其他$|^其他情形$/],
  ['total', /^总计$|^合计$/],
];

const OFFICIAL = new Map<RowId, string>(
  [...TABLE_THREE_2019, ...TABLE_THREE].map(({ id, section, group, label }) => [
    id,
    labelOf(label || group || section),
  ]),
);

export interface LabelMatch {
  id: RowId;
  /** whether the label stands as the format has it */
  exact: boolean;
}

/** The row of table three that a label names; undefined when it names none. */
export function rowOfLabel(label: string): LabelMatch | undefined {
  const words = unnumbered(label);
  if (!words) return undefined;
  const id =
    ROW_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ??
    [...OFFICIAL].find(([, official]) => unnumbered(official) === words)?.[0];
  return id && { id, exact: OFFICIAL.get(id) === labelOf(label) };
}

/** Share of pairs of neighbouring characters that two texts have in common, 0 to 1. */
export function likeness(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const rest = pairs(b);
  const all = pairs(a).length + rest.length;
  if (all === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const pair of pairs(a)) {
    const at = rest.indexOf(pair);
    if (at >= 0) {
      common += 1;
      rest.splice(at, 1);
    }
  }
  return (2 * common) / all;
}

/** The row whose official label is most like a damaged one, when it is like enough and no other comes near. */
export function likeliestRow(label: string): RowId | undefined {
  const words = labelOf(label);
  if (words.length < 3 || words.length > 60) return undefined;
  const ranked = [...OFFICIAL].map(([id, official]) => ({ id, score: likeness(words, official) }));
  ranked.sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first && first.score >= 0.6 && first.score - (second?.score ?? 0) >= 0.15 ? first.id : undefined;
}

const UNNUMBERED = [...new Set([...OFFICIAL.values()].map(unnumbered))];

/** How much a text is like the label of some row of table three, 0 to 1. */
export const likenessToRow = (label: string): number => {
  const words = unnumbered(label);
  return Math.max(...UNNUMBERED.map((official) => likeness(words, official)));
};

const COLUMN_WORDS: readonly [Column, RegExp][] = [
  ['person', /^自然人$/],
  ['business', /^商业企业$|^企业$/],
  ['research', /^科研机构$|^科研$/],
  ['charity', /公益(?:组织)?$/],
  ['legalService', /^法律服务(?:机构)?$/],
  ['otherOrganisation', /^其他(?:组织)?$/],
  ['total', /^总计$|^合计$/],
];

export const columnOfLabel = (label: string): Column | undefined =>
  COLUMN_WORDS.find(([, pattern]) => pattern.test(labelOf(label)))?.[0];

/** Whether a cell belongs to the head of table three. */
export const isHeadOfThree = (label: string): boolean =>
  /^(?:自然人|商业企业|科研机构|.*公益组织|法律服务机构|申请人情况|法人或其他组织)$|商业企业科研机构|勾稽关系/.test(
    labelOf(label),
  );
