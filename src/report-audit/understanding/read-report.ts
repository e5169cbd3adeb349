import type { Section, TablesRead } from '../../law/index.ts';
import type { Sighting } from '../reading/blocks.ts';

/** One cell as it was read. */
export interface CellRead {
  value: number | string | null;
  /** as written in the file */
  text: string;
  place: string;
  /** 0 to 1 */
  confidence: number;
  /** why it is not certain; '' when it is */
  why: string;
  /** a person typed it in from the original */
  typed?: true;
  /** where it was recognised on a scanned page */
  sighting?: Sighting;
}

/** Something that was not read: said, never guessed. */
export interface Unread {
  /** the cell, the row or the table of the form that it is: three.partial.person, two.rules, four; left out: none */
  path?: string;
  /** 表三“（一）予以公开”行“自然人”列 */
  what: string;
  place: string;
  text: string;
  why: string;
  /** of a cell of a scanned page: where to look */
  sighting?: Sighting;
}

/** Pages of a report that were pictures, and were recognised. */
export interface Scan {
  /** how many */
  pages: number;
  /** those with tables, whose pictures are kept, with their size in points */
  kept: { page: number; width: number; height: number }[];
  /** who has held what was recognised against the original, and when, YYYY-MM-DD */
  confirmed?: { by: string; on: string };
}

export interface SectionRead extends Section {
  place: string;
  paragraphs: { text: string; place: string }[];
  /** places of pictures, which may hold more of it */
  pictures: string[];
}

/** A row of table two in the format of 2019, which counts other things than that of 2021. */
export interface RowOf2019 {
  label: string;
  heads: string[];
  figures: (number | string | null)[];
  place: string;
}

/** A report as understood from its blocks. */
export interface ReadReport {
  format: '2019' | '2021';
  /** year of the data; undefined when nothing tells it */
  year: number | undefined;
  title: string | undefined;
  /** of the title */
  authority: string | undefined;
  /** who signed at the end */
  signatory: string | undefined;
  /** of signing, YYYY-MM-DD where it can be told; null: none */
  date: string | null;
  tables: TablesRead;
  sections: SectionRead[];
  /** before part one */
  preface: { text: string; place: string }[];
  /** by path: three.received.person, two.rules.issued, four.directSuit.total */
  cells: Record<string, CellRead>;
  unread: Unread[];
  /** rows and tables that the paper surely has not, by path: 'three.partial', 'four'; all else that was sought stands in
   *  `unread` */
  missing: string[];
  tableTwo2019: RowOf2019[];
  /** what a person should know, and is no fault */
  notes: string[];
  /** undefined: all of it was text */
  scan?: Scan;
  places: { title: string; date: string };
}
