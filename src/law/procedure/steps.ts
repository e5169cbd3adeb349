import type { ReceiptChannel } from './receipt.ts';
import type { ReplyKindId } from './reply-kinds.ts';

/** YYYY-MM-DD, as steps are stored. */
export type IsoDay = string;

/** What others said who were asked. Silence of a third party leaves the decision to the authority (art. 32), that of a
 *  co-producing authority is consent (art. 34). */
export type Answer = 'consent' | 'refusal' | 'silence';
export type FeeBasis = 'item' | 'volume';
export type LapseReason = 'clarificationOverdue' | 'feeOverdue';
export type DeliveryWay = 'inPerson' | 'post' | 'email' | 'online' | 'fax';

/** One thing that happened to an application, on a day. The list of them, oldest first, is its whole life. 条例 arts. 29–40 */
export type Step = { on: IsoDay } & (
  | {
      /** 登记: `on` is the day it came (arrived); with `confirmed` (or a channel that needs none) it is received */
      kind: 'registered';
      channel: ReceiptChannel;
      confirmed: IsoDay | null;
      /** the authority has published that the system's receipt is the confirmation */
      receiptConfirms?: boolean;
    }
  /** 双方确认: the day of receipt for the internet, fax and ordinary letters. art. 31 */
  | { kind: 'confirmed' }
  /** 补正告知, to be answered by `by`. art. 30 */
  | { kind: 'clarificationRequested'; by: IsoDay }
  /** the clarified application was received */
  | { kind: 'clarified' }
  | { kind: 'thirdPartyAsked'; id: string }
  /** `requestReceived`: needed for silence, which begins to speak 15 working days after it */
  | { kind: 'thirdPartyAnswered'; id: string; answer: Answer; requestReceived?: IsoDay }
  | { kind: 'coAuthorityAsked'; id: string }
  | { kind: 'coAuthorityAnswered'; id: string; answer: Answer; requestReceived?: IsoDay }
  /** `days`: working days, 1 to 20; `approvedBy`: the head of the 政府信息公开工作机构. art. 33 */
  | { kind: 'extended'; days: number; approvedBy: string }
  /** 要求说明理由, to be given by `by`: number or frequency of what one asks clearly exceeds what is reasonable. art. 35 */
  | { kind: 'reasonsRequested'; by: IsoDay }
  /** the applicant gave reasons */
  | { kind: 'reasonsGiven' }
  /** 确定延迟答复期限: the reasons are sound, and the limit of art. 33 cannot be kept; answered by `by`, of which the applicant is
   *  told. `approvedBy`: the head. art. 35 */
  | { kind: 'deferred'; by: IsoDay; approvedBy: string }
  /** 收费通知. `quantity`: items or pages; `before`: items of the same applicant earlier in the month (by item only);
   *  `fen`: the amount; `received`: by the applicant, null until known. 国办函〔2020〕109号 */
  | {
      kind: 'feeNotified';
      basis: FeeBasis;
      quantity: number;
      before: number;
      reckoned?: number;
      fen: number;
      received: IsoDay | null;
    }
  | { kind: 'feeNoticeReceived' }
  | { kind: 'feePaid' }
  /** 法制审核 of the draft reply */
  | { kind: 'legallyReviewed' }
  /** 答复, signed and issued. `publicInterest`: disclosed although a third party refused, who is told why. arts. 32, 36–39 */
  | { kind: 'replied'; reply: ReplyKindId; publicInterest?: boolean }
  /** a third party that refused is told in writing what is disclosed nevertheless, and why. art. 32 */
  | { kind: 'thirdPartyTold'; id: string }
  | { kind: 'delivered'; how: DeliveryWay; proof: string }
  | { kind: 'withdrawn' }
  /** 视为放弃申请 */
  | { kind: 'lapsed'; why: LapseReason }
  /** 一事一申请: parts of it go on as applications of their own */
  | { kind: 'split'; into: readonly number[] }
  /** the same applicant asked the same again while this was open; it goes on under the other number */
  | { kind: 'merged'; into: number }
  | { kind: 'archived' }
  /** 重新办理: a decision on reconsideration or a judgment undid the end. `by`: the term that it sets, null: the Regulation's
   *  anew; `order`: its organ and number. 行政复议法 art. 64; 行政诉讼法 art. 70 */
  | { kind: 'reopened'; by: IsoDay | null; order: string }
);
export type StepKind = Step['kind'];

export const STEP_LABELS: Record<StepKind, string> = {
  registered: '登记申请',
  confirmed: '双方确认收到',
  clarificationRequested: '补正告知',
  clarified: '收到补正',
  thirdPartyAsked: '征求第三方意见',
  thirdPartyAnswered: '收到第三方意见',
  coAuthorityAsked: '征求其他机关意见',
  coAuthorityAnswered: '收到其他机关意见',
  extended: '延长答复期限',
  reasonsRequested: '要求说明理由',
  reasonsGiven: '收到理由说明',
  deferred: '确定延迟答复期限',
  feeNotified: '收费通知',
  feeNoticeReceived: '申请人收到收费通知',
  feePaid: '收到缴费',
  legallyReviewed: '法制审核',
  replied: '签发答复',
  thirdPartyTold: '告知第三方决定公开',
  delivered: '送达',
  withdrawn: '申请人撤回',
  lapsed: '视为放弃申请',
  split: '拆分申请',
  merged: '合并到另一件',
  archived: '归档',
  reopened: '重新办理',
};
export const STEP_KINDS = Object.keys(STEP_LABELS) as StepKind[];

export const ANSWER_LABELS: Record<Answer, string> = {
  consent: '同意公开',
  refusal: '不同意公开',
  silence: '逾期未答复',
};
export const FEE_BASIS_LABELS: Record<FeeBasis, string> = { item: '按件', volume: '按量' };
export const DELIVERY_WAYS: Record<DeliveryWay, string> = {
  inPerson: '当面送达',
  post: '邮寄',
  email: '电子邮件',
  online: '网上查收',
  fax: '传真',
};
