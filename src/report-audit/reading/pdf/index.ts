import { openPdfFile, type PdfFile, Unreadable } from '../../../platform/reading/index.ts';
import { draw } from '../../../platform/reading/pdf-page/draw.ts';
import { openPage } from '../../../platform/reading/pdf-page/pages.ts';
import type { PageDrawing } from '../../../platform/reading/pdf-page/shapes.ts';
import { MOST_PIXELS, picturePage } from '../../../platform/scans/index.ts';
import type { Block, Reader } from '../blocks.ts';
import { type Eyes, look, Scanned } from '../scans/eyes.ts';
import { assemble } from './assemble.ts';
import { isScan, picturesOf } from './pictures.ts';

/** No report takes longer; a file that does is a mistake or an attack. Milliseconds. */
const LONGEST = 10_000;

const DAMAGED = '这份 PDF 已损坏或不完整，无法打开。请重新导出后再试，或改用 Word、网页格式。';
const SAYS = {
  locked: '这份 PDF 设有打开密码，无法读取。请去掉密码后再试。',
  broken: DAMAGED,
  tooMuch: '这份 PDF 的页面过于复杂，无法读取。请改用 Word 或网页格式的年度报告。',
};
const NO_TEXT = '这份 PDF 没有文字，可能是扫描件。请上传 Word 或网页格式的年度报告，或可以复制文字的 PDF。';
const NO_MEANING = '这份 PDF 的文字没有编码信息，无法识别。请改用 Word 或网页格式的年度报告。';

/** Reads a PDF that has text: tables from the lines drawn (or, where none are, from how the text stands), everything
 *  else as paragraphs; page numbers and running titles left out. @throws Unreadable */
export const readPdf: Reader = async (bytes, limits, _tell, eyes) => {
  const pdf = await openPdfFile(bytes, SAYS);
  try {
    if (pdf.numPages > limits.pages)
      throw new Unreadable(`这份 PDF 有 ${pdf.numPages} 页，超过 ${limits.pages} 页的上限，不像是年度报告。`);
    const pages = await drawPages(pdf, limits.characters);
    const seen = eyes ? await lookAt(pages, bytes, eyes) : pages;
    if (isScan(seen)) throw new Scanned(NO_TEXT, seen.length);
    refuseUnreadable(seen.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join(''));
    return bounded(assemble(seen), limits);
  } finally {
    await pdf.destroy();
  }
};

async function drawPages(pdf: PdfFile, characters: number): Promise<PageDrawing[]> {
  const started = performance.now();
  const pages: PageDrawing[] = [];
  let left = characters;
  for (let number = 1; number <= pdf.numPages; number++) {
    const { steps, view, size } = await openPage(pdf, number, SAYS);
    const page = draw(steps, view, { size, tooMuch: SAYS.tooMuch });
    pages.push(page);
    left -= page.glyphs.length;
    if (left < 0) throw new Unreadable('这份 PDF 的文字太多，不像是年度报告。');
    if (performance.now() - started > LONGEST)
      throw new Unreadable('这份 PDF 太大，10 秒内没有读完。请改用 Word 或网页格式。');
  }
  return pages;
}

/** The pages, with what their pictures show in place of them. A picture that cannot be unpacked stays one. */
async function lookAt(pages: PageDrawing[], bytes: Uint8Array, eyes: Eyes): Promise<PageDrawing[]> {
  const pictured = pages.filter((page) => picturesOf(page).length > 0).length;
  if (pictured === 0) return pages;
  const pdf = await openPdfFile(bytes, SAYS, MOST_PIXELS);
  const seen: PageDrawing[] = [];
  let done = 0;
  try {
    for (const [at, page] of pages.entries()) {
      const picture = picturesOf(page).length > 0 ? await picturePage(pdf, at + 1) : undefined;
      if (picturesOf(page).length > 0) eyes.tell(done++, pictured);
      if (!picture) seen.push(page);
      else {
        const { glyphs, rules } = await look(eyes, picture, at + 1);
        seen.push({ ...page, glyphs: [...page.glyphs, ...glyphs], rules: [...page.rules, ...rules], pictures: [] });
      }
    }
    eyes.tell(pictured, pictured);
    return seen;
  } finally {
    await pdf.destroy();
  }
}

/** A scan has no letters; letters of a font without names for them mean nothing. @throws Unreadable */
function refuseUnreadable(text: string): void {
  const seen = text.replace(/\s/g, '');
  if (seen === '') throw new Unreadable(NO_TEXT);
  const nameless = seen.replace(/[^\p{Co}\p{Cn}\ufffd]/gu, '').length;
  if (nameless > seen.length * 0.3) throw new Unreadable(NO_MEANING);
}

function bounded(blocks: Block[], limits: { blocks: number; cells: number }): Block[] {
  const cells = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.flat().length : 0), 0);
  if (blocks.length > limits.blocks || cells > limits.cells)
    throw new Unreadable('这份 PDF 的表格或段落太多，不像是年度报告。');
  return blocks;
}
