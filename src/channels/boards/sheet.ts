import { type Outcome, ok } from '../../platform/outcome.ts';
import { facesForPdf, typesetPdf } from '../../platform/papers/index.ts';
import type { Paper } from '../contacts/tables.ts';
import { qrDrawing } from '../wechat/pictures/qr-picture.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { SHEET } from './sheet-text.ts';
import { titleLines } from './title-lines.ts';

/** One notice of a sheet. */
export interface SheetNotice {
  title: string;
  /** 发文字号; '': none */
  documentNumber: string;
  /** sanitised */
  bodyHtml: string;
  attachments: readonly string[];
  /** '2024年2月20日至2024年2月27日'; '': it has no term */
  term: string;
  /** 责任单位 */
  office: string;
  /** whole address of its page; '': it has none */
  address: string;
}

export interface Sheet {
  paper: Paper;
  /** '政务公开栏' */
  board: string;
  authority: string;
  /** 监督电话; '': none is set */
  telephone: string;
  isDemo: boolean;
  notices: readonly SheetNotice[];
}

/** Millimetres of A4, and how much larger A3 is set. */
const SIZES: Record<Paper, { width: number; height: number; scale: number }> = {
  A4: { width: 210, height: 297, scale: 1 },
  A3: { width: 297, height: 420, scale: Math.SQRT2 },
};
/** Points of the text, from large to small, for one notice that has the sheet to itself and for several that share it. */
const ALONE = [22, 19, 16];
const SHARED = [16, 14, 12.5, 11];
/** Millimetres between the margins of A4. */
const WIDE = 160;

export interface SetSheet {
  pdf: Buffer;
  pages: number;
  /** of each notice: on which pages it stands, and what of it the sheet cannot show */
  notices: { title: string; from: number; to: number; left: string[] }[];
}

/** Notices as a PDF for a board, in the largest type with which they take no more sheets than in the smallest.
 *  @returns a failure where the machine has no typesetter */
export async function setSheet(sheet: Sheet): Promise<Outcome<SetSheet>> {
  const sizes = sheet.notices.length > 1 ? SHARED : ALONE;
  const least = await setIn(sheet, sizes.at(-1)!);
  if (!least.ok) return least;
  for (const size of sizes.slice(0, -1)) {
    const set = await setIn(sheet, size);
    if (!set.ok || set.value.pages <= least.value.pages) return set;
  }
  return least;
}

async function setIn({ notices, isDemo, ...sheet }: Sheet, size: number): Promise<Outcome<SetSheet>> {
  const read = notices.map(({ bodyHtml }) => sheetBlocks(bodyHtml));
  const heading = Math.round(size * (notices.length > 1 ? 1.4 : 1.55));
  const set = await typesetPdf(SHEET, {
    ...SIZES[sheet.paper],
    ...(isDemo && { mark: '演示数据' }),
    size,
    heading,
    code: notices.length > 1 ? 21 : 28,
    title: notices.map(({ title }) => title).join('；'),
    board: sheet.board,
    authority: sheet.authority,
    foot: '到期撤下，请勿遮盖、撕毁',
    faces: facesForPdf,
    notices: notices.map((one, n) => ({
      title: titleLines(one.title, Math.floor(WIDE / (heading * POINT))),
      number: one.documentNumber,
      blocks: read[n]!.blocks,
      facts: factsOf(one, sheet.telephone),
      ...(one.address && { qr: qrDrawing(one.address)?.svg }),
    })),
  });
  if (!set.ok) return set;
  const told = set.value.told as { n: number; page: number }[];
  const pages = (n: number) => told.filter((one) => one.n === n).map(({ page }) => page);
  return ok({
    pdf: set.value.pdf,
    pages: Math.max(...told.map(({ page }) => page)),
    notices: notices.map(({ title, attachments }, n) => ({
      title,
      from: Math.min(...pages(n)),
      to: Math.max(...pages(n)),
      left: [...read[n]!.left, ...(attachments.length ? [`${attachments.length} 个附件只列名称，请读者扫码查看`] : [])],
    })),
  });
}

/** Millimetres. */
const POINT = 25.4 / 72;

function factsOf({ term, office, attachments }: SheetNotice, telephone: string): [string, string][] {
  const rows: [string, string][] = [
    ['附　　件', attachments.join('\n')],
    ['公 示 期', term],
    ['责任单位', office],
    ['监督电话', telephone],
  ];
  return rows.filter(([, text]) => text);
}
