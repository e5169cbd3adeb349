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

/** What a keyboard of a page's language offers, the first one to begin with. */
const modes: Record<string, readonly Mode[]> = {
  en: ['latin', 'figures', 'pinyin'],
  ru: ['cyrillic', 'latin', 'figures', 'pinyin'],
};

/** The keyboards of the page's language. @param language of the document: 'zh-CN', 'en', 'ru' */
export const modesOf = (language: string): readonly Mode[] => modes[language] ?? ['pinyin', 'latin', 'figures'];
