import { openPdfFile, type PdfFile, Unreadable } from '../../platform/reading/index.ts';
import { BOUNDS, BROKEN, Collector, type FileText, LOCKED } from './bounds.ts';

const SCAN = 'PDF 中没有文字，可能是扫描件';
const NAMELESS = 'PDF 的文字没有编码信息';

/** Text of a PDF, page by page. A line goes on in the next one where both are Chinese: lines end anywhere in a word.
 *  @throws Unreadable */
export async function pdfText(bytes: Uint8Array): Promise<FileText> {
  const pdf = await openPdfFile(bytes, { locked: LOCKED, broken: BROKEN });
  const text = new Collector();
  try {
    for (let number = 1; number <= pdf.numPages && !text.full; number++) {
      if (number > BOUNDS.pages) text.stop();
      else text.add(`${await pageText(pdf, number)}\n`);
    }
  } finally {
    await pdf.destroy();
  }
  const read = text.done();
  const seen = read.text.replace(/\s/g, '');
  if (!seen) throw new Unreadable(SCAN);
  if (seen.replace(/[^\p{Co}\p{Cn}\ufffd]/gu, '').length > seen.length * 0.3) throw new Unreadable(NAMELESS);
  return read;
}

/** A stretch of letters; a mark of content is none. */
interface Shown {
  str?: string;
  hasEOL?: boolean;
}

async function pageText(pdf: PdfFile, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const lines = items.map(({ str = '', hasEOL }: Shown) => (hasEOL ? `${str}\n` : str)).join('');
    return lines.replace(/(?<=\p{Script=Han}) ?\n ?(?=\p{Script=Han})/gu, '');
  } catch {
    throw new Unreadable(BROKEN);
  }
}
