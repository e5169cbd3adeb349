/** What stands in a figure's cell: a number, a decimal as text (amounts), null when blank, undefined when unreadable. */
export interface FigureRead {
  value: number | string | null | undefined;
  /** 0 to 1 */
  confidence: number;
  /** why it is not certain; '' when it is */
  why: string;
}

// Blanks of every kind, and marks that programs leave behind without showing them.
const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** Text without blanks, full-width forms and variant characters as plain ones. */
export const plain = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '');

/** A name as papers have it, with full-width brackets. */
export const nameOf = (text: string): string => plain(text).replaceAll('(', '（').replaceAll(')', '）');

/** Signs of a note below a table: raised and lowered digits, digits in circles and brackets, stars and daggers. */
const NOTE_SIGNS = /[\u00b2\u00b3\u00b9\u2070-\u209c\u2460-\u249b\u24ea-\u24ff\u2776-\u2793※*＊†‡]+/g;
/** 〔1〕, [注2], (见注3): what refers to a note below. */
const NOTE_WORDS = /[[〔【(](?:见?注(?:释|解)?\d{0,2}|\d{1,2}(?=[\]〕】]))?[\]〕】)]|注\d{0,2}$/g;
/** A bracket behind other words: a unit, or what is meant. */
const BRACKET_BEHIND = /(?<=[^([〔【])[([〔【][^()[\]〔〕【】]{0,80}[)\]〕】]$/;

/** A label's words without signs of notes, and without a bracket behind them: 规章（件）① → 规章. */
export function labelOf(text: string): string {
  let words = plain(text.replace(NOTE_SIGNS, '')).replace(NOTE_WORDS, '');
  for (let shorter = words.replace(BRACKET_BEHIND, ''); shorter !== words; shorter = words.replace(BRACKET_BEHIND, ''))
    words = shorter;
  return bare(words);
}

/** Letters and digits only: what two ways of writing a label have in common. */
export const bare = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

const NOTHING = /^(?:[/\\—–―─－\-_~～]{1,4}|无|零)$/;
/** What a figure is said to hold: 22（其中修订16件）. Digits alone in a bracket may be another figure. */
const HELD = '(?:\\((?:其中|含|包括|内含|较|比|同比)[^()]{0,60}\\))?';
const COUNT = new RegExp(`^(-?)(\\d{1,3}(?:[,，]\\d{3})+|\\d{1,12})(?:\\.0+)?([件条个份宗项起例次]?)${HELD}$`);
const AMOUNT = /^(-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,12})(?:\.\d{1,8})?)(万元|万)?$/;
const DECIMAL = /^-?\d{1,12}\.\d{1,8}$/;

/** A figure as written, without signs of a note below its table. */
const unmarked = (text: string): string => plain(text.replace(NOTE_SIGNS, '')).replace(NOTE_WORDS, '');

const sure = (value: FigureRead['value']): FigureRead => ({ value, confidence: 1, why: '' });
const without = (number: string) => number.replace(/[,，]/g, '');

/** Whether a cell says that there is nothing: “/”, “—”, 无. */
export const isNone = (text: string): boolean => NOTHING.test(unmarked(text));

/** Whether a cell may be a figure: a number, a mark for none, or blank. */
export const isFigureLike = (text: string): boolean => {
  const written = unmarked(text);
  return written === '' || NOTHING.test(written) || COUNT.test(written) || AMOUNT.test(written);
};

const unreadable = (written: string, why: string): FigureRead => ({
  value: undefined,
  confidence: 0,
  why: written.includes('\ufffd') ? '文字的编码无法识别' : `“${written.slice(0, 30)}”${why}`,
});

/** A count as offices write it: ３, 1,234, 5件; “/” and “—” stand for 0; a blank is null, never 0. */
export function readCount(text: string): FigureRead {
  const written = unmarked(text);
  if (written === '') return sure(null);
  if (NOTHING.test(written)) return { value: 0, confidence: 0.9, why: `“${written}”按 0 计` };
  const count = COUNT.exec(written);
  if (count) {
    const value = Number(`${count[1]}${without(count[2]!)}`);
    const behind = written.slice(written.lastIndexOf(count[2]!) + count[2]!.length).replace(/^\.0+/, '');
    return behind ? { value, confidence: 0.95, why: `数字后写有“${behind}”` } : sure(value);
  }
  if (DECIMAL.test(written)) return sure(Number(written));
  return unreadable(written, '不是数字');
}

/** An amount in 万元, a decimal as text. */
export function readAmount(text: string): FigureRead {
  const written = unmarked(text);
  if (written === '') return sure(null);
  if (NOTHING.test(written)) return { value: '0', confidence: 0.9, why: `“${written}”按 0 计` };
  const amount = AMOUNT.exec(written);
  if (amount) return sure(without(amount[1]!));
  if (/^0+(?:\.0+)?元$/.test(written)) return { value: '0', confidence: 0.95, why: `“${written}”按 0 万元计` };
  return unreadable(written, '不是以万元计的数');
}
