import type { StepKind } from '../../../law/index.ts';
import { resend } from '../../mail/resend.tsx';
import { confirmation } from '../../receipt/receive.tsx';
import { codeReissue, contactChange } from '../workspace/applicant-verbs.tsx';
import { assignment, information, message, note } from '../workspace/without-step.tsx';
import { clarification, clarified } from './clarification.tsx';
import { merge, split } from './division.tsx';
import { archive, delivery, lapse, withdrawal } from './ending.tsx';
import { extension, extensionApproval, extensionRefusal } from './extension.tsx';
import { fee, feeReceived, payment } from './fee.tsx';
import { authority, authorityAnswer, thirdParty, thirdPartyAnswer, thirdPartyTold } from './opinions.tsx';
import { deferral, reasonsReceipt, reasonsRequest } from './reasons.tsx';
import type { Verb } from './verb.tsx';

/** Steps that are taken in the workspace; registration and the reply have pages of their own, and
 *  an order to answer anew comes from its case. */
type WorkspaceStep = Exclude<StepKind, 'registered' | 'legallyReviewed' | 'replied' | 'reopened'>;

/** What an officer does to take a step of the procedure (src/law/procedure/steps.ts). A step without its verb is a type
 *  error. */
export const STEPS: Readonly<Record<WorkspaceStep, Verb>> = {
  confirmed: confirmation,
  clarificationRequested: clarification,
  clarified,
  thirdPartyAsked: thirdParty,
  thirdPartyAnswered: thirdPartyAnswer,
  thirdPartyTold,
  coAuthorityAsked: authority,
  coAuthorityAnswered: authorityAnswer,
  extended: extension,
  reasonsRequested: reasonsRequest,
  reasonsGiven: reasonsReceipt,
  deferred: deferral,
  feeNotified: fee,
  feeNoticeReceived: feeReceived,
  feePaid: payment,
  delivered: delivery,
  withdrawn: withdrawal,
  lapsed: lapse,
  split,
  merged: merge,
  archived: archive,
};

export function inWorkspace(kind: StepKind): kind is WorkspaceStep {
  return Object.hasOwn(STEPS, kind);
}

/** All that is done in the workspace, with a step or without. */
export const VERBS: readonly Verb[] = [
  ...Object.values(STEPS),
  extensionApproval,
  extensionRefusal,
  assignment,
  contactChange,
  codeReissue,
  information,
  message,
  note,
  resend,
];
