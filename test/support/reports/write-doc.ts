import { compoundOf, padded, u16, u32 } from './compound-file.ts';
import type { Grid } from './grids.ts';
import type { Piece } from './write.ts';

const PAGE = 512;

/** A paragraph or a cell with its mark, and the properties of its paragraph. */
interface Mark {
  text: string;
  properties: Buffer;
}

/** Where the text begins in the stream. */
const TEXT = 1024;
/** sprmPFInTable, sprmPFTtp */
const IN_TABLE = Buffer.from([0x16, 0x24, 1]);
const ENDS_ROW = Buffer.from([0x17, 0x24, 1]);
const COLUMN = 800;

/** A binary Word file as Word 97 to 2003 write it, in its smallest form: [MS-DOC] in [MS-CFB]. */
export function asDoc(pieces: readonly Piece[]): Buffer {
  const marks = pieces.flatMap((piece): Mark[] =>
    'grid' in piece ? rowsOf(piece.grid) : [{ text: `${piece.text}\r`, properties: Buffer.alloc(0) }],
  );
  const text = Buffer.from(marks.map((one) => one.text).join(''), 'utf16le');
  const body = padded(text, PAGE);
  const pages = pagesOf(marks);
  const first = (TEXT + body.length) / PAGE;
  const plcf = Buffer.concat([
    u32(...pages.map(({ from }) => from), pages.at(-1)!.to),
    u32(...pages.map((_, n) => first + n)),
  ]);
  const piece = Buffer.concat([u32(0, text.length / 2), u16(0), u32(TEXT), u16(0)]);
  const clx = Buffer.concat([Buffer.from([2]), u32(piece.length), piece]);
  const head = Buffer.alloc(TEXT);
  u16(0xa5ec, 0xc1).copy(head);
  head.writeUInt16LE(0x200, 10);
  head.writeUInt32LE(text.length / 2, 0x4c);
  u32(clx.length, plcf.length).copy(head, 0x102);
  u32(0, clx.length).copy(head, 0x1a2);
  const main = Buffer.concat([head, body, ...pages.map(({ page }) => page)]);
  return compoundOf({ WordDocument: main, '1Table': Buffer.concat([clx, plcf]) });
}

/** Every cell of every row, those under a cell above too, and each row's end. */
function rowsOf(grid: Grid): Mark[] {
  const over = new Map<number, { left: number; colSpan: number }>();
  return grid.flatMap((row): Mark[] => {
    const cells: Mark[] = [];
    const edges = [0];
    const merged: number[] = [];
    const rest = [...row];
    let column = 0;
    const add = (text: string, colSpan: number, bits: number) => {
      cells.push({ text: `${text.replaceAll('\n', '\r')}\u0007`, properties: IN_TABLE });
      column += colSpan;
      edges.push(column * COLUMN);
      merged.push(bits << 5);
    };
    while (rest.length || over.has(column)) {
      const above = over.get(column);
      if (above) {
        above.left -= 1;
        if (above.left === 0) over.delete(column);
        add('', above.colSpan, 1);
      } else {
        const { text, rowSpan, colSpan } = rest.shift()!;
        if (rowSpan > 1) over.set(column, { left: rowSpan - 1, colSpan });
        add(text, colSpan, rowSpan > 1 ? 3 : 0);
      }
    }
    const operand = Buffer.concat([
      Buffer.from([merged.length]),
      u16(...edges),
      ...merged.map((bits) => Buffer.concat([u16(bits), Buffer.alloc(18)])),
    ]);
    const table = Buffer.concat([u16(0xd608, operand.length + 1), operand]);
    return [...cells, { text: '\u0007', properties: Buffer.concat([IN_TABLE, ENDS_ROW, table]) }];
  });
}

/** Pages of paragraphs' properties, as many in each as have room. A cell of several paragraphs is one run. */
function pagesOf(marks: readonly Mark[]): { page: Buffer; from: number; to: number }[] {
  const pages: { page: Buffer; from: number; to: number }[] = [];
  let run: { from: number; to: number; list: Buffer }[] = [];
  const roomFor = (more: Buffer) =>
    run.reduce((sum, { list }) => sum + list.length + 1 + 17, 0) + more.length + 1 + 17 + 8 <= PAGE;
  const end = () => {
    if (run.length > 0) pages.push({ page: pageOf(run), from: run[0]!.from, to: run.at(-1)!.to });
    run = [];
  };
  let at = TEXT;
  for (const { text, properties } of marks) {
    const words = padded(Buffer.concat([u16(0), properties]), 2);
    const list = Buffer.concat([Buffer.from([0, words.length / 2]), words]);
    if (!roomFor(list)) end();
    run.push({ from: at, to: at + text.length * 2, list });
    at += text.length * 2;
  }
  end();
  return pages;
}

function pageOf(run: readonly { from: number; to: number; list: Buffer }[]): Buffer {
  const page = Buffer.alloc(PAGE);
  u32(...run.map(({ from }) => from), run.at(-1)!.to).copy(page);
  let at = PAGE - 2;
  for (const [n, { list }] of run.entries()) {
    at = (at - list.length) & ~1;
    list.copy(page, at);
    page[(run.length + 1) * 4 + n * 13] = at / 2;
  }
  page[PAGE - 1] = run.length;
  return page;
}
