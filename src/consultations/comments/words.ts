/** 不公开的原因, as who wrote it reads them. */
export const KEPT_WHY = {
  threat: '含有威胁、辱骂的内容',
  personal: '含有个人信息，删去后不成意思',
  unrelated: '与征集的内容无关',
  repeated: '与同一人的另一条意见重复',
} as const;
export type KeptWhy = keyof typeof KEPT_WHY;
export const isKeptWhy = (text: string): text is KeptWhy => Object.hasOwn(KEPT_WHY, text);

export type CommentState = 'waiting' | 'shown' | 'kept' | 'withdrawn';
export const COMMENT_STATES: Record<CommentState, string> = {
  waiting: '待核对',
  shown: '已公开',
  kept: '不公开',
  withdrawn: '本人撤回',
};
