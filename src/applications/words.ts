/** What this room calls things. */

export const PROVISIONS = {
  copy: '纸质文本',
  electronic: '电子文本',
  read: '当场阅读、抄录',
  other: '其他',
} as const;

/** Rooms and offices know these papers by these names. */
export const PAPER_KINDS = {
  receipt: '登记回执',
  correction: '补正告知书',
  thirdParty: '征求第三方意见书',
  overruled: '第三方告知书',
  coAuthority: '征求意见函',
  extension: '延期答复告知书',
  fee: '收费通知',
  reply: '答复书',
  lapse: '不再处理告知书',
  deliveryReceipt: '送达回证',
} as const;
export type PaperKind = keyof typeof PAPER_KINDS;
