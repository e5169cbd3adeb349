/** 依申请公开 (条例 arts. 27–45): applications from receipt to delivered reply; counted for table three of the annual
 *  report. Their life is a list of steps that only the law's state machine lets in (src/law/procedure*.ts). */

/* It comes in, by any channel. */

export type { Request } from './receipt/receive.tsx';
export { applicantOf, confirmReceipt, fileApplication, registerApplication } from './receipt/receive.tsx';

/* Its pages for the public, also in another frame than the site's. */

export { filingRoutes } from './filing/routes.tsx';
export { closeApplication } from './following/passes.ts';
export { followingRoutes } from './following/routes.tsx';

/* It is handled. */

export { recordClarification, requestClarification } from './handling/steps/clarification.tsx';
export { mergeApplication, splitApplication } from './handling/steps/division.tsx';
export { approveExtension, requestExtension } from './handling/steps/extension.tsx';
export { notifyFee } from './handling/steps/fee.tsx';
export { askAuthority, askThirdParty, recordThirdPartyAnswer, tellThirdParty } from './handling/steps/opinions.tsx';
export { addNote, sendMessage } from './handling/workspace/without-step.tsx';

/* A decision or judgment has it answered anew. */

export { type CaseAbout, reopenApplication } from './handling/reopening.ts';

/* It is answered, and ends. */

export {
  archiveApplication,
  lapseApplication,
  recordDelivery,
  withdrawApplication,
} from './handling/steps/ending.tsx';
export { draftReply, reviewLegally, signReply } from './reply/reply.tsx';

/* Its applicant follows it, and is protected. */

export { keepHouse } from './filing/house-keeping.ts';
export { applicationByCode } from './following/by-code.ts';
export { suggestPublication } from './following/suggestion.ts';
export { type Applicant, openApplicant } from './privacy/applicant.ts';
export { CLEARED, type Clear, clearOf, withoutNumbers } from './privacy/erasure.ts';
export { hideNumbers } from './privacy/on-screen.ts';
export { openPersonalData } from './privacy/opening.ts';
export { OPENING_REASONS, openingReason } from './privacy/reasons.ts';
export { RETENTION_YEARS } from './privacy/retention.ts';
export { screenOf } from './privacy/screen-of.ts';

/* It is counted, and others refer to it. */

export { noteOn, subjectsOf } from './handling/told-of.ts';
export { type ApplicationBrief, applicationBrief } from './ledger/brief.ts';
export {
  type ApplicationLine,
  countApplications,
  countFees,
  countReplyTimes,
  listApplications,
  listByReplyTime,
  type ReplyTime,
  type TimedLine,
} from './ledger/counting.ts';
export { withheldReplies } from './ledger/withheld.ts';
export { countRecurring } from './recurring/store.ts';
export { RECURRING } from './recurring/words.ts';
export { readers } from './rules.ts';

/* What was handled before these books were kept is taken over. */

export { type PastApplication, takeOver } from './handling/steps/take-over.ts';
export type { PastStep } from './handling/steps/taken-over.ts';
