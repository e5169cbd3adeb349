import { Random } from '../../../src/demo/random.ts';
import { type Grid, gridFour, gridThree, gridTwo, gridTwo2019 } from './grids.ts';
import { HABITS, type HabitName } from './habits.ts';
import { type Made, textsOf } from './made.ts';
import { asMarkdown, asPage, asRagged, asTabs, asWord, asWordPage, type Piece } from './write.ts';
import { asPdf } from './write-pdf.ts';

export interface Variant {
  medium: 'page' | 'wordPage' | 'utf16Page' | 'docx' | 'tabs' | 'ragged' | 'markdown' | 'pdf';
  habits: readonly HabitName[];
  format: '2019' | '2021';
  /** （六）其他处理 as one row */
  oneOther: boolean;
  /** table three goes on on the next page, with or without its head, or with a row torn apart */
  broken: 'no' | 'bare' | 'headed' | 'torn';
}

/** PDF is checked by itself: setting it takes longer than all others together. */
export const MEDIA: readonly Variant['medium'][] = [
  'page',
  'wordPage',
  'utf16Page',
  'docx',
  'tabs',
  'ragged',
  'markdown',
];
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
    case 'docx':
      return asWord(pieces);
    case 'pdf':
      return asPdf(pieces);
    case 'tabs':
      return Buffer.from(asTabs(pieces));
    case 'ragged':
      return Buffer.from(asRagged(pieces));
    case 'markdown':
      return Buffer.from(asMarkdown(pieces));
  }
}

function piecesOf(made: Made, variant: Variant, random: Random): Piece[] {
  const write = (grid: Grid) => variant.habits.reduce((done, habit) => HABITS[habit](done, random), grid);
  const two = write(variant.format === '2019' ? gridTwo2019() : gridTwo(made));
  const three = broken(write(gridThree(made, variant.oneOther)), variant, random);
  const tables: Record<number, Grid[]> = { 1: [two], 2: three, 3: [write(gridFour(made))] };
  const texts = textsOf(made);
  const parts = made.titles.flatMap((title, n): Piece[] => [
    ...(title ? [{ text: title, role: 'heading' as const }] : []),
    ...(title || n in tables ? texts[n]! : []).map((text): Piece => ({ text, role: 'body' })),
    ...(tables[n] ?? []).map((grid): Piece => ({ grid })),
  ]);
  const date = made.date?.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
  return [
    { text: made.title, role: 'title' },
    { text: '本报告依据《中华人民共和国政府信息公开条例》编制。', role: 'body' },
    ...parts,
    { text: made.signatory, role: 'end' },
    ...(date ? [{ text: date, role: 'end' as const }] : []),
  ];
}

/** Two tables out of one that a page's end cuts after some row. */
function broken(grid: Grid, { broken: how }: Variant, random: Random): Grid[] {
  if (how === 'no') return [grid];
  const at = random.whole(HEAD_ROWS + 4, grid.length - 3);
  const cut = cutAt(grid, at);
  if (how === 'bare') return cut;
  if (how === 'headed') return [cut[0]!, [...grid.slice(0, HEAD_ROWS), ...cut[1]!]];
  // torn: the label stays above, the figures go over, the rest of the label with them
  const last = cut[0]!.at(-1)!;
  const upper = last.map((cell) => (cell.path ? { ...cell, text: '' } : cell));
  const lower = last.map((cell) => (cell.path ? cell : { ...cell, text: '', rowSpan: 1 }));
  return [
    [...cut[0]!.slice(0, -1), upper],
    [lower, ...cut[1]!],
  ];
}

/** Cells that span the cut go on below it without text. */
function cutAt(grid: Grid, at: number): [Grid, Grid] {
  const above = grid.slice(0, at).map((row) => row.map((cell) => ({ ...cell })));
  const below = grid.slice(at).map((row) => [...row]);
  above.forEach((row, r) => {
    for (const cell of row) {
      const over = r + cell.rowSpan - at;
      if (over <= 0) continue;
      cell.rowSpan -= over;
      // spans of the same row come from the left: the longer one first
      const first = below[0]!;
      const behind = first.findIndex((one) => one.path !== undefined || one.colSpan > 0);
      first.splice(Math.max(0, behind), 0, { text: '', rowSpan: over, colSpan: cell.colSpan });
    }
  });
  below[0]!.sort((a, b) => (a.text === '' && !a.path ? b.rowSpan : 0) - (b.text === '' && !b.path ? a.rowSpan : 0));
  return [above, below];
}
