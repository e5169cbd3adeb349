/** What the script of a kiosk says, in Chinese: the page gives it (platform/ui/says.ts). Letters name themselves. */
export const KEYS = {
  pinyin: '拼音',
  latin: 'ABC',
  cyrillic: 'АБВ',
  figures: '数字',
  upper: '大写',
  lower: '小写',
  space: '空格',
  back: '退格',
  done: '完成',
  before: '上页',
  next: '下页',
} as const;

export const KIOSK = { clearing: '正在清除……' } as const;
