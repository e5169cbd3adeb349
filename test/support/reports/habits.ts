import type { Random } from '../../../src/demo/random.ts';
import type { Grid, GridCell } from './grids.ts';

/** Ways in which offices write cells otherwise than the format has them. Figures keep their meaning. */
type Habit = (grid: Grid, random: Random) => Grid;

const each = (grid: Grid, change: (cell: GridCell) => string): Grid =>
  grid.map((row) => row.map((cell) => ({ ...cell, text: change(cell) })));
const isFigure = (cell: GridCell) => cell.path !== undefined && cell.text !== '';

/** 三 、本年 度办 理结果 */
const spacedLabels: Habit = (grid, random) =>
  each(grid, ({ path, text }) =>
    path ? text : [...text].map((one) => (random.next() < 0.15 ? `${one} ` : one)).join(''),
  );
/** a label over several lines */
const brokenLabels: Habit = (grid) =>
  each(grid, ({ path, text }) => (path || text.length < 8 ? text : `${text.slice(0, 6)}\n${text.slice(6)}`));
const fullWidth: Habit = (grid) =>
  each(grid, (cell) =>
    isFigure(cell) ? cell.text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : cell.text,
  );
const separators: Habit = (grid) =>
  each(grid, (cell) =>
    isFigure(cell) ? cell.text.replace(/(?<=\d)(?=(\d{3})+(?!\d|\.))(?<!\.\d*)/g, ',') : cell.text,
  );
const dashes: Habit = (grid, random) => {
  const mark = random.pick(['/', '—', '-', '无', '——']);
  return each(grid, (cell) => (isFigure(cell) && cell.text === '0' ? mark : cell.text));
};
const halfWidthMarks: Habit = (grid) =>
  each(grid, ({ path, text }) =>
    path
      ? text
      : text
          .replaceAll('（', '(')
          .replaceAll('）', ')')
          .replaceAll('“', '"')
          .replaceAll('”', '"')
          .replaceAll('、', '.'),
  );
const shortened: Habit = (grid) =>
  each(grid, ({ path, text }) =>
    path
      ? text
      : text
          .replace('2.其他法律行政法规禁止公开', '2.其他法律行政止公开')
          .replace('（区分处理的，只计这一情形，不计其他情形）', '')
          .replace('5.要求行政机关确认或重新出具已获取信息', '5.要求重新出具已获取信息'),
  );
const unnumbered: Habit = (grid) =>
  each(grid, ({ path, text }) => (path ? text : text.replace(/^(?:\d\.|[一二四]、|（[一二三四五六七]）)/, '')));
const blanksAround: Habit = (grid) => each(grid, ({ text }) => (text ? `\u3000${text} \u00a0` : text));

export const HABITS = {
  spacedLabels,
  brokenLabels,
  fullWidth,
  separators,
  dashes,
  halfWidthMarks,
  shortened,
  unnumbered,
  blanksAround,
} as const;
export type HabitName = keyof typeof HABITS;
