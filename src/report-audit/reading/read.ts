import { Unreadable } from '../../platform/reading/index.ts';
import { type Block, LIMITS, type Limits, OtherKind, type Reader } from './blocks.ts';
import { insideOf, PARTS } from './inside.ts';
import type { Eyes } from './scans/eyes.ts';
import { isCsv } from './sheets/is-csv.ts';

/** Each reader is loaded when the first file of its kind comes. */
const readDocx: Reader = async (...file) => (await import('./docx.ts')).readDocx(...file);
const readDoc: Reader = async (...file) => (await import('./doc.ts')).readDoc(...file);
const readXlsx: Reader = async (...file) => (await import('./sheets/xlsx.ts')).readXlsx(...file);
const readXls: Reader = async (...file) => (await import('./sheets/xls.ts')).readXls(...file);
const readOdf: Reader = async (...file) => (await import('./odf.ts')).readOdf(...file);
const readMht: Reader = async (...file) => (await import('./mht.ts')).readMht(...file);
const readPdf: Reader = async (...file) => (await import('./pdf/index.ts')).readPdf(...file);
const readPicture: Reader = async (...file) => (await import('./scans/picture.ts')).readPicture(...file);
const readHtml: Reader = async (...file) => (await import('./html.ts')).readHtml(...file);
const readCsv: Reader = async (...file) => (await import('./sheets/csv.ts')).readCsv(...file);
const readText: Reader = async (...file) => (await import('./text.ts')).readText(...file);

interface Format {
  /** by its content, whatever the file's name says. @param inside names of what it holds, where it holds files */
  is(head: string, inside: readonly string[]): boolean;
  read: Reader;
  /** as the page names it; left out: not offered */
  name?: string;
  /** endings of its files, as people are told */
  endings?: readonly string[];
  /** more that may be chosen: read as well, or refused with how to mend it */
  also?: readonly string[];
}

const startsWith = (mark: string) => (head: string) => head.startsWith(mark);
const holds = (part: RegExp) => (_: string, inside: readonly string[]) => inside.some((name) => part.test(name));

// some programs write a line before the mark
const isPdf = (head: string) => head.slice(0, 1024).includes('%PDF-');
const isPicture = (head: string) => head.startsWith('\u0089PNG\r\n') || head.startsWith('\u00ff\u00d8\u00ff');
const TIFF = '这是 TIFF 图片，请另存为 PDF、.jpg 或 .png 后再试';
const isHtml = (head: string) =>
  /^[^<]{0,200}<(?:!doctype html|html|head|meta|body|div|p|table|h[1-6]|\?xml)\b/i.test(head);
const isMht = (head: string) => {
  const [headers = ''] = head.split(/\r?\n\r?\n/);
  return /^[\w-]+:/.test(headers) && /^MIME-Version:/im.test(headers);
};

/** The formats, in the order in which a file is tried and in which people read of them. */
const READERS: readonly Format[] = [
  { is: holds(PARTS.docx), read: readDocx, name: 'Word（.docx）', endings: ['.docx'] },
  { is: holds(PARTS.xlsx), read: readXlsx, name: 'Excel（.xlsx）', endings: ['.xlsx'] },
  { is: holds(PARTS.odf), read: readOdf, name: 'ODF（.odt、.ods）', endings: ['.odt', '.ods'] },
  { is: holds(PARTS.ofd), read: refuse('这是 OFD 文件，请在阅读软件中另存为 PDF，或者上传 Word 文档') },
  { is: holds(PARTS.pptx), read: refuse('这是演示文稿，不是年度报告，请上传 Word 文档') },
  { is: startsWith('PK\u0003\u0004'), read: refuse('压缩包里还有压缩包，请全部解开后再体检') },
  { is: startsWith('PK\u0005\u0006'), read: refuse('压缩包是空的') },
  {
    is: holds(/^(?:Workbook|Book)$/),
    read: readXls,
    name: 'Excel 97—2003（.xls）',
    endings: ['.xls'],
    also: ['.et'],
  },
  { is: holds(/^EncryptedPackage$/), read: refuse('文件设有打开密码，请取消密码后再试') },
  { is: holds(/^PowerPoint Document$/), read: refuse('这是演示文稿，不是年度报告，请上传 Word 文档') },
  { is: holds(/^WordDocument$/), read: readDoc, name: 'Word 97—2003（.doc）', endings: ['.doc'], also: ['.wps'] },
  {
    is: startsWith('\u00d0\u00cf\u0011\u00e0'),
    read: refuse('这是旧格式的文件或加了密码的文件，请在 Word 或 WPS 中另存为 .docx 后再试'),
  },
  { is: startsWith('{\\rtf'), read: refuse('这是 RTF 文件，请在 Word 或 WPS 中另存为 .docx 后再试'), also: ['.rtf'] },
  { is: startsWith('Rar!'), read: refuse('这是 RAR 压缩包，请解开后上传，或者改用 .zip 压缩') },
  { is: startsWith("7z\u00bc\u00af'\u001c"), read: refuse('这是 7z 压缩包，请解开后上传，或者改用 .zip 压缩') },
  {
    is: (head) => /<\?mso-application progid="Excel\.|<(?:\w+:)?Workbook\b/.test(head),
    read: refuse('这是 XML 格式的表格，请在 Excel 或 WPS 中另存为 .xlsx 后再试'),
  },
  {
    is: (head) => /<\?mso-application progid="Word\.|<(?:w:wordDocument|pkg:package)\b/.test(head),
    read: refuse('这是 XML 格式的 Word 文档，请在 Word 或 WPS 中另存为 .docx 后再试'),
  },
  {
    is: (head) => /<office:document\b/.test(head),
    read: refuse('这是单个 XML 文件的 ODF 文档，请在 LibreOffice 或 WPS 中另存为 .docx 或 .xlsx 后再试'),
  },
  { is: isMht, read: readMht, name: '网页存档', endings: ['.mht'], also: ['.mhtml'] },
  { is: (head) => isHtml(head) && !isPdf(head), read: readHtml, name: '网页', endings: ['.html'], also: ['.htm'] },
  { is: isPdf, read: readPdf, name: 'PDF', endings: ['.pdf'] },
  { is: isPicture, read: readPicture, name: '扫描图片', endings: ['.png', '.jpg'], also: ['.jpeg'] },
  { is: startsWith('II*'), read: refuse(TIFF), also: ['.tif', '.tiff'] },
  { is: startsWith('MM*'), read: refuse(TIFF) },
  { is: isCsv, read: readCsv, name: 'CSV', endings: ['.csv'] },
  { is: () => true, read: readText, name: '文本', endings: ['.txt', '.md'] },
];

const endings = READERS.flatMap((one) => one.endings ?? []);
/** For the upload: names of the formats, and the endings that may be chosen, those of archives too. */
export const OFFERED = {
  names: READERS.flatMap(({ name }) => name ?? []).join('、'),
  accept: [...READERS.flatMap((one) => [...(one.endings ?? []), ...(one.also ?? [])]), '.zip'].join(','),
};
const PLEASE = `请上传 ${endings.slice(0, -1).join('、')} 或 ${endings.at(-1)} 文件`;

function refuse(sentence: string): Reader {
  return async () => {
    throw new Unreadable(sentence);
  };
}

async function formatOf(bytes: Uint8Array): Promise<Format> {
  const head = Buffer.from(bytes.subarray(0, 2000))
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(ÿþ|þÿ|ï»¿)/, '');
  const inside = await insideOf(bytes);
  return READERS.find(({ is }) => is(head, inside))!;
}

/** Blocks of a report in any of the formats that offices publish.
 *  @param tell takes what of the file was left out, a sentence each @throws Unreadable */
export async function readBlocks(
  bytes: Uint8Array,
  limits: Limits = LIMITS,
  tell: (note: string) => void = () => {},
  eyes?: Eyes,
): Promise<Block[]> {
  if (bytes.length === 0) throw new Unreadable('文件是空的');
  if (bytes.length > limits.bytes) throw new Unreadable(`文件超过 ${limits.bytes / 1048576} MB，请压缩图片后再试`);
  const { read } = await formatOf(bytes);
  return read(bytes, limits, tell, eyes).catch((error: unknown) => {
    throw error instanceof OtherKind ? new Unreadable(`${error.message}，${PLEASE}`) : error;
  });
}

/** What to say of a file whose name tells another format than it has; undefined: it does not. @throws Unreadable */
export async function misnamed(bytes: Uint8Array, file: string): Promise<string | undefined> {
  const ending = /\.[a-z]{1,5}$/i.exec(file)?.[0].toLowerCase();
  const { name, endings: own = [], also = [] } = await formatOf(bytes);
  if (!ending || !name || [...own, ...also].includes(ending)) return undefined;
  const known = READERS.some((one) => one.endings?.includes(ending) || one.also?.includes(ending));
  return known ? `文件名以“${ending}”结尾，内容却是${name}，已按${name}读出` : undefined;
}
