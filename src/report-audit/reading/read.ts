import { Unreadable } from '../../platform/reading/index.ts';
import { type Block, LIMITS, type Limits, type Reader } from './blocks.ts';

const startsWith = (mark: string) => (head: string) => head.startsWith(mark);

/** Each reader is loaded when the first file of its kind comes. */
const readDocx: Reader = async (...file) => (await import('./docx.ts')).readDocx(...file);
const readPdf: Reader = async (...file) => (await import('./pdf/index.ts')).readPdf(...file);
const readHtml: Reader = async (...file) => (await import('./html.ts')).readHtml(...file);
const readText: Reader = async (...file) => (await import('./text.ts')).readText(...file);

/** How a file is told by its content, whatever its name says. */
const READERS: readonly [is: (head: string) => boolean, read: Reader][] = [
  [startsWith('PK\u0003\u0004'), readDocx],
  [
    startsWith('\u00d0\u00cf\u0011\u00e0'),
    refuse('这是旧格式（.doc 或 .wps）或加了密码的文件，请在 Word 或 WPS 中另存为 .docx 后再试'),
  ],
  [startsWith('{\\rtf'), refuse('这是 RTF 文件，请在 Word 或 WPS 中另存为 .docx 后再试')],
  // some programs write a line before the mark
  [(head) => head.slice(0, 1024).includes('%PDF-'), readPdf],
  [(head) => /^[^<]{0,200}<(?:!doctype html|html|head|meta|body|div|p|table|h[1-6]|\?xml)\b/i.test(head), readHtml],
  [() => true, readText],
];

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
  const [, read] = READERS.find(([is]) => is(head))!;
  return read(bytes, limits);
}
