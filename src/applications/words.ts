/** What this room calls things. */

export const PROVISIONS = {
  copy: '纸质文本',
  electronic: '电子文本',
  read: '当场阅读、抄录',
  other: '其他',
} as const;
