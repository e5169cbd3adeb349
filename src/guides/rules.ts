import { parseDate } from '../law/index.ts';
import { conflict, type Failure, invalid } from '../platform/outcome.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
import { ELEMENTS, type GuideContent, inWords } from './content.ts';

/** Who keeps guides and windows: editors those of their office, the head of disclosure work all. */
export const keepers: readonly Role[] = ['editor', 'disclosureHead'];

/** Whether somebody keeps what is an office's. */
export const keeps = (who: Who, officeId: number): boolean =>
  has(who, 'disclosureHead') || (has(who, 'editor') && who.officeId === officeId);

/** Days after which somebody must look whether a guide still holds. ○ (a half year, as assessments of 政务服务 ask) */
export const CHECK_EVERY = 180;

/** Why a guide may hold no more. */
export type Doubt = { kind: 'unchecked'; days: number } | { kind: 'basis'; title: string; how: string };

/** What of its basis in the books of publishing is known. */
export interface Basis {
  title: string;
  withdrawn: boolean;
  /** why it holds no more by itself: '废止', '失效'; '' while it holds */
  ended: string;
}

/** What speaks against a guide that the public reads; [] : nothing.
 *  @param checkedOn 'YYYY-MM-DD', the last day on which somebody found it right
 *  @param basis of the document that it names; undefined: it names none */
export function doubtsOf(checkedOn: string, today: string, basis: Basis | undefined): Doubt[] {
  const days = parseDate(checkedOn).until(parseDate(today)).days;
  const how = basis?.withdrawn ? '已撤下' : basis?.ended ? `已${basis.ended}` : '';
  return [
    ...(basis && how ? [{ kind: 'basis' as const, title: basis.title, how }] : []),
    ...(days > CHECK_EVERY ? [{ kind: 'unchecked' as const, days }] : []),
  ];
}

/** '已 203 天没有核对' */
export const doubtInWords = (doubt: Doubt): string =>
  doubt.kind === 'unchecked' ? `已 ${doubt.days} 天没有核对` : `依据文件“${doubt.title}”${doubt.how}`;

/** Elements that a guide lacks: field → sentence. @param windows how many windows take it: they say where and when */
export function missingIn(content: GuideContent, windows: number): Record<string, string> {
  const faults = ELEMENTS.filter(
    ({ name, required }) => required && !inWords(content, name).trim() && !(name === 'place' && windows > 0),
  ).map(({ name, label }) => [
    name,
    name === 'place' ? '请填写办理地点和时间，或者先把事项安排到服务窗口' : `请填写${label}`,
  ]);
  const fee = content.charged && !content.fee.trim() ? [['fee', '收费的，请填写收费标准和依据']] : [];
  return Object.fromEntries([...faults, ...fee]);
}

/** Whether it may be submitted. 条例 art. 20(五) */
export function missingFault(content: GuideContent, windows: number): Failure | undefined {
  const faults = missingIn(content, windows);
  return Object.keys(faults).length ? invalid('还不能送审，请看标出的地方', faults) : undefined;
}

/** Under review nothing is changed: what the reviewers read stays what they sign. */
export const editFault = (underReview: boolean): Failure | undefined =>
  underReview ? conflict('这份办事指南正在审核，先撤回再修改') : undefined;

/** By which day it must be looked at again. */
export const checkDue = (checkedOn: string): string => parseDate(checkedOn).add({ days: CHECK_EVERY }).toString();
