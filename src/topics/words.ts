import type { Role } from '../platform/roles.ts';

export const HOME = '/topics';
export const TITLE = '热点回应';
/** of staff */
export const DESK = '/console/topics';

/** Who decides what becomes of what people ask for. */
export const heads: readonly Role[] = ['disclosureHead'];

/** What became of a topic that was found. */
export const FOUND_STATES = { open: '待处理', taken: '已着手', dismissed: '不处理' } as const;
export type FoundState = keyof typeof FOUND_STATES;

/** What may be begun from it. */
export const WAYS = {
  topic: '热点回应',
  document: '起草文件',
  interpretation: '写解读',
  display: '上屏和公众号',
  answer: '公开答复',
} as const;
export type Way = keyof typeof WAYS;

/** What an entry of a timeline is. */
export const ENTRY_KINDS = {
  document: '文件',
  answer: '公开答复',
  speech: '负责人讲话',
  link: '其他网站',
  conclusion: '此前的结论',
} as const;
export type EntryKind = keyof typeof ENTRY_KINDS;
export type WrittenKind = Exclude<EntryKind, 'conclusion'>;
