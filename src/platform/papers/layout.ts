/** Type area of an official paper in millimetres: 天头 37, 订口 28, 版心 156 × 225. GB/T 9704-2012 5.1 */
export const PAGE = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;

/** Sizes of type in points: 二号 title, 三号 body, 四号 notes and page numbers, 小五 tables. */
export const SIZES = { title: 22, body: 16, note: 14, folio: 14, table: 9 } as const;

/** From one line to the next in points: 22 lines of 28 points to a page. GB/T 9704-2012 5.2.3 */
export const LEADING = { title: 33, body: 28, note: 24 } as const;

/** 版头: the mark begins this far below the top of the type area, 发文字号 stands two lines below it, the line 4 mm below
 *  that, as wide as the type area (mm). GB/T 9704-2012 7.2.4, 7.2.5, 7.2.7. Size (points), leading and thickness of the
 *  line are ours ○: the standard asks that it be plain to see and stately. */
export const MASTHEAD = { drop: 35, below: 2, line: 4, thickness: 2, size: 42, leading: 1.3 } as const;

/** Red of a 版头, as screens show it. */
export const RED = 'D7000F';

/** 分隔线 of 版记 in millimetres: first and last, and between. GB/T 9704-2012 7.4.1 */
export const IMPRINT = { outer: 0.35, inner: 0.25 } as const;

const POINTS_PER_MM = 72 / 25.4;

/** Size of a mark in whole points: as large as fits one line of the type area, at least that of a title. */
export function markSize(name: string): number {
  const room = (PAGE.width - PAGE.left - PAGE.right) * POINTS_PER_MM;
  return Math.max(SIZES.title, Math.min(MASTHEAD.size, Math.floor(room / widthOf(name))));
}

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
