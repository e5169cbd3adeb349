import { type Area, median, type Written } from '../../../platform/scans/index.ts';

const FIGURE = /^[\d.,]+$/;
/** Figures of a table are equally high, but for so much: what is higher or lower is a piece of something else. */
const ODD = 0.25;
const UNLIKE = '字迹的大小与同表其他数字不同，没有认准';

/** The cells of a table, doubted where a figure is of another size than the others: a digit in a seal, a piece of a
 *  stroke that looks like one. */
export function oddFigures<C extends { cell: Area; written: Written }>(cells: readonly C[]): C[] {
  const heightOf = ({ written }: C): number | undefined => {
    const [line] = written.lines;
    return line && written.lines.length === 1 && FIGURE.test(line.text) ? line.area.y1 - line.area.y0 : undefined;
  };
  const usual = median(cells.flatMap((one) => heightOf(one) ?? []));
  return cells.map((one) => {
    const high = heightOf(one);
    if (high === undefined || one.written.doubt || Math.abs(high - usual) <= Math.max(2, ODD * usual)) return one;
    return { ...one, written: { ...one.written, doubt: UNLIKE } };
  });
}
