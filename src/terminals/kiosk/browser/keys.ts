export type Mode = 'pinyin' | 'latin' | 'cyrillic' | 'figures';

const LATIN = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Rows of keys. */
export const ROWS: Record<Mode, readonly string[]> = {
  pinyin: LATIN,
  latin: LATIN,
  cyrillic: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбюё'],
  figures: ['1234567890', '-/：；（）“”、', '。，？！@._'],
};
/** Whether a keyboard has capitals. */
export const hasCapitals = (mode: Mode): boolean => mode === 'latin' || mode === 'cyrillic';

interface Keys {
  /** what can be typed with, the first one to begin with */
  modes: readonly Mode[];
  labels: Record<Mode | 'upper' | 'lower' | 'space' | 'back' | 'done' | 'before' | 'next' | 'clearing', string>;
}

const chinese: Keys = {
  modes: ['pinyin', 'latin', 'figures'],
  labels: {
    ...{ pinyin: '拼音', latin: '英文', cyrillic: '俄文', figures: '数字', upper: '大写', lower: '小写' },
    ...{ space: '空格', back: '退格', done: '完成', before: '上页', next: '下页', clearing: '正在清除……' },
  },
};
const keys: Record<string, Keys> = {
  en: {
    modes: ['latin', 'figures', 'pinyin'],
    labels: {
      ...{ pinyin: 'Pinyin', latin: 'ABC', cyrillic: 'АБВ', figures: '123', upper: 'ABC ⇧', lower: 'abc ⇩' },
      ...{ space: 'Space', back: 'Delete', done: 'Done', before: '←', next: '→', clearing: 'Clearing …' },
    },
  },
  ru: {
    modes: ['cyrillic', 'latin', 'figures', 'pinyin'],
    labels: {
      ...{ pinyin: 'Pinyin', latin: 'ABC', cyrillic: 'АБВ', figures: '123', upper: 'АБВ ⇧', lower: 'абв ⇩' },
      ...{ space: 'Пробел', back: 'Стереть', done: 'Готово', before: '←', next: '→', clearing: 'Стирается…' },
    },
  },
};

/** The keyboard of the page's language. @param language of the document: 'zh-CN', 'en', 'ru' */
export const keysOf = (language: string): Keys => keys[language] ?? chinese;
