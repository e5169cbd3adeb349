import { Random } from '../../../src/demo/random.ts';
import { type Grid, gridFour, gridsFour, gridThree, gridTwo, gridTwo2019, type ShapeOfFour } from './grids.ts';
import { HABITS, type HabitName } from './habits.ts';
import { type Made, textsOf } from './made.ts';
import { asOwn } from './own.ts';
import { asLines, asMarkdown, asPage, asRagged, asTabs, asWord, asWordPage, type Piece } from './write.ts';
import { asDoc } from './write-doc.ts';
import { asGbkPage, asMht, asOds, asOdt, asXlsx } from './write-office.ts';
import { asPdf } from './write-pdf.ts';
import { asXls } from './write-xls.ts';

export type Medium =
  | 'page'
  | 'wordPage'
  | 'utf16Page'
  | 'docx'
  | 'tabs'
  | 'ragged'
  | 'markdown'
  | 'lines'
  | 'gbkPage'
  | 'mht'
  | 'doc'
  | 'odt'
  | 'ods'
  | 'xlsx'
  | 'xls'
  | 'pdf'
  | 'unruledPdf'
  | 'ownPage'
  | 'ownDocx'
  | 'ownPdf';

export interface Variant {
  medium: Medium;
  habits: readonly HabitName[];
  format: '2019' | '2021';
  /** （六）其他处理 as one row */
  oneOther: boolean;
  /** table three goes on on the next page, with or without its head, or with a row torn apart */
  broken: 'no' | 'bare' | 'headed' | 'torn';
  /** table four otherwise than the form has it */
  four?: ShapeOfFour;
}

/** PDF and our own papers are checked by themselves: setting them takes longer than all others together. */
export const MEDIA: readonly Medium[] = ['page', 'wordPage', 'utf16Page', 'docx', 'tabs', 'ragged', 'markdown'];
/** Formats that come now and then. */
export const RARE_MEDIA: readonly Medium[] = ['gbkPage', 'mht', 'odt', 'ods', 'xlsx', 'xls', 'doc'];
const HEAD_ROWS = 3;

/** A layout by its seed. */
export function variantOf(seed: number): Variant {
  const random = new Random(seed * 104_729 + 5);
  const names = Object.keys(HABITS) as HabitName[];
  const habits = random.some(names, random.whole(0, 3));
  const format = random.next() < 0.12 ? '2019' : '2021';
  return {
    medium: MEDIA[seed % MEDIA.length]!,
    habits,
    format,
    oneOther: format === '2019' || random.next() < 0.1,
    broken: random.pick(['no', 'no', 'bare', 'headed', 'torn'] as const),
  };
}

/** The report as a file of that layout. */
export async function fileOf(made: Made, variant: Variant, seed: number): Promise<Buffer> {
  const pieces = piecesOf(made, variant, new Random(seed + 77));
  switch (variant.medium) {
    case 'page':
      return Buffer.from(asPage(pieces));
    case 'utf16Page':
      return Buffer.from(`\ufeff${asPage(pieces)}`, 'utf16le');
    case 'wordPage':
      return Buffer.from(asWordPage(pieces));
    case 'gbkPage':
      return asGbkPage(pieces);
    case 'mht':
      return asMht(pieces);
    case 'doc':
      return asDoc(pieces);
    case 'odt':
      return asOdt(pieces);
    case 'ods':
      return asOds(pieces);
    case 'xlsx':
      return asXlsx(pieces);
    case 'xls':
      return asXls(pieces);
    case 'docx':
      return asWord(pieces);
    case 'pdf':
      return asPdf(pieces);
    case 'unruledPdf':
      return asPdf(pieces, 'none');
    case 'ownPage':
    case 'ownDocx':
    case 'ownPdf':
      return asOwn(made, variant.medium);
    case 'tabs':
      return Buffer.from(asTabs(pieces));
    case 'ragged':
      return Buffer.from(asRagged(pieces));
    case 'markdown':
      return Buffer.from(asMarkdown(pieces));
    case 'lines':
      return Buffer.from(asLines(pieces));
  }
}

function piecesOf(made: Made, variant: Variant, random: Random): Piece[] {
  const write = (grid: Grid) => variant.habits.reduce((done, habit) => HABITS[habit](done, random), grid);
  const two = write(variant.format === '2019' ? gridTwo2019() : gridTwo(made));
  const three = broken(write(gridThree(made, variant.oneOther)), variant, random);
  const alone = (grid: Grid): Piece => ({ grid });
  const four = variant.four ? gridsFour(made, variant.four) : [{ above: '', grid: gridFour(made) }];
  const tables: Record<number, Piece[]> = {
    1: [alone(two)],
    2: three.map(alone),
    3: four.flatMap(({ above, grid }): Piece[] => [
      ...(above ? [{ text: above, role: 'body' as const }] : []),
      alone(write(grid)),
    ]),
  };
  const texts = textsOf(made);
  const parts = made.order.flatMap((n): Piece[] => {
    const title = made.titles[n];
    return [
      ...(title ? [{ text: title, role: 'heading' as const }] : []),
      ...(title || n in tables ? texts[n]! : []).map((text): Piece => ({ text, role: 'body' })),
      ...(tables[n] ?? []),
    ];
  });
  const date = made.date?.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
  return [
    { text: made.title, role: 'title' },
    { text: made.preface, role: 'body' },
    ...parts,
    { text: made.signatory, role: 'end' },
    ...(date ? [{ text: date, role: 'end' as const }] : []),
  ];
}

/** Two tables out of one that a page's end cuts after some row. */
function broken(grid: Grid, { broken: how }: Variant, random: Random): Grid[] {
  if (how === 'no') return [grid];
  const at = random.whole(HEAD_ROWS + 4, grid.length - 3);
  const { above, below, carried } = cutAt(grid, at);
  const [first = [], ...rest] = below;
  if (how === 'bare') return [above, [[...carried, ...first], ...rest]];
  if (how === 'headed') return [above, [...grid.slice(0, HEAD_ROWS), [...carried, ...first], ...rest]];
  // torn: the label stays above, the figures go over
  const last = grid[at - 1]!;
  const upper = above.at(-1)!.map((cell) => (cell.path ? { ...cell, text: '' } : cell));
  const lower = last.filter((cell) => cell.rowSpan === 1).map((cell) => (cell.path ? cell : { ...cell, text: '' }));
  // what stands beside the torn row reaches over the cut, though it may end with this row
  const over = cutAt(grid, at - 1).carried;
  const begun = last.filter((cell) => cell.rowSpan > 1).map((cell) => ({ ...cell, text: '' }));
  return [
    [...above.slice(0, -1), upper],
    [[...over, ...begun, ...lower], first, ...rest],
  ];
}

/** Cells that reach over the cut go on below it without text: `carried`, from left to right. */
function cutAt(grid: Grid, at: number): { above: Grid; below: Grid; carried: Grid[number] } {
  const carried: Grid[number] = [];
  const above = grid.slice(0, at).map((row, r) =>
    row.map((cell) => {
      const over = r + cell.rowSpan - at;
      if (over <= 0) return cell;
      carried.push({ text: '', rowSpan: over, colSpan: cell.colSpan });
      return { ...cell, rowSpan: cell.rowSpan - over };
    }),
  );
  return { above, below: grid.slice(at), carried };
}
