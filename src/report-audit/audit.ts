import {
  auditWithHints,
  COLUMNS,
  cellPaths,
  type Finding,
  type ReportRead,
  SECTION_TITLES,
  TABLE_THREE,
  TABLE_THREE_2019,
} from '../law/index.ts';
import { normalised, placeOfQuote } from './quotes.ts';
import { LIMITS, type Limits } from './reading/blocks.ts';
import { misnamed, readBlocks } from './reading/read.ts';
import type { Eyes } from './reading/scans/eyes.ts';
import type { CellRead, ReadReport, Scan, Unread } from './understanding/read-report.ts';
import { understand } from './understanding/understand.ts';
import type { Verdict } from './verdict.ts';

export interface PlacedFinding extends Finding {
  /** where in the file */
  place: string;
  /** why it is none yet: it stands on figures that were recognised in pictures */
  doubt?: string;
}

/** What makes a finding on a scan a hint, until somebody has held the figures against the original. */
const ON_SCAN = '所据的数字或文字由扫描图片识别，请对照图片';

/** A report that was audited: JSON as the report's own, and how each cell was read. */
export interface AuditedReport {
  format: '2019' | '2021';
  authority: { code: string; name: string };
  year: number | null;
  title: string | null;
  date: string | null;
  tables: ReadReport['tables'];
  verdict: Verdict;
  findings: PlacedFinding[];
  /** what no rule decides and a person should look at: figures of the text that no table supports */
  hints: PlacedFinding[];
  sections: { title: string; text: string; place: string }[];
  /** how sure the reading is as a whole: mean over all cells of the form, an unread one counting 0; 0 to 1 */
  confidence: number;
  /** by path of the cell */
  cells: Record<string, CellRead>;
  unread: Unread[];
  tableTwo2019: ReadReport['tableTwo2019'];
  notes: string[];
  scan?: Scan;
}

/** What is known of a report besides the file. */
export interface Expected {
  /** last year's report of the same authority */
  previous?: ReadReport | undefined;
  /** whose report it should be, and of which year */
  authority?: string | undefined;
  year?: number | undefined;
}

/** @param file its name, which is told where it promises another format than the file has
 *  @param eyes what reads pictures of pages, where it is there
 *  @throws Unreadable with a sentence for the person who sent the file */
export async function readReport(
  bytes: Uint8Array,
  limits: Limits = LIMITS,
  file = '',
  eyes?: Eyes,
): Promise<ReadReport> {
  const told: string[] = [];
  const read = understand(await readBlocks(bytes, limits, (note) => told.push(note), eyes));
  const otherwise = await misnamed(bytes, file);
  const scan = eyes && eyes.looked > 0 ? { pages: eyes.looked, kept: keptPages(eyes) } : undefined;
  return { ...read, ...(scan && { scan }), notes: [...(otherwise ? [otherwise] : []), ...told, ...read.notes] };
}

const keptPages = ({ kept }: Eyes) => [...kept].map(([page, { width, height }]) => ({ page, width, height }));

/** Every rule on a report that was read, each finding with its place in the file. */
export function auditRead(read: ReadReport, { previous, authority, year }: Expected = {}): AuditedReport {
  const notes = [...read.notes];
  const usable =
    previous && (read.year === undefined || previous.year === undefined || previous.year === read.year - 1);
  if (previous && !usable)
    notes.push(`所给的上一年度报告是 ${previous.year} 年的，不是 ${(read.year ?? 0) - 1} 年的，没有与它比较`);
  const expected = { ...(authority && { authority }), ...(year !== undefined && { year }) };
  const report: ReportRead = {
    format: read.format,
    ...(read.year !== undefined && { year: read.year }),
    ...(read.title !== undefined && { title: read.title }),
    date: read.date,
    tables: read.tables,
    missing: read.missing,
    previous: usable ? previous.tables : null,
    ...(read.sections.length > 0 && { sections: read.sections }),
    ...(usable && { previousSections: previous.sections }),
    ...(read.authority !== undefined && { authority: { name: read.authority } }),
    ...(read.signatory !== undefined && { signatory: read.signatory }),
    preface: read.preface.map(({ text }) => text).join('\n'),
    expected,
  };
  const { findings: all, hints } = auditWithHints(report);
  const found = all.filter((finding) => !mayBePictured(finding, read));
  const findings = isUnconfirmed(read) ? [] : found.filter(standsAlone(report, previous));
  const placed = (finding: Finding): PlacedFinding => ({ ...finding, place: placeOf(finding, read) });
  const doubtful = found.filter((one) => !findings.includes(one)).map((one) => ({ ...placed(one), doubt: ON_SCAN }));
  return {
    format: read.format,
    authority: { code: '', name: read.authority ?? read.signatory ?? '' },
    year: read.year ?? null,
    title: read.title ?? null,
    date: read.date,
    tables: read.tables,
    verdict: findings.length > 0 ? 'wrong' : read.unread.length + doubtful.length > 0 ? 'incomplete' : 'clean',
    findings: findings.map(placed),
    hints: [...doubtful, ...hints.map(placed)],
    sections: read.sections.map(({ title, text, place }) => ({ title, text, place })),
    confidence: confidenceOf(read),
    cells: read.cells,
    unread: read.unread,
    tableTwo2019: read.tableTwo2019,
    notes,
    ...(read.scan && { scan: read.scan }),
  };
}

/** Whether figures of it were recognised in pictures and nobody has held them against the original yet. */
export const isUnconfirmed = ({ scan }: ReadReport): boolean => scan !== undefined && scan.confirmed === undefined;

/** Whether a finding holds without last year's report, where that is a scan. */
function standsAlone(report: ReportRead, previous: ReadReport | undefined): (finding: Finding) => boolean {
  if (!previous || !isUnconfirmed(previous)) return () => true;
  const { previousSections: _, ...alone } = report;
  const without = new Set(
    auditWithHints({ ...alone, previous: null }).findings.map((one) => `${one.rule} ${one.where} ${one.message}`),
  );
  return ({ rule, where, message }) => without.has(`${rule} ${where} ${message}`);
}

/** Whether what a finding misses may stand in a picture that cannot be read: a part's text or title, the date below it.
 *  The pictures are told in `unread`. */
function mayBePictured({ rule, where, found }: Finding, { sections }: ReadReport): boolean {
  if (rule !== 'F-FORM' || !sections.some(({ pictures }) => pictures.length > 0)) return false;
  if (where === 'date') return found === null && (sections.at(-1)?.pictures.length ?? 0) > 0;
  if (where === 'sections') return sections.length < SECTION_TITLES.length;
  const part = /^sections\[(\d+)\]\.text$/.exec(where)?.[1];
  return part !== undefined && found === '' && (sections[Number(part)]?.pictures.length ?? 0) > 0;
}

/** Cells by which table three has fewer where （六）其他处理 is one row. */
const FEWER = (TABLE_THREE.length - TABLE_THREE_2019.length) * COLUMNS.length;
/** Cells of the 2021 form, and of the 2019 form without table two. */
const CELLS = {
  '2021': cellPaths.length,
  '2019': cellPaths.filter((path) => !path.startsWith('two.')).length - FEWER,
};

function confidenceOf({ cells, format, tables }: ReadReport): number {
  const all = Object.values(cells);
  const expected = CELLS[format] - (format === '2021' && tables.three?.other ? FEWER : 0);
  const sum = all.reduce((total, { confidence }) => total + confidence, 0);
  return Math.round(Math.min(1, sum / expected) * 1000) / 1000;
}

function placeOf({ where, message }: Finding, read: ReadReport): string {
  const cell = read.cells[where];
  if (cell) return cell.place;
  const column = /^three\.(\w+)$/.exec(where)?.[1];
  if (column) return read.cells[`three.total.${column}`]?.place ?? read.cells[`three.received.${column}`]?.place ?? '';
  if (where === 'title') return read.places.title;
  // an absent date is missed where the text ends
  if (where === 'date' || where === 'signatory')
    return read.places.date || (read.sections.at(-1)?.paragraphs.at(-1)?.place ?? '');
  const quoted = /“([^“”]+)”/.exec(message)?.[1];
  if (where === 'preface') return (quoted && placeOfQuote(normalised(quoted), read.preface)) || '';
  const section = read.sections[Number(/^sections\[(\d+)\]/.exec(where)?.[1] ?? Number.NaN)];
  if (!section) return '';
  return (where.endsWith('.text') && quoted && placeOfQuote(normalised(quoted), section.paragraphs)) || section.place;
}
