/** 依申请公开 (条例 arts. 27–45): applications from receipt to delivered reply; counted for table three of the annual
 *  report. Their life is a list of steps that only the law's state machine lets in (src/law/procedure*.ts). */
import './listener.ts';

export * from './actions/ask.ts';
export * from './actions/charge.ts';
export * from './actions/correct.ts';
export * from './actions/divide.ts';
export * from './actions/end.ts';
export * from './actions/extend.ts';
export * from './actions/handle.ts';
export * from './actions/receive.ts';
export * from './actions/reply.ts';
export { type Applicant, openApplicant } from './applicant.ts';
export { applicationByCode } from './by-code.ts';
export { whenPersonalDataGoes } from './clearing.ts';
export {
  type ApplicationLine,
  countApplications,
  countFees,
  countHandling,
  type HandledLine,
  type Handling,
  listApplications,
  listHandling,
} from './counting.ts';
export type { Clear } from './erasure.ts';
export { type PastCase, type PastStep, takeOver } from './history.ts';
export { limitsOf } from './limits.ts';
export { type ApplicationBrief, applicationBrief } from './lookup.ts';
export { whenMailWorks } from './mail/ready.ts';
export { mailApplicants } from './mail/sending.ts';
export { countOftenAsked } from './often/store.ts';
export { OFTEN, oftenSince } from './often/words.ts';
export { wordSmiths } from './papers/actions.ts';
export { keepHouse } from './public/house-keeping.ts';
export { termKeepers } from './receipt/actions.ts';
export type { Request } from './receiving.ts';
export { keepClocks } from './recompute.ts';
export { keepPersonalDataWhile, RETENTION_YEARS } from './retention.ts';
export { readers } from './rules.ts';

export { type WaitingApplication, waitingApplications, waitingLegalReviews } from './waiting.ts';
