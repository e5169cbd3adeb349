/** Type area of an official paper in millimetres: 天头 37, 订口 28, 版心 156 × 225. GB/T 9704-2012 5.1 */
export const PAGE = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;

/** Sizes of type in points: 二号 title, 三号 body, 四号 notes and page numbers, 小五 tables. */
export const SIZES = { title: 22, body: 16, note: 14, folio: 14, table: 9 } as const;

/** From one line to the next in points: 22 lines of 28 points to a page. GB/T 9704-2012 5.2.3 */
export const LEADING = { title: 33, body: 28, note: 24 } as const;

/** Empty characters to the right of 成文日期 on a sealed paper. GB/T 9704-2012 7.3.5.1 */
const AFTER_DATE = 4;

/** Width of a line in characters: a Chinese one counts whole, a Latin one half, and between the two a quarter is left. */
export function widthOf(text: string): number {
  const signs = [...text].map((sign) => sign.codePointAt(0)! >= 0x2000);
  const turns = signs.filter((wide, n) => n > 0 && wide !== signs[n - 1]).length;
  return signs.reduce((width, wide) => width + (wide ? 1 : 0.5), turns / 4);
}

/** Where name and date of a signature end: characters left empty at the right, so that the name stands centred over
 *  the date; a name too long for that ends at the margin and the date is centred below it. */
export function signaturePlaces(organisation: string, date: string): { organisation: number; date: number } {
  const over = (widthOf(organisation) - widthOf(date)) / 2;
  return over <= AFTER_DATE ? { organisation: AFTER_DATE - over, date: AFTER_DATE } : { organisation: 0, date: over };
}
