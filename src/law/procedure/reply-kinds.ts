import type { ReplyRow } from '../report/format.ts';

export interface ReplyKind {
  /** the one cell of table three it is counted in */
  row: ReplyRow;
  label: string;
  /** articles of the 条例 unless another text is named, as written in the reply */
  ground: string;
}

/** How an application may be concluded; each kind falls into exactly one row of table three. 条例 arts. 30, 35–39 */
export const REPLY_KINDS = {
  alreadyPublic: { row: 'granted', label: '已主动公开，告知获取方式和途径', ground: '第三十六条第（一）项' },
  granted: { row: 'granted', label: '予以公开', ground: '第三十六条第（二）项' },
  partial: { row: 'partial', label: '部分公开（区分处理）', ground: '第三十七条' },
  stateSecret: {
    row: 'refused.stateSecret',
    label: '属于国家秘密，不予公开',
    ground: '第十四条、第三十六条第（三）项',
  },
  forbiddenByLaw: {
    row: 'refused.forbiddenByLaw',
    label: '法律、行政法规禁止公开，不予公开',
    ground: '第十四条、第三十六条第（三）项',
  },
  safetyAndStability: {
    row: 'refused.safetyAndStability',
    label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定，不予公开',
    ground: '第十四条、第三十六条第（三）项',
  },
  thirdPartyRights: {
    row: 'refused.thirdPartyRights',
    label: '涉及商业秘密、个人隐私等第三方合法权益，不予公开',
    ground: '第十五条、第三十二条、第三十六条第（三）项',
  },
  internalAffairs: {
    row: 'refused.internalAffairs',
    label: '属于内部事务信息，不予公开',
    ground: '第十六条第一款、第三十六条第（三）项',
  },
  process: {
    row: 'refused.process',
    label: '属于过程性信息，不予公开',
    ground: '第十六条第二款、第三十六条第（三）项',
  },
  enforcementFile: {
    row: 'refused.enforcementFile',
    label: '属于行政执法案卷信息，不予公开',
    ground: '第十六条第二款、第三十六条第（三）项',
  },
  administrativeInquiry: {
    row: 'refused.administrativeInquiry',
    label: '属于行政查询事项，告知依照有关规定办理',
    ground: '第三十六条第（七）项',
  },
  notFound: { row: 'unable.notHeld', label: '经检索没有所申请的信息', ground: '第三十六条第（四）项' },
  notResponsible: { row: 'unable.notHeld', label: '不属于本机关负责公开', ground: '第三十六条第（五）项' },
  toBeCreated: { row: 'unable.toBeCreated', label: '没有现成信息，需要另行制作', ground: '第三十八条' },
  stillUnclear: { row: 'unable.stillUnclear', label: '补正后申请内容仍不明确', ground: '第三十条' },
  petition: {
    row: 'notProcessed.petition',
    label: '信访、举报、投诉类事项，不作为申请处理',
    ground: '第三十九条第一款',
  },
  repeated: { row: 'notProcessed.repeated', label: '重复申请，不予重复处理', ground: '第三十六条第（六）项' },
  publication: {
    row: 'notProcessed.publication',
    label: '要求提供公开出版物，告知获取途径',
    ground: '第三十九条第二款',
  },
  excessive: { row: 'notProcessed.excessive', label: '无正当理由大量、反复申请，不予处理', ground: '第三十五条' },
  reissue: {
    row: 'notProcessed.reissue',
    label: '要求确认或重新出具已获取的信息，不予处理',
    // The 条例 has no item of its own for this one; the report's format lists it.
    ground: '第三十六条第（六）项',
  },
  clarificationOverdue: { row: 'other.correctionOverdue', label: '逾期不补正，视为放弃申请', ground: '第三十条' },
  feeOverdue: {
    row: 'other.feeOverdue',
    label: '逾期未缴纳信息处理费，视为放弃申请',
    ground: '《政府信息公开信息处理费管理办法》',
  },
  withdrawn: { row: 'other.other', label: '申请人撤回申请', ground: '申请人书面意思表示' },
  otherwise: { row: 'other.other', label: '其他处理', ground: '按有关规定' },
} as const satisfies Record<string, ReplyKind>;
export type ReplyKindId = keyof typeof REPLY_KINDS;
export const REPLY_KIND_IDS = Object.keys(REPLY_KINDS) as ReplyKindId[];

/** Replies by which information that others have a say in leaves the house. */
export const DISCLOSES: readonly ReplyKindId[] = ['granted', 'partial'];

/** The row of table three that a reply is counted in. */
export function rowOf(kind: ReplyKindId): ReplyRow {
  return REPLY_KINDS[kind].row;
}
