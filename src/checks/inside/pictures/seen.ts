import type { PageLine, PageWords } from '../../../platform/scans/index.ts';
import { acrossCells } from '../across.ts';
import type { Seen, Sight } from '../eyes.ts';
import type { Gathering } from '../gathering.ts';
import { textOf } from '../pdf/lines.ts';
import { tablesOf } from '../pdf/tables.ts';
import { type Cell, Table } from '../table.ts';

interface Read extends Cell {
  confidence: number;
}

/** Tells what is written in a picture, or that it is unread. @param reason why it is where there are no eyes for it
 *  @param sight the picture, asked for only where it is to be read */
export async function tellPicture(
  gather: Gathering,
  { place, reason }: { place: string; reason: string },
  sight: () => Promise<Sight>,
): Promise<void> {
  const seen = await gather.see(place, sight);
  if (!seen) return gather.miss(place, reason, true);
  tellSeen(seen, place, gather);
  if (seen.unsure) gather.miss(place, seen.unsure);
}

/** Tells what was recognised in a picture: its ruled tables cell by cell, each below what its column is called, and what
 *  stands outside of them. @param place '第 2 页', '' for the file itself */
function tellSeen({ pages }: Seen, place: string, gather: Gathering): void {
  for (const [n, page] of pages.entries()) {
    const at = pages.length > 1 ? `${place}第 ${n + 1} 段` : place;
    for (const [number, cells] of page.tables.entries()) {
      const where = page.tables.length > 1 ? `${at}表 ${number + 1}` : `${at}表`;
      ruled(cells, where, gather);
    }
    outside(page, at, gather);
  }
}

function ruled(cells: PageWords['tables'][number], where: string, gather: Gathering): void {
  const rows = new Map<number, Read[]>();
  for (const { row, column, text, confidence } of cells)
    rows.set(row, [...(rows.get(row) ?? []), { column: column + 1, text, confidence }]);
  const table = new Table<Read>({
    cell: (row, { column, text, confidence }, under) =>
      gather.recognised(`${where}第 ${row} 行第 ${column} 列`, text, confidence, under),
    across: (row, { cells: joined, text }, under) =>
      gather.recognised(`${where}第 ${row} 行`, text, least(joined), under),
  });
  for (const [row, read] of [...rows].sort(([a], [b]) => a - b)) table.row(row + 1, read);
  table.end();
}

/** Lines at one height are cells of a row; those below one another a text. */
function outside({ lines, width }: PageWords, at: string, gather: Gathering): void {
  const rows = rowsOf(lines);
  const { text, from } = textOf(rows.flat().flatMap(lettersOf), width);
  let begun = 0;
  const read = text.split('\n').map((line) => {
    const letters = from.slice(begun, begun + line.length);
    begun += line.length + 1;
    const sure = Math.min(1, ...letters.map((one) => (one as Letter | undefined)?.confidence ?? 1));
    return { line, cells: line.split('\t'), confidence: sure };
  });
  const { prose, end } = tablesOf(
    read,
    ({ cells, confidence }, n): Read => ({ column: n + 1, text: cells[n]!, confidence }),
    {
      cell: (row, { column, text: cell, confidence }, under) =>
        gather.recognised(`${at}第 ${row} 行第 ${column} 栏`, cell, confidence, under),
      across: (row, { cells, text: joined }, under) =>
        gather.recognised(`${at}第 ${row} 行`, joined, least(cells), under),
    },
  );
  for (const together of prose) gather.recognised(at, together.map(({ line }) => line).join('\n'), least(together));
  end();
  for (const { cells, confidence } of prose.flat())
    for (const across of acrossCells(cells.map((cell, n) => ({ column: n, text: cell }))))
      gather.recognised(at, across.text, confidence);
}

const least = (read: readonly { confidence: number }[]): number => Math.min(1, ...read.map((one) => one.confidence));

/** Lines beside each other share so much of the height of the lower. */
const BESIDE = 0.5;

function rowsOf(lines: readonly PageLine[]): PageLine[][] {
  const rows: PageLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)) {
    const last = rows.at(-1)?.[0];
    const shared = last ? Math.min(last.y1, line.y1) - Math.max(last.y0, line.y0) : 0;
    if (last && shared > BESIDE * Math.min(last.y1 - last.y0, line.y1 - line.y0)) rows.at(-1)!.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0));
}

interface Letter extends ReturnType<typeof letter> {}

/** The letters of a line side by side over its ink. */
function lettersOf(line: PageLine): Letter[] {
  const letters = [...line.text];
  const wide = (line.x1 - line.x0) / letters.length;
  return letters.map((text, n) => letter(line, text, { x0: line.x0 + n * wide, x1: line.x0 + (n + 1) * wide }));
}

const letter = ({ y0, y1, high, confidence }: PageLine, text: string, beside: { x0: number; x1: number }) => ({
  ...{ ...beside, y0, y1, text, confidence },
  ...{ size: high, base: y1, runs: 'along' as const },
  ...{ show: 0, letter: 0, unseen: undefined, annotation: false },
});
