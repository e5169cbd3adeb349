import { parse } from 'csv-parse/sync';
import { decodeText, Unreadable } from '../../../platform/reading/index.ts';
import { acrossParagraphs } from '../../inside/across.ts';
import { asWritten, separatorOf } from '../../inside/plain/text.ts';
import { type Cell, Table } from '../../inside/table.ts';
import { hideIn, into, type Segment } from '../segments.ts';
import type { Hide } from '../shapes.ts';

const NO_TEXT = '不是能识别的文本，不能生成副本';

/** @throws Unreadable */
function textOf(bytes: Buffer): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new Unreadable(NO_TEXT);
  return text;
}

/** UTF-8 with a mark, by which Excel tells it from GBK. */
const written = (text: string): Buffer => Buffer.from(`\ufeff${text.replace(/^\ufeff/, '')}`);

/** A text with what is to be hidden hidden, line by line. @throws Unreadable */
export function maskText(bytes: Buffer, hide: Hide): Buffer {
  const pieces = textOf(bytes).split(/(\r\n|[\n\r\u2028\u2029])/);
  let before: Segment[] = [];
  for (let n = 0; n < pieces.length; n += 2) {
    if (!pieces[n]!.trim()) continue;
    const line = [{ text: pieces[n]!, put: into(pieces, n) }];
    hideIn(line, hide);
    const edge = before[0]?.text.length ?? 0;
    if (edge && acrossParagraphs(before[0]!.text, line[0]!.text))
      hideIn([...before, ...line], hide, { only: ({ from, to }) => from < edge && to > edge });
    before = line;
  }
  return written(pieces.join(''));
}

interface TextCell extends Cell {
  segments: Segment[];
}

/** A text of cells, with what is to be hidden hidden. @throws Unreadable where its cells end nowhere */
export function maskCsv(bytes: Buffer, hide: Hide): Buffer {
  const text = textOf(bytes);
  const separator = separatorOf(text);
  let rows: string[][];
  try {
    rows = parse(text, asWritten(separator)) as string[][];
  } catch {
    throw new Unreadable('不是规整的表格文本，请在 Excel 或 WPS 中重新保存后再试');
  }
  const table = new Table<TextCell>({
    cell: (_, { segments }, under) => void hideIn(segments, hide, { under }),
    across: (_, { cells }, under) =>
      void hideIn(
        cells.flatMap(({ segments }) => segments),
        hide,
        { under },
      ),
  });
  for (const [number, row] of rows.entries())
    table.row(
      number,
      row.map((cell, n) => ({
        column: n + 1,
        text: cell,
        segments: [{ text: cell, put: into(row, n) }],
      })),
    );
  table.end();
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return written(rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join(''));
}
