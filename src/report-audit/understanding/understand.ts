import {
  COLUMN_LABELS,
  COLUMNS,
  REMEDY_BLOCKS,
  REMEDY_RESULTS,
  REPLY_ROW_IDS,
  ROWS,
  rowName,
  type TablesRead,
  TWO_LINES,
} from '../../law/index.ts';
import { type Block, type Cell, PICTURE } from '../reading/blocks.ts';
import { unified } from '../reading/radicals.ts';
import { type Absent, surelyAbsent } from './absent.ts';
import { withTablesOfLines } from './cells-in-lines.ts';
import { type FigureRead, readAmount, readCount } from './figure.ts';
import { isBlank, type Line, linesOf } from './lines.ts';
import { outlineOf } from './outline.ts';
import type { CellRead, ReadReport, Unread } from './read-report.ts';
import { findRemedies } from './table-four.ts';
import { remediesInParts } from './table-four-parts.ts';
import { columnsOf, findRows } from './table-three.ts';
import { findTwo } from './table-two.ts';
import { findTwo2019, isFormat2019 } from './table-two-2019.ts';
import { titleParts, yearOfData } from './year.ts';

const RECOGNISED = '由扫描图片识别';

/** Collects cells by path, and what could not be read. */
class Gathered {
  readonly cells: Record<string, CellRead> = {};
  readonly unread: Unread[] = [];
  /** what was sought and not found, by path */
  readonly absent: Absent[] = [];

  add(path: string, what: string, cell: Cell, read: FigureRead, how: { confidence: number; why: string }): void {
    const { text, place, doubt, sighting } = cell;
    const seen = sighting && { sighting };
    if (read.value === undefined || doubt) {
      this.unread.push({ path, what, place, text, why: doubt ?? read.why, ...seen });
      return;
    }
    const why = [how.why, read.why, sighting && RECOGNISED].filter(Boolean).join('；');
    const confidence = Math.round(how.confidence * read.confidence * (sighting?.confidence ?? 1) * 100) / 100;
    this.cells[path] = { value: read.value, text, place, confidence, why, ...seen };
  }

  lack(path: string, what: string, why = '没有找到这一行'): void {
    this.absent.push({ path, what, why });
  }

  /** @param path of the cell, row or table of the form that it is, where it is one */
  miss(what: string, place: string, why: string, { text = '', path }: { text?: string; path?: string } = {}): void {
    this.unread.push({ ...(path !== undefined && { path }), what, place, text, why });
  }
}

/** What a report says, from its blocks: one way for every format. Pure; what cannot be read is said, never guessed. */
export function understand(given: readonly Block[]): ReadReport {
  const blocks = withTablesOfLines(given.map(withCharacters));
  const lines = linesOf(blocks);
  const gathered = new Gathered();
  const tables: TablesRead = {};
  const format = isFormat2019(lines) ? '2019' : '2021';
  if (format === '2021') readTwo(lines, gathered, tables);
  const oneOther = readThree(lines, gathered, tables);
  readFour(lines, gathered, tables);
  const missing = surelyAbsent(gathered.absent, blocks, gathered);
  for (const one of gathered.absent)
    if (!missing.includes(one)) gathered.miss(one.what, '', one.why, { path: one.path });
  const outline = outlineOf(blocks);
  const named = outline.title ? titleParts(outline.title.text) : undefined;
  const text = [...outline.preface, ...outline.sections].map((one) => one.text).join('\n');
  const date = outline.date?.date ?? null;
  const year = yearOfData(named?.year, text, date);
  if (!outline.title) gathered.miss('标题', '', '没有找到“……年政府信息公开工作年度报告”这样的标题');
  if (outline.sections.length === 0) gathered.miss('各部分', '', '没有找到“一、总体情况”等各部分的标题');
  for (const place of outline.pictures) gathered.miss('图片', place, PICTURE);
  for (const { title, pictures } of outline.sections)
    for (const place of pictures) gathered.miss(`“${title}”中的图片`, place, PICTURE);
  const notes: string[] = [];
  if (outline.opened && outline.date && outline.opened.date !== outline.date.date)
    notes.push(`标题下的日期 ${outline.opened.date} 与文末落款日期 ${outline.date.date} 不同，请核对`);
  if (format === '2019') notes.push('表格为 2019 年格式（国办公开办函〔2019〕60号），表二按原样列出');
  else if (oneOther) notes.push('表三“（六）其他处理”只有一行，2021 年格式分为三行');
  return {
    format,
    year,
    title: outline.title?.text,
    authority: named?.authority,
    signatory: outline.signatory,
    date,
    tables,
    sections: outline.sections,
    preface: outline.preface,
    cells: gathered.cells,
    unread: gathered.unread,
    missing: missing.map(({ path }) => path),
    tableTwo2019: format === '2019' ? findTwo2019(lines) : [],
    notes,
    places: { title: outline.title?.place ?? '', date: outline.date?.place ?? '' },
  };
}

function readTwo(lines: readonly Line[], gathered: Gathered, tables: TablesRead): void {
  const { found, lost } = findTwo(lines);
  for (const line of lost)
    gathered.miss('表二的一行', line.place, '行标题没有读出', {
      text: line.cells.map(({ cell }) => cell.text).join(' '),
      path: 'two',
    });
  if (found.length === 0) {
    gathered.lack('two', '表二', '没有找到“主动公开政府信息情况”的表格');
    return;
  }
  const two: Record<string, unknown> = {};
  for (const { id, kind, label, paths } of TWO_LINES) {
    const row = found.find(({ line }) => line.id === id);
    const what = `表二“${label}”`;
    if (!row) gathered.lack(`two.${id}`, what);
    else if (!row.cells) gathered.miss(what, row.place, row.why, { path: `two.${id}` });
    else
      for (const { path, cell } of row.cells) {
        const read = kind === 'amount' ? readAmount(cell.cell.text) : readCount(cell.cell.text);
        gathered.add(`two.${path}`, what, cell.cell, read, row);
      }
    for (const path of paths) put(two, path, gathered.cells[`two.${path}`]?.value);
  }
  tables.two = two;
}

/** @returns whether （六）其他处理 is one row, as in 2019 */
function readThree(lines: readonly Line[], gathered: Gathered, tables: TablesRead): boolean {
  const { rows, lost } = findRows(lines);
  if (rows.length === 0) {
    gathered.lack('three', '表三', '没有找到“收到和处理政府信息公开申请情况”的表格');
    return false;
  }
  // a head that is torn apart may read as a row without figures
  const ids = new Set(rows.filter(({ figures }) => figures.length > 0).map(({ id }) => id));
  const oneOther = ids.has('other') && !REPLY_ROW_IDS.some((id) => id.startsWith('other.') && ids.has(id));
  const three: Record<string, Record<string, unknown>> = {};
  const expected = [
    ...ROWS.filter((id) => !oneOther || !id.startsWith('other.')),
    ...(oneOther ? ['other' as const] : []),
  ];
  for (const id of expected) {
    const row = rows.find((one) => one.id === id);
    const name = id === 'other' ? '（六）其他处理' : rowName(id);
    if (!row) {
      gathered.lack(`three.${id}`, `表三“${name}”行`);
      continue;
    }
    const columns = columnsOf(row);
    if (!columns) {
      gathered.miss(`表三“${name}”行`, row.place, '各列无法对应', {
        text: row.figures.map(({ cell }) => cell.text).join(' '),
        path: `three.${id}`,
      });
      continue;
    }
    const why = [row.why, columns.why].filter(Boolean).join('；');
    for (const column of COLUMNS) {
      const placed = columns.cells.get(column);
      if (!placed) continue;
      const read = readCount(placed.cell.text);
      const how = { confidence: row.confidence * columns.confidence, why };
      gathered.add(`three.${id}.${column}`, `表三“${name}”行“${COLUMN_LABELS[column]}”列`, placed.cell, read, how);
    }
    three[id] = {};
    for (const column of COLUMNS) put(three[id], column, gathered.cells[`three.${id}.${column}`]?.value);
  }
  for (const { place, label, figures } of lost)
    gathered.miss('表三的一行', place, '行标题没有读出或者重复', {
      text: [label, ...figures.filter((one) => !isBlank(one)).map(({ cell }) => cell.text)].join(' '),
      path: 'three',
    });
  tables.three = three as NonNullable<TablesRead['three']>;
  return oneOther;
}

function readFour(lines: readonly Line[], gathered: Gathered, tables: TablesRead): void {
  const found = findRemedies(lines) ?? remediesInParts(lines);
  if (!found) {
    gathered.lack('four', '表四', '没有找到“行政复议、行政诉讼情况”的表格');
    return;
  }
  if (!found.cells) {
    gathered.miss('表四', found.place, found.why, { path: 'four' });
    return;
  }
  const four: Record<string, unknown> = {};
  for (const { key, cell } of found.cells) {
    const path = `${key.block}.${key.result}`;
    const result = key.result === 'total' ? '总计' : REMEDY_RESULTS[key.result];
    gathered.add(
      `four.${path}`,
      `表四“${REMEDY_BLOCKS[key.block]}”“${result}”`,
      cell.cell,
      readCount(cell.cell.text),
      found,
    );
    put(four, path, gathered.cells[`four.${path}`]?.value);
  }
  tables.four = four as NonNullable<TablesRead['four']>;
}

/** The same block without radicals in place of characters. */
function withCharacters(block: Block): Block {
  if (block.kind === 'text') return { ...block, text: unified(block.text) };
  if (block.kind === 'picture') return block;
  const cell = (one: Cell) => ({ ...one, text: unified(one.text) });
  return { ...block, rows: block.rows.map((row) => row.map(cell)) };
}

/** Puts a value at a path of nested objects; what was not read is left out. */
function put(target: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return;
  const [first, second] = path.split('.') as [string, string | undefined];
  if (second === undefined) target[first] = value;
  else {
    target[first] ??= {};
    (target[first] as Record<string, unknown>)[second] = value;
  }
}
