import { Unreadable } from '../../platform/reading/index.ts';
import { type Bounds, USUAL, WHY } from './bounds.ts';
import type { Eyes } from './eyes.ts';
import { Full, Gathering, type ReadInner } from './gathering.ts';
import { type FileKind, kindOf } from './kind-of.ts';
import type { Inside } from './shapes.ts';

/** What is in a file: texts with their places, what it carries besides, and what could not be read. Whatever the bytes,
 *  it answers. It takes time and memory for large files: beside the server it is asked for by `fileReader`.
 *  @param name with its ending, which decides only between kinds of texts
 *  @param bounds where they differ from the usual @param eyes what reads pictures; left out: they are told as unread */
export async function insideOf(
  bytes: Buffer,
  name: string,
  bounds: Partial<Bounds> = {},
  eyes?: Eyes,
): Promise<Inside> {
  const gather = Gathering.within({ ...USUAL, ...bounds }, eyes);
  try {
    await gather.tries('', () => readAny(bytes, name, gather));
  } catch (error) {
    if (!(error instanceof Full)) throw error;
  }
  return gather.found;
}

const readAny: ReadInner = async (bytes, name, gather) => {
  if (!bytes.length) return gather.miss('', WHY.empty);
  if (bytes.length > gather.bounds.bytes)
    return gather.miss('', `超过 ${Math.round(gather.bounds.bytes / 1048576)} MB，没有检查`);
  const before = gather.found;
  const counts = [before.pieces.length, before.unread.length];
  const kind = await kindOf(bytes, name);
  await READERS[kind](bytes, name, gather);
  const { pieces, unread } = gather.found;
  if (!PICTURES.has(kind) && pieces.length === counts[0] && unread.length === counts[1])
    gather.miss('', '没有读出任何文字，需人工查看');
};

/** What is too small to hold text is none the less read whole. */
const PICTURES: ReadonlySet<FileKind> = new Set(['jpg', 'png', 'picture']);

const refuse =
  (reason: string): ReadInner =>
  async () => {
    throw new Unreadable(reason);
  };

/** Each reader is loaded when the first file of its kind comes. */
const READERS: Readonly<Record<FileKind, ReadInner>> = {
  docx: async (bytes, _, gather) => (await import('./office/office.ts')).readOffice(bytes, 'docx', gather, readAny),
  xlsx: async (bytes, _, gather) => (await import('./office/office.ts')).readOffice(bytes, 'xlsx', gather, readAny),
  pptx: async (bytes, _, gather) => (await import('./office/office.ts')).readOffice(bytes, 'pptx', gather, readAny),
  odf: async (bytes, _, gather) => (await import('./office/odf.ts')).readOdf(bytes, gather, readAny),
  ofd: async (bytes, _, gather) => (await import('./office/ofd.ts')).readOfd(bytes, gather, readAny),
  zip: async (bytes, _, gather) => (await import('./plain/zip.ts')).readZip(bytes, gather, readAny),
  doc: async (bytes, _, gather) => (await import('./old/doc.ts')).readDoc(bytes, gather, readAny),
  xls: async (bytes, _, gather) => (await import('./old/xls.ts')).readXls(bytes, gather, readAny),
  ppt: refuse('是旧格式的演示文稿（.ppt），请另存为 .pptx 后再检查'),
  ole: async (bytes, _, gather) => (await import('./old/compound-parts.ts')).compoundParts(bytes, gather, readAny),
  locked: refuse(WHY.locked),
  pdf: async (bytes, name, gather) => (await import('./pdf/pdf.ts')).readPdf(bytes, name, gather, readAny),
  jpg: async (bytes, _, gather) => (await import('./pictures/picture.ts')).readPicture(bytes, gather),
  png: async (bytes, _, gather) => (await import('./pictures/picture.ts')).readPicture(bytes, gather),
  picture: async (bytes, _, gather) => (await import('./pictures/picture.ts')).readPicture(bytes, gather),
  rtf: refuse('是 RTF 文件，请另存为 .docx 后再检查'),
  mht: async (bytes, _, gather) => (await import('./plain/mht.ts')).readMht(bytes, gather, readAny),
  html: async (bytes, _, gather) => (await import('./plain/html.ts')).readHtml(bytes, gather),
  csv: async (bytes, _, gather) => (await import('./plain/text.ts')).readCsv(bytes, gather),
  text: async (bytes, _, gather) => (await import('./plain/text.ts')).readText(bytes, gather),
  archive: refuse('是 RAR、7z 等压缩包，请解开后逐个检查，或者改用 .zip 压缩'),
  program: refuse('是程序文件，没有检查'),
};
