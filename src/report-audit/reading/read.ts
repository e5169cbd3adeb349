import { Unreadable } from '../../platform/reading/index.ts';
import { type Block, LIMITS, type Limits, OtherKind, type Reader } from './blocks.ts';

const startsWith = (mark: string) => (head: string) => head.startsWith(mark);

/** Each reader is loaded when the first file of its kind comes. */
const readDocx: Reader = async (...file) => (await import('./docx.ts')).readDocx(...file);
const readPdf: Reader = async (...file) => (await import('./pdf/index.ts')).readPdf(...file);
const readHtml: Reader = async (...file) => (await import('./html.ts')).readHtml(...file);
const readText: Reader = async (...file) => (await import('./text.ts')).readText(...file);

interface Format {
  /** by its content, whatever the file's name says */
  is(head: string): boolean;
  read: Reader;
  /** as the page names it; left out: not offered */
  name?: string;
  /** endings of its files, as people are told */
  endings?: readonly string[];
  /** more that may be chosen: read as well, or refused with how to mend it */
  also?: readonly string[];
}

// some programs write a line before the mark
const isPdf = (head: string) => head.slice(0, 1024).includes('%PDF-');
const isHtml = (head: string) =>
  /^[^<]{0,200}<(?:!doctype html|html|head|meta|body|div|p|table|h[1-6]|\?xml)\b/i.test(head);

/** The formats, in the order in which a file is tried and in which people read of them. */
const READERS: readonly Format[] = [
  { is: startsWith('PK\u0003\u0004'), read: readDocx, name: 'Word（.docx）', endings: ['.docx'] },
  {
    is: startsWith('\u00d0\u00cf\u0011\u00e0'),
    read: refuse('这是旧格式（.doc 或 .wps）或加了密码的文件，请在 Word 或 WPS 中另存为 .docx 后再试'),
    also: ['.doc'],
  },
  { is: startsWith('{\\rtf'), read: refuse('这是 RTF 文件，请在 Word 或 WPS 中另存为 .docx 后再试') },
  { is: (head) => isHtml(head) && !isPdf(head), read: readHtml, name: '网页', endings: ['.html'], also: ['.htm'] },
  { is: isPdf, read: readPdf, name: 'PDF', endings: ['.pdf'] },
  { is: () => true, read: readText, name: '文本', endings: ['.txt', '.md'] },
];

const endings = READERS.flatMap((one) => one.endings ?? []);
/** For the upload: names of the formats, and the endings that may be chosen. */
export const OFFERED = {
  names: READERS.flatMap(({ name }) => name ?? []).join('、'),
  accept: READERS.flatMap((one) => [...(one.endings ?? []), ...(one.also ?? [])]).join(','),
};
const PLEASE = `请上传 ${endings.slice(0, -1).join('、')} 或 ${endings.at(-1)} 文件`;

function refuse(sentence: string): Reader {
  return async () => {
    throw new Unreadable(sentence);
  };
}

/** Blocks of a report in any of the formats that offices publish. @throws Unreadable */
export async function readBlocks(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Block[]> {
  if (bytes.length === 0) throw new Unreadable('文件是空的');
  if (bytes.length > limits.bytes) throw new Unreadable(`文件超过 ${limits.bytes / 1048576} MB，请压缩图片后再试`);
  const head = Buffer.from(bytes.subarray(0, 2000))
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(ÿþ|þÿ|ï»¿)/, '');
  const { read } = READERS.find(({ is }) => is(head))!;
  return read(bytes, limits).catch((error: unknown) => {
    throw error instanceof OtherKind ? new Unreadable(`${error.message}，${PLEASE}`) : error;
  });
}
