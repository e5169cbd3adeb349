import { around, type Blot, median } from './ink.ts';

/** A digit is about so wide for its height; ink twice as wide is two that touch. */
const WIDE = 0.6;
/** Digits of one figure stand closer than this, as part of their height. */
const APART = 0.75;
/** Digits of one figure are equally high, but for so much. */
const UNEVEN = 1.3;

const CROSSED = '字迹与表格线或其他笔画相连，没有认准';
const COUNT = '字迹的笔画数与认出的位数不符，没有认准';
const FAR = '格内的数字相隔太远，可能是两格的数';

/** Whether the ink of a cell is that of the figure that was read: as many digits, of one height, next to each other, free
 *  of everything else. @returns why not */
export function figureDoubt(text: string, ink: readonly Blot[]): string | undefined {
  if (ink.some(({ touches }) => touches)) return CROSSED;
  const blots = whole(ink);
  const high = median(blots.map(heightOf).filter((one, _, all) => one >= 0.6 * Math.max(...all)));
  const digits = blots.filter((blot) => heightOf(blot) >= 0.6 * high);
  const signs = blots.length - digits.length;
  const heights = digits.map(heightOf);
  if (Math.max(...heights) > UNEVEN * Math.min(...heights)) return CROSSED;
  const expected = text.replace(/\D/g, '').length;
  if (signs !== text.length - expected) return COUNT;
  const held = digits.reduce((sum, blot) => sum + Math.max(1, Math.round((blot.x1 - blot.x0) / (WIDE * high))), 0);
  if (digits.length !== expected && held !== expected) return COUNT;
  const gaps = blots.slice(1).map((blot, n) => blot.x0 - blots[n]!.x1);
  return Math.max(0, ...gaps) > APART * high ? FAR : undefined;
}

/** Pieces one above the other are one digit, whose thin strokes were lost. @param ink from left to right */
function whole(ink: readonly Blot[]): Blot[] {
  const joined: Blot[] = [];
  for (const blot of ink) {
    const last = joined.at(-1);
    const over = last ? Math.min(last.x1, blot.x1) - Math.max(last.x0, blot.x0) : 0;
    if (last && over > 0.4 * Math.min(last.x1 - last.x0, blot.x1 - blot.x0))
      joined[joined.length - 1] = { ...around([last, blot]), size: last.size + blot.size, touches: false };
    else joined.push(blot);
  }
  return joined;
}

const heightOf = ({ y0, y1 }: Blot): number => y1 - y0;
