import { quoted, typesetPdf, typesetTable } from '../typeset.ts';
import { filled, type Grid } from './grids.ts';
import type { Piece } from './write.ts';

/** A PDF; a table that follows another without text between goes on on the next page.
 *  @param stroke of the tables' lines: 'none' for tables whose lines nobody drew */
export function asPdf(pieces: readonly Piece[], stroke = '0.5pt'): Buffer {
  const source = pieces.map((piece, at) => {
    const before = pieces[at - 1];
    if ('grid' in piece) return `${before && 'grid' in before ? '#pagebreak()\n' : ''}${tableOf(piece.grid, stroke)}`;
    return piece.role === 'title'
      ? `#align(center)[#text(size: 20pt)${quoted(piece.text)}]`
      : `#par${quoted(piece.text)}`;
  });
  return Buffer.from(
    typesetPdf(
      `#set page(footer: context align(center)[- #here().page() -])\n#set par(first-line-indent: (amount: 2em, all: true))\n${source.join('\n\n')}`,
    ),
  );
}

function tableOf(grid: Grid, stroke: string): string {
  const places = filled(grid);
  // each cell at its place, for rows that some office left too short
  const cells = places.map((row, y) =>
    row.flatMap((cell, x) =>
      cell ? [{ ...cell, rowSpan: Math.min(cell.rowSpan, grid.length - y), at: { x, y } }] : [],
    ),
  );
  const columns = `(1fr,) * ${places[0]?.length ?? 1}`;
  return `#block[#set text(size: 9pt)\n#set par(first-line-indent: 0pt)\n${typesetTable(cells, columns, `stroke: ${stroke}, inset: 3pt`)}]`;
}
