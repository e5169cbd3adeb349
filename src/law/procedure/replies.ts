import type { ProcedureState } from './procedure.ts';
import { DISCLOSES, REPLY_KIND_IDS, type ReplyKindId } from './reply-kinds.ts';
import type { Answer, IsoDay } from './steps.ts';

/** Ends that are no replies of the authority: they come about by the applicant's doing, as steps of their own. */
const NO_REPLY: readonly ReplyKindId[] = ['clarificationOverdue', 'feeOverdue', 'withdrawn'];

/** Kinds among which a reply is chosen. */
export const CHOSEN_REPLY_KINDS: readonly ReplyKindId[] = REPLY_KIND_IDS.filter((kind) => !NO_REPLY.includes(kind));

/** Why an application cannot be answered so now; undefined: it can. `publicInterest`: disclosed against a third
 *  party's refusal because withholding would gravely harm the public interest. @param on day of the reply.
 *  条例 arts. 15, 30, 32, 34–36 */
export function replyFault(
  state: ProcedureState,
  kind: ReplyKindId,
  publicInterest: boolean,
  on: IsoDay,
): string | undefined {
  if (NO_REPLY.includes(kind)) return '这不是答复：请按申请人撤回或视为放弃申请办理';
  if (kind === 'excessive' && !state.reasons)
    return '没有要求过申请人说明理由，不能以无正当理由大量、反复申请为由不予处理（《条例》第三十五条）';
  if (kind === 'excessive' && !state.reasons!.given && on <= state.reasons!.by)
    return `申请人可以说明理由到 ${state.reasons!.by}（《条例》第三十五条）`;
  const asked = state.asks.filter((one) => one.whom === 'thirdParty');
  if (kind === 'stillUnclear' && !state.clarification?.clarified)
    return '没有收到过补正，不能以补正后仍不明确答复（《条例》第三十条）';
  if (kind === 'thirdPartyRights' && asked.length === 0)
    return '以第三方合法权益为由不予公开的，应当先书面征求第三方意见（《条例》第三十二条）';
  if (kind === 'thirdPartyRights' && asked.every(({ answer }) => answer === 'consent'))
    return '征求过意见的第三方都同意公开，不能以第三方合法权益为由不予公开（《条例》第三十二条）';
  const waitsFor = DISCLOSES.includes(kind) ? state.asks : kind === 'thirdPartyRights' ? asked : [];
  if (waitsFor.some((one) => one.answered === null))
    return '还有征求的意见没有收到；期满未答复的，请先登记“逾期未答复”（《条例》第三十二条、第三十四条）';
  const refused = state.asks.filter((one) => one.answer === 'refusal');
  if (kind === 'granted' && refused.some((one) => one.whom === 'thirdParty') && !publicInterest)
    return '有第三方不同意公开：可以区分处理、不予公开，或者认定不公开会对公共利益造成重大影响而决定公开（《条例》第三十二条）';
  return undefined;
}

const REFUSED = /第三方[^，。；\n]{0,20}(?:不同意|拒绝)/;
const CONSENTED = /第三方(?:[^，。；\n不]{0,10})同意公开/;

/** Why a reply cannot say this of the third parties: what it names as their opinion is what they said. 条例 art. 32 */
export function opinionFault(state: ProcedureState, body: string): string | undefined {
  const said = (answer: Answer) => state.asks.some((one) => one.whom === 'thirdParty' && one.answer === answer);
  if (REFUSED.test(body) && !said('refusal'))
    return '没有第三方表示不同意公开，答复内容中不能这样写，请按第三方的实际意见修改（《条例》第三十二条）';
  if (CONSENTED.test(body) && !said('consent'))
    return '没有第三方表示同意公开，答复内容中不能这样写，请按第三方的实际意见修改（《条例》第三十二条）';
  return undefined;
}

/** Each kind of reply with what stands against it. @param on the day on which it would be answered */
export function repliesOffered(state: ProcedureState, on: IsoDay): { kind: ReplyKindId; why: string | undefined }[] {
  return CHOSEN_REPLY_KINDS.map((kind) => ({ kind, why: replyFault(state, kind, false, on) }));
}
