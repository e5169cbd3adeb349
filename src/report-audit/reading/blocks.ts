import { Unreadable } from '../../platform/reading/index.ts';
import type { Eyes } from './scans/eyes.ts';

/** A cell as the file has it: the one that begins here, with its spans. Cells hidden under a span are not listed. */
export interface Cell {
  /** as written; lines of one cell are joined by '\n' */
  text: string;
  rowSpan: number;
  colSpan: number;
  /** where it was read: 第 3 页第 2 表第 5 行第 4 列 */
  place: string;
  /** why what stands here may belong elsewhere, or something may be missing here: such a figure is not read */
  doubt?: string | undefined;
  /** where on which page it was recognised in a picture, in points; undefined: the file says it as text */
  sighting?: Sighting | undefined;
}

/** A place on a scanned page as it is kept for those who look: made straight, in points from the upper left. */
export interface Sighting {
  page: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** 0 to 1 */
  confidence: number;
}

/** What is said of a picture: it may hold text, or a table. */
export const PICTURE = '此处为图片，无法读取文字';

/** A paragraph, a table, or a picture that stands alone where a paragraph or a table could. Rows may be ragged: a broken
 *  row of text is as long as it is. */
export type Block =
  | {
      kind: 'text';
      text: string;
      /** 第 12 段, 第 3 页第 7 行 */
      place: string;
      /** why it may be no cell, were it one of a table that is set as lines */
      doubt?: string;
    }
  | { kind: 'table'; rows: Cell[][] /** 第 2 表, 第 3 页第 1 表 */; place: string }
  | { kind: 'picture' /** 第 12 段之后, 第 3 页第 2 图 */; place: string };

/** More than this no annual report holds; beyond it a file is taken for a mistake or an attack. */
export interface Limits {
  /** bytes of the file */
  bytes: number;
  /** bytes of all its parts, unpacked */
  unpacked: number;
  pages: number;
  blocks: number;
  /** cells of all tables together */
  cells: number;
  /** nesting of elements */
  depth: number;
  /** characters of all blocks together */
  characters: number;
}

export const LIMITS: Limits = {
  bytes: 20 * 1024 * 1024,
  unpacked: 100 * 1024 * 1024,
  pages: 200,
  blocks: 20_000,
  cells: 50_000,
  depth: 200,
  characters: 2_000_000,
};

/** A file of another kind than its content promised: what it is not. Which kinds are read is said by `readBlocks`. */
export class OtherKind extends Unreadable {}

/** Reads one format into blocks, in reading order, without knowing what they mean.
 *  @param tell takes a sentence on what of the file was left out, for where the result stands
 *  @param eyes what reads pictures of pages; left out: they are told as pictures, or the file is refused (`Scanned`)
 *  @throws Unreadable with a sentence for the person who sent the file; never anything else for any bytes */
export type Reader = (
  bytes: Uint8Array,
  limits: Limits,
  tell?: (note: string) => void,
  eyes?: Eyes,
) => Promise<Block[]>;
