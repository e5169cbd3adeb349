import type { Role } from '../platform/roles.ts';

export const TITLE = '工作考核';
export const DESK = '/console/assessment';
/** Sheets of its pages. */
export const STYLES = ['assessment/assessment.css'] as const;
export const schemeHref = (id: number): string => `${DESK}/${id}`;
export const subjectHref = (id: number): string => `${DESK}/subjects/${id}`;
/** What the annual report counts of a year. */
export const recordsHref = (year: number, of: FigureName): string => `${DESK}/records?year=${year}&of=${of}`;
/** On the public site. */
export const HOME = '/disclosure/assessment';
export const PUBLIC_TITLE = '考核和评议结果';

/** Who writes schemes and ends rounds: the office that leads disclosure work. 条例 art. 46 */
export const keepers: readonly Role[] = ['cityOffice', 'disclosureHead'];
/** Who gives points. */
export const reviewers: readonly Role[] = [...keepers, 'signer'];
/** Who answers for an authority that is assessed. */
export const authorityAnswers: readonly Role[] = ['disclosureHead', 'signer'];
/** Who answers for an office or village that is. */
export const officeAnswers: readonly Role[] = ['officeReviewer', 'contact'];
export const readers: readonly Role[] = [...reviewers, ...officeAnswers];
/** Who sees what the annual report counts: those who work on it. */
export const counters: readonly Role[] = [...readers, 'editor', 'secrecyReviewer', 'caseOfficer'];

export const SCOPES = { below: '所辖机关', offices: '本机关的科室、村和社区' } as const;
export type Scope = keyof typeof SCOPES;

export const ITEM_KINDS = {
  counted: '机器计分',
  judged: '人工评分',
  bonus: '加分',
  deduction: '扣分',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

export const SUBJECT_STATES = { open: '考核中', told: '初评已通知', final: '结果已定', left: '不列入' } as const;
export type SubjectState = keyof typeof SUBJECT_STATES;

export const SCORE_KINDS = {
  counted: '机器计分',
  judged: '评分',
  confirmed: '复核同意',
  disputed: '复核不同意',
  appeal: '申诉后改分',
  recounted: '申诉后重新计分',
  corrected: '更正',
} as const;
export type ScoreKind = keyof typeof SCORE_KINDS;

export const VERDICTS = { kept: '维持', changed: '改正' } as const;
export type Verdict = keyof typeof VERDICTS;

/** What the annual report counts; each is the number of its records, answers their sum. */
export const FIGURES = {
  rounds: '接受工作考核',
  held: '考核下级机关和所属单位',
  appraisals: '社会评议',
  answers: '社会评议的答卷',
} as const;
export const appraisalsHref = (schemeId: number): string => `${schemeHref(schemeId)}/appraisals`;
export const resultsHref = (schemeId: number): string => `${schemeHref(schemeId)}/results`;
export type FigureName = keyof typeof FIGURES;
