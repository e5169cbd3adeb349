import { type Role, roles } from '../platform/roles.ts';

export const TITLE = '培训';
export const DESK = '/console/training';
export const trainingHref = (id: number): string => `${DESK}/${id}`;

/** Who plans trainings: the head of an authority's disclosure work; the city's office also for the staff below. art. 48 */
export const keepers: readonly Role[] = ['disclosureHead', 'cityOffice'];

/** What people do who are to be trained: disclosure work, whatever else they do. */
export const trainees = [
  ...['editor', 'officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead', 'caseOfficer', 'contact'],
  'cityOffice',
] as Role[];

/** Everybody with an account. */
export const everybody = Object.keys(roles) as Role[];

/** 2, 1.5 → '2', '1.5' */
export const hoursInWords = (hours: number): string => String(Math.round(hours * 10) / 10);

export const WAYS = { door: '扫码或输码', list: '登记' } as const;
export type Way = keyof typeof WAYS;

/** Why a code was refused at the door. */
export const REFUSALS = {
  wrong: '签到码不对或者已过期',
  shut: '没有开放签到',
  often: '多次输错，暂停签到',
} as const;
export type Refusal = keyof typeof REFUSALS;

/** What the year's figures count; each opens its records. */
export const FIGURES = {
  sessions: '举办的培训',
  attendances: '参加培训（人次）',
  people: '参加培训的人',
  hours: '学时',
  due: '应当参加培训的人',
  missing: '还没有培训够的人',
} as const;
export type FigureName = keyof typeof FIGURES;

/** The records behind a figure of a year, of all offices or of one ('0': of none). */
export const recordsHref = (year: number, of: FigureName, office?: number): string =>
  `${DESK}/records?year=${year}&of=${of}${office === undefined ? '' : `&office=${office}`}`;
