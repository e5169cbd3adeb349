import { writeZip } from '../../platform/files/write-zip.ts';
import { openZip, Unreadable } from '../../platform/reading/index.ts';
import { insideOf } from '../inside/index.ts';
import { kindOf } from '../inside/kind-of.ts';
import { cellLooks } from '../inside/office/sheet-styles.ts';
import { refusing } from './cleaned.ts';
import { cleanOdf, maskOdf } from './office/clean-odf.ts';
import { cleanOffice } from './office/clean-office.ts';
import { hideInMarkup } from './office/mask-markup.ts';
import { maskWorkbook } from './office/mask-workbook.ts';
import { treesOf } from './office/package.ts';
import { copyPdf } from './pdf/copy-pdf.ts';
import { maskCsv, maskText } from './plain/mask-text.ts';
import { changes } from './segments.ts';
import type { Copy, Hide } from './shapes.ts';

const OTHER = '这种文件不能生成遮盖后的副本，请改用 Word、Excel、PowerPoint、PDF、CSV 或者文本文件';
/** Places that are named. */
const NAMED = 5;

/** The same file, cleaned as `cleanedCopy` does, in which stretches of text are replaced; how it looks stays. It is read
 *  again before it is given out: where anything would still be hidden, there is no copy. Whatever the bytes, it answers.
 *  @param hide a pure function of the text of a paragraph, a cell, a page, and what the cell's column says */
export async function maskedCopy(bytes: Buffer, name: string, hide: Hide): Promise<Copy> {
  return refusing(async () => {
    const removed = new Set<string>();
    const copy = await masked(bytes, name, { hide, note: (what) => void removed.add(what) });
    const { pieces, oddities, unread } = await insideOf(copy, name);
    const shown = [
      ...new Set(pieces.filter(({ text, under }) => changes(text, hide, under).length).map(({ place }) => place)),
    ];
    if (shown.length) {
      const more = shown.length > NAMED ? `等 ${shown.length} 处` : '';
      throw new Unreadable(`${shown.slice(0, NAMED).join('、')}${more}的内容无法遮盖，请在原文件中改好后重新上传`);
    }
    const left = [
      ...oddities.map(({ place, message }) => `${place}：${message}`),
      ...unread.map(({ place, reason }) => `${place}：${reason}`),
    ];
    return { ok: true, bytes: copy, removed: [...removed], left: [...new Set(left)] };
  });
}

interface How {
  hide: Hide;
  note: (what: string) => void;
}

/** @throws Unreadable where no copy can be made */
async function masked(bytes: Buffer, name: string, { hide, note }: How): Promise<Buffer> {
  const kind = await kindOf(bytes, name);
  if (kind === 'csv') return maskCsv(bytes, hide);
  if (kind === 'odf') {
    const pack = await cleanOdf(bytes, note);
    maskOdf(pack, hide);
    return pack.write();
  }
  if (kind === 'pdf') return copyPdf(bytes, { hide, note });
  if (kind === 'text') return maskText(bytes, hide);
  if (kind !== 'docx' && kind !== 'xlsx' && kind !== 'pptx') throw new Unreadable(OTHER);
  const pack = await cleanOffice(bytes, kind, note);
  if (kind === 'xlsx') {
    const zip = await openZip(writeZip(pack.parts), { unpacked: 1 << 28, parts: 20_000, tooBig: '', broken: '' });
    maskWorkbook(pack, await cellLooks(zip), hide);
  } else
    for (const [part, tree] of treesOf(pack, /\.(?:xml|vml|rels)$/))
      if (!part.startsWith('[Content')) hideInMarkup(tree, hide);
  return pack.write();
}
