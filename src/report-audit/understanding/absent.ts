import { ROWS, TWO_LINES } from '../../law/index.ts';
import type { Block } from '../reading/blocks.ts';
import { plain } from './figure.ts';
import type { CellRead, Unread } from './read-report.ts';

/** A row or table that was sought and not found. */
export interface Absent {
  /** 'two', 'three.partial' */
  path: string;
  /** 表三“（二）部分公开”行 */
  what: string;
  why: string;
}

type Table = 'two' | 'three' | 'four';

/** Words of a table that stand in no other, wherever they were read. */
const WORDS: Record<Table, RegExp> = {
  two: /制发件数|废止件数|现行有效件数|处理决定数量|收费金额/,
  three: /自然人|商业企业|本年新收|上年结转政府|结转下年/,
  four: /结果维持|结果纠正|尚未审结|未经复议|复议后起诉/,
};
/** Rows by which a table counts as read, were others missing. */
const MOST: Record<Table, number> = { two: TWO_LINES.length / 2, three: (ROWS.length * 3) / 4, four: 1 };
/** A line of a table that was set as text is shorter. */
const LABEL = 30;

/** Which of the rows and tables that were not found the paper has not: those of a table of which all else was read, in a
 *  paper without pictures. Of others it cannot be told, so they are unread. */
export function surelyAbsent(
  absent: readonly Absent[],
  blocks: readonly Block[],
  read: { cells: Readonly<Record<string, CellRead>>; unread: readonly Unread[] },
): Absent[] {
  if (read.unread.length > 0 || blocks.some(({ kind }) => kind === 'picture')) return [];
  const rows = (table: Table) =>
    new Set(Object.keys(read.cells).flatMap((path) => (path.startsWith(`${table}.`) ? [rowOf(path)] : []))).size;
  const whole = (table: Table) => rows(table) >= MOST[table] && absent.every(({ path }) => path !== table);
  return absent.filter(({ path }) => {
    const [table, row] = path.split('.') as [Table, string | undefined];
    if (row !== undefined) return whole(table);
    const others = (Object.keys(WORDS) as Table[]).filter((one) => one !== table);
    return others.every(whole) && !blocks.some((block) => saysOf(block, WORDS[table]));
  });
}

/** 'three.refused.process' of 'three.refused.process.person' */
const rowOf = (path: string): string => {
  const keys = path.split('.');
  return keys.length > 2 ? keys.slice(0, -1).join('.') : path;
};

const saysOf = (block: Block, words: RegExp): boolean => {
  if (block.kind === 'table') return block.rows.flat().some(({ text }) => words.test(plain(text)));
  return block.kind === 'text' && plain(block.text).length <= LABEL && words.test(plain(block.text));
};
