/** 依申请公开 (条例 arts. 27–45): applications from receipt to delivered reply; counted for table three of the annual
 *  report. Their life is a list of steps that only the law's state machine lets in (src/law/procedure*.ts). */
import './listener.ts';

export { keepHouse } from './filing/house-keeping.ts';
export { applicationByCode } from './following/by-code.ts';
export * from './handling/case/actions.ts';
export { type WaitingApplication, waitingApplications, waitingLegalReviews } from './handling/list/waiting.ts';
export * from './handling/steps/ask.ts';
export * from './handling/steps/charge.ts';
export * from './handling/steps/clarify.ts';
export * from './handling/steps/divide.ts';
export * from './handling/steps/end.ts';
export * from './handling/steps/extend.ts';
export { limitsOf } from './handling/steps/limits.ts';
export { keepClocks } from './handling/steps/recompute.ts';
export { type PastCase, type PastStep, takeOver } from './handling/steps/take-over.ts';
export { type ApplicationBrief, applicationBrief } from './ledger/brief.ts';
export {
  type ApplicationLine,
  countApplications,
  countFees,
  countHandling,
  type HandledLine,
  type Handling,
  listApplications,
  listHandling,
} from './ledger/counting.ts';
export { recordMailedDeliveries } from './mail/delivered.ts';
export { putNotices } from './mail/notices.ts';
export { wordSmiths } from './papers/actions.ts';
export { type Applicant, openApplicant } from './privacy/applicant.ts';
export { whenPersonalDataGoes } from './privacy/clearing.ts';
export type { Clear } from './privacy/erasure.ts';
export { keepPersonalDataWhile, RETENTION_YEARS } from './privacy/retention.ts';
export type { Request } from './receipt/insert.ts';
export * from './receipt/receive.ts';
export { termKeepers } from './receipt/set-term.ts';
export { countOftenAsked } from './recurring/store.ts';
export { OFTEN, oftenSince } from './recurring/words.ts';
export * from './reply/actions.ts';
export { readers } from './rules.ts';
