import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType, WidthType } from 'docx';
import type { Grid } from './grids.ts';
import { filled } from './grids.ts';

/** A report in order: paragraphs and tables. */
export type Piece = { text: string; role: 'title' | 'heading' | 'body' | 'end' } | { grid: Grid };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const htmlTable = (grid: Grid) =>
  `<table border="1">${grid
    .map(
      (row) =>
        `<tr>${row
          .map(({ text, colSpan, rowSpan }) => {
            const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}`;
            return `<td${spans}>${escaped(text).replaceAll('\n', '<br>')}</td>`;
          })
          .join('')}</tr>`,
    )
    .join('\n')}</table>`;

/** A page of an office's site: navigation and footer around the report. */
export function asPage(pieces: readonly Piece[]): string {
  const body = pieces.map((piece) =>
    'grid' in piece
      ? htmlTable(piece.grid)
      : piece.role === 'title'
        ? `<h1>${escaped(piece.text)}</h1>`
        : `<p><span>${escaped(piece.text)}</span></p>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>年度报告</title><style>td{}</style></head><body>
<nav>首页 &gt; 政府信息公开年报</nav><div id="content"><div>${body.join('\n')}</div></div>
<div>【打印本页】【关闭窗口】</div><footer>版权所有：演示市人民政府</footer><script>var a = "<td>9</td>";</script></body></html>`;
}

/** What Word saves as a web page with the ending .doc: text in spans, everything inside a table for its layout. */
export function asWordPage(pieces: readonly Piece[]): string {
  const body = pieces.map((piece) =>
    'grid' in piece
      ? htmlTable(piece.grid)
          .replaceAll('<td', '<td style="mso-border-alt:solid"')
          .replaceAll('<table', '<table class=MsoNormalTable')
      : `<p class=MsoNormal><span lang=EN-US>${escaped(piece.text)}<o:p></o:p></span></p>`,
  );
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><style><!-- p.MsoNormal {} --></style></head><body lang=ZH-CN><table><tr><td>${body.join('\n')}</td></tr></table></body></html>`;
}

/** Word with merged cells by vMerge and gridSpan. */
export async function asWord(pieces: readonly Piece[]): Promise<Buffer> {
  const paragraphs = (text: string) => text.split('\n').map((line) => new Paragraph(line));
  const children = pieces.map((piece) =>
    'grid' in piece
      ? new Table({
          width: { size: TYPE_AREA, type: WidthType.DXA },
          columnWidths: columnsOf(piece.grid),
          rows: withContinued(piece.grid).map(
            (row) =>
              new TableRow({
                children: row.map(
                  ({ text, colSpan, merge }) =>
                    new TableCell({
                      children: paragraphs(text),
                      columnSpan: colSpan,
                      ...(merge && { verticalMerge: merge }),
                    }),
                ),
              }),
          ),
        })
      : new Paragraph(piece.text),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** Width of a page without its margins, in twentieths of a point. */
const TYPE_AREA = 9000;

const columnsOf = (grid: Grid): number[] => {
  const count = filled(grid)[0]?.length ?? 1;
  return Array.from({ length: count }, () => Math.floor(TYPE_AREA / count));
};

type WordCell = { text: string; colSpan: number; merge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType] };

/** Cells of each row with those that go on from above, as Word wants them. */
function withContinued(grid: Grid): WordCell[][] {
  const over = new Map<number, { left: number; colSpan: number }>();
  return grid.map((row) => {
    const line: WordCell[] = [];
    const rest = [...row];
    let column = 0;
    while (rest.length || over.has(column)) {
      const above = over.get(column);
      if (above) {
        line.push({ text: '', colSpan: above.colSpan, merge: VerticalMergeType.CONTINUE });
        above.left -= 1;
        if (above.left === 0) over.delete(column);
        column += above.colSpan;
        continue;
      }
      const cell = rest.shift()!;
      if (cell.rowSpan > 1) over.set(column, { left: cell.rowSpan - 1, colSpan: cell.colSpan });
      line.push({
        text: cell.text,
        colSpan: cell.colSpan,
        ...(cell.rowSpan > 1 && { merge: VerticalMergeType.RESTART }),
      });
      column += cell.colSpan;
    }
    return line;
  });
}

/** Text copied out of a page: cells by tabs, cells under a span as empty ones. */
export function asTabs(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      'grid' in piece
        ? filled(piece.grid)
            .map((row) => row.map((cell) => cell?.text.replaceAll('\n', ' ') ?? '').join('\t'))
            .join('\n')
        : piece.text,
    )
    .join('\n\n');
}

/** Every cell on a line of its own, as programs that know no tables save them. */
export function asLines(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      'grid' in piece
        ? piece.grid.map((row) => row.map(({ text }) => text.replaceAll('\n', ' ')).join('\n\n')).join('\n\n\n')
        : piece.text,
    )
    .join('\n\n\n');
}

/** The same with ragged rows: cells under a span are not there at all, some rows end in empty cells. */
export function asRagged(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      'grid' in piece
        ? piece.grid
            .map(
              (row, r) => `${row.map(({ text }) => text.replaceAll('\n', ' ')).join('\t')}${r % 4 === 1 ? '\t' : ''}`,
            )
            .join('\n')
        : piece.text,
    )
    .join('\n\n');
}

export function asMarkdown(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if ('grid' in piece) {
        const rows = filled(piece.grid).map(
          (row) => `| ${row.map((cell) => cell?.text.replaceAll('\n', '<br>') ?? '').join(' | ')} |`,
        );
        return [rows[0], rows[0]!.replace(/[^|]+/g, ' --- '), ...rows.slice(1)].join('\n');
      }
      return piece.role === 'title' ? `# ${piece.text}` : piece.role === 'heading' ? `## ${piece.text}` : piece.text;
    })
    .join('\n\n');
}
