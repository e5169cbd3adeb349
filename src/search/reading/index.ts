import { encodingOf, kinds, openZip, Unreadable } from '../../platform/reading/index.ts';
import { BOUNDS, BROKEN, Collector, type FileText, TOO_BIG } from './bounds.ts';
import { docxText } from './docx.ts';
import { pdfText } from './pdf.ts';
import { xlsxText } from './xlsx.ts';

const OLD = '旧格式（.doc、.xls、.wps 等）或者设有密码的文件';

type Reader = (bytes: Buffer) => Promise<FileText>;

const inZip =
  (read: (zip: Awaited<ReturnType<typeof openZip>>) => Promise<FileText>): Reader =>
  async (bytes) =>
    read(await openZip(bytes, { unpacked: BOUNDS.unpacked, parts: BOUNDS.parts, tooBig: TOO_BIG, broken: BROKEN }));

const plainText: Reader = async (bytes) => {
  const encoding = encodingOf(bytes.subarray(0, 64 * 1024));
  if (!encoding) throw new Unreadable(BROKEN);
  const text = new Collector();
  text.add(new TextDecoder(encoding).decode(bytes));
  return text.done();
};

/** By the media type under which a file is kept, which is that of its content. */
const READERS: Readonly<Record<string, Reader>> = {
  [kinds.docx]: inZip(docxText),
  [kinds.xlsx]: inZip(xlsxText),
  [kinds.pdf]: pdfText,
  [kinds.csv]: plainText,
  [kinds.text]: plainText,
};
const REFUSED: Readonly<Record<string, string>> = {
  [kinds.cfb]: OLD,
  [kinds.ofd]: 'OFD 文件',
  [kinds.zip]: '压缩包',
  [kinds.pptx]: '演示文稿',
};

/** Why files of a kind are not read; undefined: they are. */
export function notRead(mediaType: string): string | undefined {
  const [bare = ''] = mediaType.split(';');
  if (bare in READERS) return undefined;
  return REFUSED[bare] ?? (bare.startsWith('image/') ? '图片' : '这种格式');
}

/** Text of a file that was attached to what is published, within bounds. @throws Unreadable why its text cannot be
 *  searched, as a few words */
export async function textOfFile(bytes: Buffer, mediaType: string): Promise<FileText> {
  const refused = notRead(mediaType);
  if (refused) throw new Unreadable(refused);
  if (bytes.length === 0) throw new Unreadable('文件是空的');
  if (bytes.length > BOUNDS.bytes) throw new Unreadable(TOO_BIG);
  const read = await READERS[mediaType.split(';')[0]!]!(bytes);
  if (!read.text) throw new Unreadable('文件中没有文字');
  return read;
}
