import type { Letter } from '../../../platform/reading/pdf-page/operations.ts';
import { type Value, written } from './values.ts';

/** A font that every reader has, whose letters are all as wide. */
export const MASK_FONT = 'GkMask';
const WIDE = 600;

/** An operation that shows text, as the reader of PDF told it. */
export interface Shown {
  letters: (Letter | number)[];
  /** thousandths of the text's unit in one of the font's */
  font: number;
}

interface How {
  shown: Shown;
  removals: ReadonlyMap<number, string>;
  charSpacing: number;
  wordSpacing: number;
  size: number;
  /** undefined: it was set in another way, and nothing can be put in place of letters */
  font: string | undefined;
}

/** The operation without letters that must go, as text of a content. @param operand a string, or strings and numbers
 *  @returns undefined: it is not told which bytes show which letter */
export function shownAnew(
  operand: Value,
  { shown, removals, charSpacing, wordSpacing, size, font }: How,
): string | undefined {
  const items = Array.isArray(operand) ? operand : [operand];
  const letters = shown.letters.filter((one): one is Letter => typeof one !== 'number');
  const length = items.reduce<number>((sum, item) => sum + (Buffer.isBuffer(item) ? item.length : 0), 0);
  const each = length / letters.length;
  if (each !== 1 && each !== 2) return undefined;
  const pieces: string[] = [];
  let own: string[] = [];
  const flush = () => {
    if (own.length) pieces.push(`[${own.join(' ')}] TJ`);
    own = [];
  };
  const way = ({ width, isSpace }: Letter) =>
    width * shown.font + (size ? ((charSpacing + (isSpace ? wordSpacing : 0)) * 1000) / size : 0);
  let at = 0;
  for (const item of items) {
    if (typeof item === 'number') own.push(written(item));
    if (!Buffer.isBuffer(item)) continue;
    let kept: number[] = [];
    const keep = () => {
      if (kept.length) own.push(written(Buffer.from(kept)));
      kept = [];
    };
    for (let byte = 0; byte < item.length; byte += each) {
      const letter = letters[at]!;
      const by = removals.get(at);
      at += 1;
      if (by === undefined) {
        kept.push(...item.subarray(byte, byte + each));
        continue;
      }
      keep();
      const signs =
        letter.vmetric || !font || shown.font !== 1
          ? ''
          : [...by].map((sign) => (/[!-~]/.test(sign) ? sign : '*')).join('');
      if (!signs) own.push(written(letter.vmetric ? -(letter.vmetric[0] ?? -1000) : -way(letter)));
      else {
        flush();
        const back = WIDE + (size ? (charSpacing * 1000) / size : 0) - way(letter) / signs.length;
        const told = [...signs].map((sign) => `${written(Buffer.from(sign))} ${written(back)}`).join(' ');
        pieces.push(`/${MASK_FONT} ${written(size)} Tf [${told}] TJ /${font} ${written(size)} Tf`);
      }
    }
    keep();
  }
  flush();
  return pieces.join(' ');
}
