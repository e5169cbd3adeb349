import type { Box, PageDrawing } from '../../../platform/reading/pdf-page/shapes.ts';
import type { Block, Cell } from '../blocks.ts';
import { type Line, linesOf } from './lines/lines.ts';
import { marginsOf, type PlacedLine, paragraphsOf } from './lines/paragraphs.ts';
import { withoutRunning } from './lines/running.ts';
import { looseTable, stretchesOf } from './loose/loose.ts';
import { picturesOf } from './pictures.ts';
import { type Piece, piecesOf } from './ruled/pieces.ts';
import type { ReadCell } from './ruled/read-cell.ts';
import { goesOn, readTable } from './ruled/table.ts';

/** No table of a report goes on over more pages than these. */
const MOST_PIECES = 30;

/** What stands on the pages, in reading order. Things of one kind that follow each other may belong together. */
type Item =
  | { kind: 'text'; lines: PlacedLine[] }
  | { kind: 'ruled'; pieces: Piece[] }
  | { kind: 'loose'; cells: ReadCell[] }
  | { kind: 'picture'; page: number };

/** Blocks of the whole document in reading order. */
export function assemble(drawings: readonly PageDrawing[]): Block[] {
  const pages = drawings.map((drawing, at) => {
    const { pieces, rest } = piecesOf(drawing, at + 1);
    return { pieces, lines: linesOf(rest), height: drawing.height, pictures: picturesOf(drawing) };
  });
  const lines = withoutRunning(pages);
  const margins = marginsOf(lines.flat(), drawings[0]?.width ?? 0);
  const items = pages
    .flatMap(({ pieces, pictures }, at) => itemsOf(lines[at] ?? [], { pieces, pictures }, at + 1))
    .reduce(joined, []);
  const counted = new Map<number, number>();
  const shown = new Map<number, number>();
  return items.flatMap((item): Block[] => {
    if (item.kind === 'picture') {
      shown.set(item.page, (shown.get(item.page) ?? 0) + 1);
      return [{ kind: 'picture', place: `第 ${item.page} 页第 ${shown.get(item.page)} 图` }];
    }
    if (item.kind === 'text') {
      const doubt = doubtOf(item.lines);
      return paragraphsOf(item.lines, margins).map((text) => ({ kind: 'text', ...text, ...(doubt && { doubt }) }));
    }
    const cells = item.kind === 'ruled' ? readTable(item.pieces) : item.cells;
    for (const page of new Set(cells.map((cell) => cell.page))) counted.set(page, (counted.get(page) ?? 0) + 1);
    return cells.length ? [tableBlock(cells, (page) => `第 ${page} 页第 ${counted.get(page)} 表`)] : [];
  });
}

/** A page's text and tables from the top down. */
function itemsOf(
  lines: readonly Line[],
  { pieces, pictures }: { pieces: readonly Piece[]; pictures: readonly Box[] },
  page: number,
): Item[] {
  const numbered = lines.map((line, at) => ({ ...line, page, number: at + 1 }));
  const items: Item[] = [];
  let from = -Infinity;
  const set: { box: Box; piece?: Piece }[] = [
    ...pieces.map((piece) => ({ box: piece.box, piece })),
    ...pictures.map((box) => ({ box })),
  ];
  for (const one of [...set.sort((a, b) => a.box.y0 - b.box.y0), undefined]) {
    const to = one?.box.y0 ?? Infinity;
    const between = numbered.filter((line) => line.base > from && line.base <= to);
    for (const { kind, lines: some } of stretchesOf(between))
      items.push(
        kind === 'table'
          ? { kind: 'loose', cells: doubted(looseTable(some, page), some) }
          : { kind: 'text', lines: some },
      );
    if (one) items.push(one.piece ? { kind: 'ruled', pieces: [one.piece] } : { kind: 'picture', page });
    from = to;
  }
  return items;
}

/** Why figures that stand on lines without ruled cells may not be read: those of a picture were seen out of place. */
const doubtOf = (lines: readonly Line[]): string | undefined =>
  lines.flatMap(({ glyphs }) => glyphs).find(({ sighting }) => sighting?.doubt)?.sighting?.doubt;

function doubted(cells: ReadCell[], lines: readonly Line[]): ReadCell[] {
  const doubt = doubtOf(lines);
  return doubt ? cells.map((cell) => ({ ...cell, doubt })) : cells;
}

/** Adds an item to those before: text to the text it follows, a table at the top of a page to the one it goes on from. */
function joined(items: Item[], item: Item): Item[] {
  const last = items.at(-1);
  if (last?.kind === 'text' && item.kind === 'text') last.lines.push(...item.lines);
  else if (last?.kind === 'ruled' && item.kind === 'ruled') {
    const [upper, lower] = [last.pieces.at(-1), item.pieces[0]];
    if (upper && lower && last.pieces.length < MOST_PIECES && goesOn(upper, lower)) last.pieces.push(lower);
    else items.push(item);
  } else items.push(item);
  return items;
}

function tableBlock(cells: readonly ReadCell[], placeOn: (page: number) => string): Block {
  const rows: Cell[][] = [];
  for (const { row, column, rowSpan, colSpan, text, page, doubt, sighting } of cells) {
    rows[row] ??= [];
    const place = `${placeOn(page)}第 ${row + 1} 行第 ${column + 1} 列`;
    rows[row]?.push({ text, rowSpan, colSpan, place, ...(doubt && { doubt }), ...(sighting && { sighting }) });
  }
  // a row whose every place is covered from above has no cell of its own
  return { kind: 'table', rows: Array.from(rows, (row) => row ?? []), place: placeOn(cells[0]?.page ?? 0) };
}
