import { openZip, Unreadable } from '../../platform/reading/index.ts';
import { openCompound } from '../../platform/reading/old/compound.ts';
import { MOST_PARTS, WHY } from './bounds.ts';

export type FileKind =
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odf'
  | 'ofd'
  | 'zip'
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'ole'
  | 'locked'
  | 'pdf'
  | 'jpg'
  | 'png'
  | 'picture'
  | 'rtf'
  | 'mht'
  | 'html'
  | 'csv'
  | 'text'
  | 'archive'
  | 'program';

const begins = (bytes: Buffer, ...marks: string[]) =>
  marks.some((mark) => bytes.subarray(0, mark.length).toString('latin1') === mark);

const ZIPS: readonly [RegExp, FileKind][] = [
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^xl\/workbook\.xml$/, 'xlsx'],
  [/^ppt\/presentation\.xml$/, 'pptx'],
  [/^OFD\.xml$/, 'ofd'],
];

/** What a file is, by its content; of texts by the name. @throws Unreadable where a zip is damaged */
export async function kindOf(bytes: Buffer, name: string): Promise<FileKind> {
  if (begins(bytes, 'PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008')) return kindOfZip(bytes);
  if (begins(bytes, '\u00d0\u00cf\u0011\u00e0')) return kindOfCompound(bytes);
  if (begins(bytes, '\u00ff\u00d8\u00ff')) return 'jpg';
  if (begins(bytes, '\u0089PNG\r\n')) return 'png';
  if (begins(bytes, 'GIF8', 'II*\0', 'MM\0*', 'BM', 'RIFF') || bytes.subarray(4, 8).toString('latin1') === 'ftyp')
    return 'picture';
  if (begins(bytes, '{\\rtf')) return 'rtf';
  if (begins(bytes, 'Rar!', "7z\u00bc\u00af'\u001c", '\u001f\u008b', '\u00fd7zXZ', 'BZh')) return 'archive';
  if (begins(bytes, 'MZ', '\u007fELF')) return 'program';
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  return kindOfText(bytes, name);
}

async function kindOfZip(bytes: Buffer): Promise<FileKind> {
  const limits = { unpacked: 1 << 20, parts: MOST_PARTS, tooBig: WHY.tooBig, broken: WHY.broken };
  const zip = await openZip(bytes, limits);
  const found = ZIPS.find(([like]) => zip.names.some((name) => like.test(name)));
  if (found) return found[1];
  if (zip.names.includes('xl/workbook.bin'))
    throw new Unreadable('是二进制格式的工作簿（.xlsb），请在 Excel 或 WPS 中另存为 .xlsx 后再检查');
  return zip.names.includes('content.xml') ? 'odf' : 'zip';
}

function kindOfCompound(bytes: Buffer): FileKind {
  const has = openCompound(bytes, WHY.broken);
  if (has('EncryptedPackage')) return 'locked';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') ?? has('Book')) return 'xls';
  return has('PowerPoint Document') ? 'ppt' : 'ole';
}

function kindOfText(bytes: Buffer, name: string): FileKind {
  const head = bytes.subarray(0, 2000).toString('latin1').replaceAll('\0', '');
  if (/^[\w-]+:/.test(head) && /^MIME-Version:/im.test(head)) return 'mht';
  if (/^[^<]{0,200}<(?:!doctype html|html|head|meta|body|div|p|table|h[1-6]|\?xml|svg|!--)\b/i.test(head))
    return 'html';
  return /\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'text';
}
