import type { Hit } from '../finding.ts';
import { around, ownerOf } from './around.ts';

/** Seven or eight digits without an area, only where they are called a telephone. */
const CALLED =
  /(?<=(?:电话|座机|固话|宅电)(?:号码|号)?[:：为是 ]{0,3})[2-8]\d{2,3}[- ]?\d{4}(?:(?:-|转|分机)\d{1,6})?(?!\d)/g;

/** Landlines without an area that are not how an office is reached: a person's are asked about, others are told.
 *  个人信息保护法 art. 4 */
export function landlines(text: string): Hit[] {
  return [...text.matchAll(CALLED)].flatMap(({ 0: number, index }) => {
    const place = { from: index, to: index + number.length };
    const owner = ownerOf(around(text, place.from, place.to));
    if (owner === 'official') return [];
    const told = { ...place, check: 'pii.landline' } as const;
    return owner === 'private'
      ? { ...told, severity: 'warn', message: '疑似个人或者家庭的固定电话，请隐去' }
      : { ...told, severity: 'hint', message: '含固定电话，没有写明是哪个单位的办公电话' };
  });
}
