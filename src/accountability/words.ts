import type { ComplaintState, ComplaintStepKind } from '../law/index.ts';
import type { Role } from '../platform/roles.ts';

export const TITLE = '投诉举报和责任追究';
export const DESK = '/console/accountability';
export const caseHref = (id: number): string => `${DESK}/${id}`;
/** The cases that the annual report counts in a year. */
export const countedHref = (year: number): string => `${DESK}?year=${year}&counted=yes`;

/** Who keeps the register; the city's office also of the authorities below. 条例 art. 47 */
export const keepers: readonly Role[] = ['disclosureHead', 'signer', 'cityOffice'];
/** Who sees which cases were counted: those who work on the annual report. */
export const counters: readonly Role[] = [...keepers, 'editor', 'officeReviewer', 'secrecyReviewer', 'caseOfficer'];

export const ORIGINS = {
  complaint: '投诉',
  report: '举报',
  found: '检查发现',
  earlier: '此前登记',
} as const;
export type Origin = keyof typeof ORIGINS;

export const CAME_BY = {
  letter: '来信',
  visit: '来访',
  telephone: '电话',
  site: '网站留言',
  superior: '上级转来',
  inspection: '监督检查',
  media: '媒体反映',
  other: '其他',
} as const;
export type CameBy = keyof typeof CAME_BY;

export const PHASES: Record<ComplaintState['phase'], string> = {
  came: '待受理',
  accepted: '查证中',
  declined: '不予受理',
  found: '已查证',
  closed: '已办结',
};

export const STEPS: Record<ComplaintStepKind, string> = {
  came: '收到',
  accepted: '受理',
  declined: '不予受理',
  extended: '延期',
  found: '查证结论',
  measured: '处理措施',
  mended: '已经改正',
  answered: '告知投诉举报人',
  closed: '办结',
  reopened: '重新查证',
};
