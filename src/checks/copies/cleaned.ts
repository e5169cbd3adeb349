import { Unreadable } from '../../platform/reading/index.ts';
import { insideOf } from '../inside/index.ts';
import { kindOf } from '../inside/kind-of.ts';
import { cleanOdf } from './office/clean-odf.ts';
import { cleanOffice } from './office/clean-office.ts';
import { copyPdf } from './pdf/copy-pdf.ts';
import { cleanPicture } from './plain/clean-picture.ts';
import type { Copy } from './shapes.ts';

const OTHER = '这种文件不能生成清理后的副本，请改用 Word、Excel、PowerPoint、PDF、ODT 或者图片（.jpg、.png）';
/** A larger one is not copied, in bytes. */
const MOST = 100 * 1024 * 1024;

/** The same file without what it carries besides its content: properties, comments, changes that were kept track of (as
 *  accepted), hidden text, rows, columns and sheets, thumbnails, what photographs tell, files in it, paths. It is read
 *  again before it is given out: what is still there is told. Whatever the bytes, it answers. */
export async function cleanedCopy(bytes: Buffer, name: string): Promise<Copy> {
  return refusing(async () => {
    const removed = new Set<string>();
    const copy = await cleaned(bytes, name, (what) => void removed.add(what));
    const { oddities } = await insideOf(copy, name);
    const left = oddities.map(({ place, message }) => `${place}：${message}`);
    return { ok: true, bytes: copy, removed: [...removed], left: [...new Set(left)] };
  });
}

/** @throws Unreadable where no copy can be made */
async function cleaned(bytes: Buffer, name: string, note: (what: string) => void): Promise<Buffer> {
  const kind = await kindOf(bytes, name);
  if (kind === 'docx' || kind === 'xlsx' || kind === 'pptx') return (await cleanOffice(bytes, kind, note)).write();
  if (kind === 'odf') return (await cleanOdf(bytes, note)).write();
  if (kind === 'pdf') return copyPdf(bytes, { note });
  if (kind === 'jpg' || kind === 'png') return cleanPicture(bytes, note)!;
  throw new Unreadable(OTHER);
}

/** What goes wrong with a file of others is a sentence. */
export async function refusing(make: () => Promise<Copy>, bytes?: Buffer): Promise<Copy> {
  try {
    if (bytes && bytes.length > MOST) return { ok: false, message: `文件超过 ${MOST / 1048576} MB，不能生成副本` };
    return await make();
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message };
    return { ok: false, message: '文件的内容已经损坏或者写法特殊，不能生成副本，请另存之后再试' };
  }
}
