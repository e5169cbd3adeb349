import { Unreadable } from '../../../platform/reading/index.ts';
import { MOST_PIXELS, picturePage } from '../../../platform/scans/index.ts';
import type { Block, Reader } from '../blocks.ts';
import { type Eyes, look, Scanned } from '../scans/eyes.ts';
import { assemble } from './assemble.ts';
import { draw } from './page/draw.ts';
import { type Document, openPage, openPdf } from './page/pages.ts';
import { isScan, picturesOf } from './page/pictures.ts';
import type { PageDrawing } from './page/shapes.ts';

/** No report takes longer; a file that does is a mistake or an attack. Milliseconds. */
const LONGEST = 10_000;

const NO_TEXT = '这份 PDF 没有文字，可能是扫描件。请上传 Word 或网页格式的年度报告，或可以复制文字的 PDF。';
const NO_MEANING = '这份 PDF 的文字没有编码信息，无法识别。请改用 Word 或网页格式的年度报告。';

/** Reads a PDF that has text: tables from the lines drawn (or, where none are, from how the text stands), everything
 *  else as paragraphs; page numbers and running titles left out. @throws Unreadable */
export const readPdf: Reader = async (bytes, limits, _tell, eyes) => {
  const pdf = await openPdf(bytes);
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

async function drawPages(pdf: Document, characters: number): Promise<PageDrawing[]> {
  const started = performance.now();
  const pages: PageDrawing[] = [];
  let left = characters;
  for (let number = 1; number <= pdf.numPages; number++) {
    const { steps, view, size } = await openPage(pdf, number);
    const page = draw(steps, view, size);
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
  const pdf = await openPdf(bytes, MOST_PIXELS);
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
