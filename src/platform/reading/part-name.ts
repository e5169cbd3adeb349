import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';

/** Info-ZIP's field for a name in UTF-8: a version, the CRC-32 of the plain name, the name. APPNOTE 4.6.9 */
const UNICODE_PATH = 0x7075;
/** The flag that says that a name is UTF-8. APPNOTE 4.4.4 */
const IS_UTF8 = 0x800;

/** The name of a part of a zip, with '/' between folders. Programs of Chinese Windows write GBK and say nothing, those of
 *  macOS UTF-8 and say nothing either. */
export function partName({
  fileNameRaw: raw,
  generalPurposeBitFlag: flags,
  extraFields,
}: Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>): string {
  const told = extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  const name = told && told.length > 5 && told.readUInt32LE(1) === crc32(raw) ? told.subarray(5) : raw;
  return textOf(name, name !== raw || (flags & IS_UTF8) !== 0).replaceAll('\\', '/');
}

function textOf(raw: Buffer, isUtf8: boolean): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    // pairs of bytes that are Latin, Greek or Cyrillic letters in UTF-8 are characters in GBK (小)
    const strange = /[\u0080-\u07ff]/.test(text) && !/[\u0800-\uffff]/.test(text);
    if (isUtf8 || !strange) return text;
  } catch {}
  return new TextDecoder('gb18030').decode(raw);
}
