import { openPdfFile, type PdfFile, Unreadable } from '../../../platform/reading/index.ts';
import type { Step } from '../../../platform/reading/pdf-page/operations.ts';
import { openPage } from '../../../platform/reading/pdf-page/pages.ts';
import { acrossCells, acrossParagraphs } from '../../inside/across.ts';
import { lettersOf, type PageLetter } from '../../inside/pdf/letters.ts';
import { CELL_LINE, textOf } from '../../inside/pdf/lines.ts';
import { tablesOf } from '../../inside/pdf/tables.ts';
import type { Cell } from '../../inside/table.ts';
import { hideIn, type Segment } from '../segments.ts';
import type { Hide } from '../shapes.ts';
import { cleanDocument, hideInWords, repaintFields } from './clean-document.ts';
import { PdfDocument } from './document.ts';
import { Rewriter } from './rewrite.ts';
import type { Dict } from './values.ts';

const SAYS = {
  locked: 'PDF 设有密码，不能生成副本',
  broken: 'PDF 已经损坏或者不完整，不能生成副本',
  tooMuch: 'PDF 的页面过于复杂，不能生成副本',
};
const MOST_PAGES = 1_000;

interface How {
  note: (what: string) => void;
  /** left out: only what nobody sees goes */
  hide?: Hide;
}

/** A letter with what is to stand in its place. */
type Marked = Segment & { letter: PageLetter | undefined };

interface PendingPage {
  steps: Step[];
  removals: Map<number, Map<number, string>>;
  lines: Marked[][];
}

/** A PDF without what it carries besides its pages, without text that nobody sees, and with stretches of its text hidden:
 *  letters are taken out of what the pages do, none is only painted over. @throws Unreadable where that cannot be done */
export async function copyPdf(bytes: Buffer, { note, hide }: How): Promise<Buffer> {
  const doc = new PdfDocument(bytes);
  const pages = doc.pages();
  const pdf = await openPdfFile(bytes, SAYS);
  try {
    if (pdf.numPages !== pages.length) throw new Unreadable(SAYS.broken);
    if (pages.length > MOST_PAGES) throw new Unreadable(`PDF 超过 ${MOST_PAGES} 页，不能生成副本`);
    cleanDocument(doc, pages, note);
    let fields = false;
    const rewriter = new Rewriter(doc);
    const others: { page: Dict; label: string }[] = [];
    let before: PendingPage | undefined;
    for (let number = 1; number <= pages.length + 1; number += 1) {
      const page = number <= pages.length ? await pending(pdf, number, { note, hide }) : undefined;
      if (hide && before && page) joined(before, page, hide);
      const own = { page: pages[number - 2]!, label: `第 ${number - 1} 页` };
      if (before?.removals.size) rewriter.page(own.page, { ...before, label: own.label });
      else if (before) others.push(own);
      before = page;
      fields ||= page?.fields === true;
    }
    rewriter.done(others);
    if (hide && hideInWords(doc, hide)) fields = true;
    if (fields) repaintFields(doc, pages);
    return doc.write();
  } finally {
    await pdf.destroy();
  }
}

/** What must go from a page. */
async function pending(pdf: PdfFile, number: number, { note, hide }: How): Promise<PendingPage & { fields: boolean }> {
  const { steps, view, size } = await openPage(pdf, number, SAYS);
  const { letters, cut, width } = lettersOf(steps, view, size);
  if (cut) throw new Unreadable(SAYS.tooMuch);
  const removals: PendingPage['removals'] = new Map();
  const remove = ({ show, letter }: PageLetter, by: string) => {
    if (letter < 0) throw new Unreadable(`第 ${number} 页的字体无法识别，不能生成副本`);
    const own = removals.get(show) ?? new Map<number, string>();
    removals.set(show, own.set(letter, by));
  };
  const own = letters.filter(({ annotation }) => !annotation);
  for (const letter of own) {
    if (!letter.unseen || !letter.text.trim()) continue;
    remove(letter, '');
    note('看不见的文字');
  }
  const marked = markedOf(
    own.filter(({ unseen }) => !unseen),
    width,
    remove,
  );
  const lines = linesOf(marked);
  if (!hide) return { steps, removals, lines, fields: false };
  const written = hideInLines(lines, hide);
  for (const [n, line] of lines.entries()) {
    const before = lines[n - 1];
    if (before && written.has(before) && written.has(line)) across(before, line, hide);
  }
  const fields =
    hide(textOf(letters.filter(({ annotation }) => annotation)).text.replaceAll(CELL_LINE, '\n')).length > 0;
  return { steps, removals, lines, fields };
}

interface MarkedCell extends Cell {
  segments: Marked[];
}

/** In prose, in cells below what heads their columns, and in numbers that are told over cells side by side.
 *  @returns the lines of prose */
function hideInLines(lines: readonly Marked[][], hide: Hide): ReadonlySet<Marked[]> {
  const rows = lines.map((line) => {
    const marked = cellsOf(line);
    return { line, marked, cells: marked.map(told) };
  });
  const cellOf = ({ marked, cells }: (typeof rows)[number], n: number): MarkedCell => ({
    ...{ column: n + 1, text: cells[n]!, segments: marked[n]! },
  });
  const { prose, end } = tablesOf(rows, cellOf, {
    cell: (_, { segments }, under) => {
      hideIn(segments, hide, { under });
      const own = parted(segments, '\n');
      for (const [n, line] of own.entries()) if (n) across(own[n - 1]!, line, hide, under);
    },
    across: (_, { cells }, under) =>
      void hideIn(
        cells.flatMap(({ segments }) => segments),
        hide,
        { under },
      ),
  });
  end();
  for (const together of prose)
    hideIn(
      together.flatMap(({ line }, n) => (n ? [LINE_END, ...line] : line)),
      hide,
    );
  for (const { marked, cells } of prose.flat())
    for (const { from, to } of acrossCells(cells.map((text, column) => ({ column, text }))))
      hideIn(marked.slice(from, to + 1).flat(), hide);
  return new Set(prose.flat().map(({ line }) => line));
}

const LINE_END: Segment = { text: '\n' };

/** The text of a page letter by letter; what is put in place of several stands in the first. */
function markedOf(
  letters: readonly PageLetter[],
  width: number,
  remove: (letter: PageLetter, by: string) => void,
): Marked[] {
  const { text, from } = textOf(letters, width);
  const marked: Marked[] = [];
  for (let at = 0; at < text.length; ) {
    const letter = from[at];
    let end = at + 1;
    while (end < text.length && letter && from[end] === letter) end += 1;
    marked.push({ text: text.slice(at, end), letter, ...(letter && { put: (by: string) => remove(letter, by) }) });
    at = end;
  }
  return marked;
}

const told = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

const parted = (segments: readonly Marked[], by: string): Marked[][] => {
  const parts: Marked[][] = [[]];
  for (const segment of segments)
    if (segment.text === by) parts.push([]);
    else parts.at(-1)!.push(segment);
  return parts;
};
const linesOf = (segments: readonly Marked[]) =>
  parted(segments, '\n').map((line) => line.map((one) => (one.text === CELL_LINE ? { ...one, text: '\n' } : one)));
const cellsOf = (line: readonly Marked[]) => parted(line, '\t');

/** A number that goes on in the next line, or on the next page. */
function across(upper: readonly Marked[], lower: readonly Marked[], hide: Hide, under?: string): void {
  if (!acrossParagraphs(told(upper), told(lower))) return;
  const bare = (segments: readonly Marked[]) => segments.filter(({ text }) => text.trim());
  const edge = told(bare(upper)).length;
  hideIn([...bare(upper), ...bare(lower)], hide, {
    ...(under && { under }),
    only: ({ from, to }) => from < edge && to > edge,
  });
}

const joined = (before: PendingPage, page: PendingPage, hide: Hide): void =>
  across(before.lines.at(-1) ?? [], page.lines[0] ?? [], hide);
