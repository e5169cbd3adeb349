import { openZip } from '../../platform/reading/index.ts';

/** How a file that holds others begins: a zip (also an empty one), a compound file ([MS-CFB]). */
const ZIPS = ['504b0304', '504b0506'].map((hex) => Buffer.from(hex, 'hex'));
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const begins = (bytes: Uint8Array, mark: Buffer) => mark.equals(bytes.subarray(0, mark.length));
export const isZip = (bytes: Uint8Array): boolean => ZIPS.some((mark) => begins(bytes, mark));
const isCompound = (bytes: Uint8Array): boolean => begins(bytes, COMPOUND);

/** Documents that are zips, by a part that every one of its kind has. ODF 1.3 part 2, GB/T 33190-2016 § 7 */
export const PARTS = {
  docx: /^word\/document\d*\.xml$/,
  xlsx: /^xl\/workbook\.(?:xml|bin)$/,
  pptx: /^ppt\/presentation\.xml$/,
  odf: /^content\.xml$/,
  ofd: /^OFD\.xml$/,
} as const;

/** Whether a zip with such parts is no document but holds files. */
export const isArchive = (names: readonly string[]): boolean =>
  !names.some((name) => name === '[Content_Types].xml' || Object.values(PARTS).some((part) => part.test(name)));

/** Streams by which compound files say what they are. */
const STREAMS = ['WordDocument', 'Workbook', 'Book', 'EncryptedPackage', 'PowerPoint Document'] as const;

const BROKEN = '文件已经损坏，无法打开，请重新保存（压缩包请重新压缩）后再试';
/** Only the directory is read. */
const BOUNDS = { unpacked: 0, parts: 10_000, tooBig: BROKEN, broken: BROKEN };

/** Names of what a file holds: parts of a zip, the first of the streams that tell what a compound file is; none for
 *  other files. @throws Unreadable */
export async function insideOf(bytes: Uint8Array): Promise<readonly string[]> {
  if (isZip(bytes)) return (await openZip(bytes, BOUNDS)).names;
  if (!isCompound(bytes)) return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // what is embedded in a document has streams of its own further on
  const found = STREAMS.map((name) => ({ name, at: buffer.indexOf(Buffer.from(`${name}\0`, 'utf16le')) }));
  return found
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .slice(0, 1)
    .map(({ name }) => name);
}
