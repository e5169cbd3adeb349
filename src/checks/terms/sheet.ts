import type { Readable } from 'node:stream';
import { Processes } from '../../platform/beside/processes.ts';
import { sheetStream } from '../../platform/excel.ts';
import { LISTS, type ListId, type TermEntry } from './lists.ts';
import { MOST_TERMS, termFaults, wordsIn } from './rules.ts';

/** Columns of a list as a workbook, by which an exported one can be mended and imported. */
export const HEADS = [
  ['term', '词语', 24],
  ['instead', '正确写法', 24],
  ['advice', '说明', 36],
  ['variants', '其他写法', 24],
  ['exceptions', '例外', 36],
  ['source', '来源', 30],
] as const;

/** A row as its cells stand. */
export type Row = Record<(typeof HEADS)[number][0], string> & { row: number };

export type Question = { path: string };
export type Answer = { rows: Row[] } | { unreadable: string; fault?: string };

const LONGEST_MS = 60_000;

/** Rows of an uploaded workbook, read beside the server's process within bounds of time and memory. */
export async function rowsOf(path: string): Promise<Answer> {
  const reader = new Processes<Question, Answer>(
    'checks/read-terms.js',
    1,
    {
      tooLong: { unreadable: '文件过于复杂，没有在限定时间内读完，请删去无关的工作表后再上传' },
      tooBig: { unreadable: '文件内容过大，请删去无关的工作表，或者分几个文件导入' },
      unknown: (fault) => ({ unreadable: '文件内容无法识别，请在 Excel 或 WPS 中重新保存', ...(fault && { fault }) }),
      isFault: (answer) => 'fault' in answer,
    },
    { whole: 1_024, heap: 768 },
  );
  try {
    return await reader.ask({ path }, LONGEST_MS);
  } finally {
    reader.close();
  }
}

/** What the rows of a workbook say, and what is wrong with them: '第 3 行：…'. */
export function entriesOf(list: ListId, rows: readonly Row[]): { entries: TermEntry[]; faults: string[] } {
  const faults: string[] = [];
  const seen = new Map<string, number>();
  const entries = rows.map(({ row, term, instead, advice, variants, exceptions, source }) => {
    const entry = { term, instead, advice, source, variants: wordsIn(variants), exceptions: wordsIn(exceptions) };
    const before = seen.get(term);
    const wrong = before ? [`与第 ${before} 行重复`] : Object.values(termFaults(list, entry));
    faults.push(...wrong.map((fault) => `第 ${row} 行${term && `（${term.slice(0, 20)}）`}：${fault}`));
    if (!before) seen.set(term, row);
    return entry;
  });
  if (!rows.length) faults.push('表中没有词语，请从表头的下一行起一行填写一个');
  if (rows.length > MOST_TERMS) faults.push(`一次最多导入 ${MOST_TERMS.toLocaleString('en-US')} 个词语`);
  return { entries, faults };
}

/** A list as a workbook; of an empty list the head, to be filled in. */
export function exported(list: ListId, terms: readonly TermEntry[]): Readable {
  return sheetStream(LISTS[list].name, async function* (sheet) {
    sheet.columns = HEADS.map(([key, header, width]) => ({ key, header, width }));
    sheet.getRow(1).font = { bold: true };
    for (const [n, { variants, exceptions, ...one }] of terms.entries()) {
      sheet.addRow({ ...one, variants: variants.join('、'), exceptions: exceptions.join('、') }).commit();
      if (n % 500 === 499) yield;
    }
    yield;
  });
}
