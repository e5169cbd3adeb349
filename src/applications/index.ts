/** 依申请公开 (条例 arts. 27–45): applications from receipt to delivered reply; counted for table three of the annual
 *  report. Their life is a list of steps that only the law's state machine lets in (src/law/procedure*.ts). */

export { keepHouse } from './filing/house-keeping.ts';
export { applicationByCode } from './following/by-code.ts';
export * from './handling/case/actions.ts';

export * from './handling/steps/ask.ts';
export * from './handling/steps/charge.ts';
export * from './handling/steps/clarify.ts';
export * from './handling/steps/divide.ts';
export * from './handling/steps/end.ts';
export * from './handling/steps/extend.ts';

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

export { type Applicant, openApplicant } from './privacy/applicant.ts';
export type { Clear } from './privacy/erasure.ts';
export { RETENTION_YEARS } from './privacy/retention.ts';
export type { Request } from './receipt/insert.ts';
export * from './receipt/receive.ts';

export { countOftenAsked } from './recurring/store.ts';
export { OFTEN } from './recurring/words.ts';
export * from './reply/actions.ts';
export { readers } from './rules.ts';
