import { openPdfFile, type PdfFile, Unreadable } from '../../../platform/reading/index.ts';
import { openPage } from '../../../platform/reading/pdf-page/pages.ts';
import { MOST_PIXELS, picturesOfPage } from '../../../platform/scans/index.ts';
import { acrossCells, Lines } from '../across.ts';
import { WHY } from '../bounds.ts';
import type { Gathering, ReadInner } from '../gathering.ts';
import { tellPicture } from '../pictures/seen.ts';
import type { Cell } from '../table.ts';
import { around } from './around.ts';
import { lettersOf, type PageLetter, type PageLetters, type Unseen } from './letters.ts';
import { CELL_LINE, textOf } from './lines.ts';
import { olderStates } from './states.ts';
import { tablesOf } from './tables.ts';

const SAYS = { locked: WHY.locked, broken: WHY.broken, tooMuch: '页面过于复杂，没有读完' };
/** A page of which pictures cover so much may hold text in them. */
const SCANNED = 0.3;
/** Letters of such a page that are seen: fewer make it a scan. */
const FEW = 30;

const WHY_UNSEEN: Readonly<Record<Unseen, string>> = {
  invisible: '有不显示的文字（可能是扫描件的识别结果）',
  white: '有白色的文字',
  covered: '有被图片或色块盖住的文字，复制就能看到',
  outside: '页面之外有文字',
  tiny: '有极小的文字',
  layer: '有关闭的图层，里面有文字',
};

/** Reads a PDF, page by page, with what it carries besides. @throws Unreadable where it cannot be opened */
export async function readPdf(bytes: Buffer, _name: string, gather: Gathering, inner: ReadInner): Promise<void> {
  const pdf = await openPdfFile(bytes, SAYS);
  // once more for its pictures, which else are not unpacked, when the first is to be read
  let pictured: Promise<PdfFile> | undefined;
  const pictures = () => {
    pictured ??= openPdfFile(bytes, SAYS, MOST_PIXELS);
    return pictured;
  };
  try {
    await gather.tries('文档属性', () => around(pdf, gather, inner));
    olderStates(bytes, gather);
    const lines = new Lines<number>();
    for (let number = 1; number <= pdf.numPages; number += 1) {
      if (number > gather.bounds.pages) {
        gather.miss(`第 ${number} 页起`, `超过 ${gather.bounds.pages} 页，没有检查`);
        break;
      }
      const place = `第 ${number} 页`;
      if (gather.passes(place) || gather.passes(beside(place))) continue;
      await gather.tries(place, async () => {
        const page = await pageOf(pdf, number);
        const how = pageTold(page, { number, lines }, gather);
        if (how) await pictureTold(pictures, number, how, gather);
      });
    }
    tellAcross(lines.end(), gather);
  } finally {
    await pdf.destroy();
    await (await pictured?.catch(() => undefined))?.destroy();
  }
}

/** The pictures of a page that has text besides. */
const beside = (place: string): string => `${place}的图片`;

/** @param pictures the file, opened so that its pictures are unpacked @param how whether the whole page is a picture */
async function pictureTold(
  pictures: () => Promise<PdfFile>,
  number: number,
  how: 'whole' | 'part',
  gather: Gathering,
): Promise<void> {
  const place = `第 ${number} 页`;
  const sight = async () => {
    const drawn = await picturesOfPage(await pictures(), number);
    if (!drawn) throw new Unreadable(CANNOT_BE_SEEN);
    return { pieces: [drawn.picture], cut: drawn.missed > 0, page: how === 'whole' };
  };
  const scan = { place, reason: '是扫描的图片，其中的文字没有识别' };
  await tellPicture(gather, how === 'whole' ? scan : { place: beside(place), reason: WHY.picture }, sight);
}

const CANNOT_BE_SEEN = '里面的图片无法打开，或者数量过多、尺寸过大，没有识别';

/** The letters of a page. @throws Unreadable */
export async function pageOf(pdf: PdfFile, number: number): Promise<PageLetters> {
  const { steps, view, size } = await openPage(pdf, number, SAYS);
  return lettersOf(steps, view, size);
}

function tellAcross(joined: ReturnType<Lines<number>['end']>, gather: Gathering): void {
  for (const { first, last, text, words } of joined)
    gather.piece(first === last ? `第 ${first} 页` : `第 ${first}—${last} 页`, text, 'text', words);
}

/** @param lines those of all pages, each named by its page @returns whether it has pictures that may hold text */
function pageTold(
  page: PageLetters,
  { number, lines }: { number: number; lines: Lines<number> },
  gather: Gathering,
): 'whole' | 'part' | undefined {
  const place = `第 ${number} 页`;
  if (page.cut) gather.miss(place, SAYS.tooMuch);
  const own = page.letters.filter(({ annotation }) => !annotation);
  const seen = own.filter(({ unseen }) => !unseen);
  const { text } = textOf(seen, page.width);
  const rows = text.split('\n').map((row) => {
    const line = row.replaceAll(CELL_LINE, '\n');
    return { line, cells: line.split('\t') };
  });
  const { prose, end } = tablesOf(rows, ({ cells }, n): Cell => ({ column: n + 1, text: cells[n]! }), {
    cell: (row, { column, text: cell }, under) => {
      const where = `${place}第 ${row} 行第 ${column} 栏`;
      gather.piece(where, cell, 'text', under);
      for (const joined of overLines(cell)) gather.piece(where, joined, 'text', under);
    },
    across: (row, { text: joined }, under) => gather.piece(`${place}第 ${row} 行`, joined, 'text', under),
  });
  for (const together of prose) gather.piece(place, together.map(({ line }) => line).join('\n'));
  end();
  for (const { cells } of prose.flat())
    for (const across of acrossCells(cells.map((cell, n) => ({ column: n, text: cell }))))
      gather.piece(place, across.text);
  const written = new Set(prose.flat());
  for (const row of rows) tellAcross(written.has(row) ? lines.next(number, row.line) : lines.end(), gather);
  unseenTold(own, place, gather);
  const marks = page.letters.filter(({ annotation }) => annotation);
  gather.piece(`${place}批注或表单`, inLines(marks), 'comment');
  if (text && isNameless(text)) gather.miss(place, '文字没有编码信息，读出的可能不是看到的');
  if (page.pictured > SCANNED && seen.filter((one) => one.text.trim()).length < FEW) return 'whole';
  return page.pictured > 0.05 ? 'part' : undefined;
}

/** Numbers that are cut by the ends of a narrow cell's lines: told by themselves, and as the cell reads in one line. */
function overLines(cell: string): string[] {
  const own = new Lines<number>();
  const told = cell.split('\n').flatMap((line, n) => own.next(n, line));
  const inOne = cell.replace(CUT, '');
  return [...[...told, ...own.end()].map(({ text }) => text), ...(inOne === cell ? [] : [inOne])];
}

/** The end of a line within a number or a word of letters, signs that part it, blanks and what nobody sees among them. */
const PIECE = '[\\p{N}\\p{P}\\p{S}A-Za-zＡ-Ｚａ-ｚ]';
const UNSEEN = '[\\p{Default_Ignorable_Code_Point} ]{0,4}';
const CUT = new RegExp(`(?<=${PIECE}${UNSEEN})\\n(?=${UNSEEN}${PIECE})`, 'gu');

const inLines = (letters: readonly PageLetter[]) => textOf(letters).text.replaceAll(CELL_LINE, '\n');

function unseenTold(letters: readonly PageLetter[], place: string, gather: Gathering): void {
  for (const [why, message] of Object.entries(WHY_UNSEEN)) {
    const text = inLines(letters.filter(({ unseen }) => unseen === why));
    if (!text.trim()) continue;
    gather.piece(place, text, 'hidden');
    gather.odd('meta.hidden', place, { text, message, removable: true });
  }
}

/** Whether letters have no names, so that they cannot be told. */
function isNameless(text: string): boolean {
  const seen = text.replace(/\s/g, '');
  return seen.replace(/[^\p{Co}\p{Cn}\ufffd]/gu, '').length > seen.length * 0.1;
}
