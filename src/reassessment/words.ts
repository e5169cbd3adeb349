import type { Role } from '../platform/roles.ts';

export const TITLE = '动态调整';
export const DESK = '/console/reassessment';
export const NEW = `${DESK}/new`;
export const IMPORT = `${DESK}/import`;
export const ROUND = `${DESK}/round`;
export const itemHref = (source: Source, id: number): string => `${DESK}/${source}/${id}`;
export const editHref = (id: number): string => `${DESK}/entries/${id}`;

/** Whence something withheld is known. */
export const SOURCES = {
  reply: '申请答复',
  withdrawn: '撤下的公开信息',
  secrecy: '保密审查退回的文稿',
  entry: '登记的信息',
} as const;
export type Source = keyof typeof SOURCES;
export const isSource = (text: string): text is Source => Object.hasOwn(SOURCES, text);

export const UNNAMED = '理由待核定';

/** What is counted of a year. */
export const FIGURES = {
  due: '应当评估',
  assessed: '已经评估',
  left: '没有评估',
  opened: '评估为可以公开或者部分公开',
  disclosed: '评估后已经公开',
} as const;
export type FigureName = keyof typeof FIGURES;
/** The records that a figure of a year counted. */
export const recordsHref = (year: number, of: FigureName): string => `${DESK}/records?year=${year}&of=${of}`;

/** Who assesses; who reviews what another assessed; who sees the list. 条例 arts. 4, 18 */
export const assessors: readonly Role[] = ['disclosureHead', 'caseOfficer', 'editor'];
export const reviewers: readonly Role[] = ['disclosureHead', 'signer', 'secrecyReviewer'];
export const readers: readonly Role[] = [...assessors, 'signer', 'secrecyReviewer', 'officeReviewer'];
/** Who sees what every office withheld; the others see their own office's. */
export const authorityWide: readonly Role[] = ['disclosureHead', 'caseOfficer', 'signer', 'secrecyReviewer'];
