import { inflateSync } from 'node:zlib';
import { decodeText, Unreadable } from '../../../platform/reading/index.ts';
import { piecesOfFile } from '../../../platform/scans/index.ts';
import { WHY } from '../bounds.ts';
import type { Gathering } from '../gathering.ts';
import { tellPicture } from './seen.ts';
import { jpegSegments, pngChunks } from './structure.ts';
import { tell, tellExif, tellIptc, tellXmp } from './tell.ts';

/** A picture smaller than this, in pixels, holds no text that anybody reads. */
const SMALL = { wide: 120, high: 30 };
/** Bytes behind a picture's end that are more than filling. */
const FILLING = 64;
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const XMP_MORE = 'http://ns.adobe.com/xmp/extension/\0';

/** Reads what a picture carries besides what it shows; what is written in it is told as unread. @throws Unreadable */
export async function readPicture(bytes: Buffer, gather: Gathering): Promise<void> {
  const start = bytes.subarray(0, 12).toString('latin1');
  const isJpeg = start.startsWith('\u00ff\u00d8');
  const size = isJpeg
    ? jpeg(bytes, gather)
    : start.startsWith('\u0089PNG')
      ? png(bytes, gather)
      : other(bytes, start, gather);
  if (size && (size.width < SMALL.wide || size.height < SMALL.high)) return;
  if (isJpeg || start.startsWith('\u0089PNG'))
    await tellPicture(gather, { place: '', reason: WHY.picture }, async () => ({ pieces: await piecesOfFile(bytes) }));
  else gather.miss('', `${WHY.picture}，另存为 .jpg 或 .png 后可以识别`);
}

type Size = { width: number; height: number } | undefined;

function jpeg(bytes: Buffer, gather: Gathering): Size {
  const { segments, end, size } = jpegSegments(bytes);
  const after = (data: Buffer, mark: string) => data.subarray(Buffer.byteLength(mark, 'latin1'));
  const is = (data: Buffer, mark: string) => data.subarray(0, mark.length).toString('latin1') === mark;
  for (const { marker, data } of segments) {
    if (marker === 0xe1 && is(data, 'Exif\0')) tellExif(gather, data.subarray(6));
    else if (marker === 0xe1 && is(data, XMP)) tellXmp(gather, after(data, XMP));
    else if (marker === 0xe1 && is(data, XMP_MORE)) tellXmp(gather, after(data, XMP_MORE).subarray(40));
    else if (marker === 0xed) photoshop(data, gather);
    else if (marker === 0xfe) tell(gather, '注释', data.toString('utf8'), '图片里有注释');
  }
  behind(bytes, end, gather);
  return size;
}

const IPTC = Buffer.from('3842494d0404', 'hex');

/** Resources of Photoshop in a segment: the one of number 0x0404 is IPTC. It has a name, of even length with the byte that
 *  tells it, and its size in four bytes, of which any may be one that begins a record. */
function photoshop(data: Buffer, gather: Gathering): void {
  const at = data.indexOf(IPTC);
  if (at < 0) return;
  const name = at + IPTC.length;
  const size = name + 1 + (data[name] ?? 0) + (((data[name] ?? 0) + 1) % 2);
  tellIptc(gather, data.subarray(size + 4));
}

function png(bytes: Buffer, gather: Gathering): Size {
  const { chunks, end } = pngChunks(bytes);
  for (const { type, data } of chunks) {
    if (type === 'eXIf') tellExif(gather, data);
    else if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') pngText(type, data, gather);
  }
  behind(bytes, end, gather);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  return head && head.length >= 8 ? { width: head.readUInt32BE(0), height: head.readUInt32BE(4) } : undefined;
}

/** A text that hangs on a picture: a keyword, and behind it the text, perhaps packed. PNG 11.3.3 */
function pngText(type: string, data: Buffer, gather: Gathering): void {
  const at = data.indexOf(0);
  if (at < 0) return;
  const keyword = data.subarray(0, at).toString('latin1');
  let text = data.subarray(at + 1);
  let packed = type === 'zTXt';
  if (type === 'zTXt') text = text.subarray(1);
  else if (type === 'iTXt') {
    packed = text[0] === 1;
    const language = text.indexOf(0, 2);
    text = text.subarray(text.indexOf(0, language + 1) + 1);
  }
  try {
    const plain = packed ? inflateSync(text, { maxOutputLength: 4_000_000 }) : text;
    if (keyword.startsWith('XML:com.adobe.xmp')) tellXmp(gather, plain);
    else tell(gather, keyword, decodeText(plain) ?? plain.toString('latin1'), '图片里有附带的文字');
  } catch {
    gather.miss(`图片信息：${keyword}`, WHY.broken);
  }
}

/** Some cameras hang a film behind a photograph; people hang whatever they like. */
function behind(bytes: Buffer, end: number | undefined, gather: Gathering): void {
  const rest = end === undefined ? 0 : bytes.length - end;
  if (rest <= FILLING) return;
  const message = `图片后面还接着 ${Math.ceil(rest / 1024)} KB 的其他数据（如动态照片的视频）`;
  gather.odd('meta.embedded', '图片之后', { message, removable: true });
  gather.miss('图片之后', '图片后面接着的数据没有检查');
}

function other(bytes: Buffer, start: string, gather: Gathering): Size {
  if (start.startsWith('II*') || start.startsWith('MM')) tellExif(gather, bytes);
  else if (start.startsWith('RIFF') && start.endsWith('WEBP')) webp(bytes, gather);
  else if (start.startsWith('GIF8')) {
    if (bytes.length < 10) throw new Unreadable(WHY.broken);
    gif(bytes, gather);
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  } else if (/^.{4}ftyp/s.test(start)) gather.miss('', '是手机照片或视频格式，其中的拍摄信息没有检查，请另存为 .jpg');
  return undefined;
}

/** RFC 9649 2.3 */
function webp(bytes: Buffer, gather: Gathering): void {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF')
      tellExif(gather, data.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? data.subarray(6) : data);
    else if (type === 'XMP ') tellXmp(gather, data);
    at += 8 + length + (length & 1);
  }
}

/** Comments stand in extensions of their own, in blocks of up to 255 bytes. GIF89a, 24 */
function gif(bytes: Buffer, gather: Gathering): void {
  for (let at = bytes.indexOf('21fe', 0, 'hex'); at >= 0; at = bytes.indexOf('21fe', at + 2, 'hex')) {
    const pieces: Buffer[] = [];
    let block = at + 2;
    for (let size = bytes[block] ?? 0; size > 0 && pieces.length < 1000; size = bytes[block] ?? 0) {
      pieces.push(bytes.subarray(block + 1, block + 1 + size));
      block += size + 1;
    }
    const text = Buffer.concat(pieces).toString('utf8');
    // the two bytes may stand in the picture itself
    if (text && !/[\p{Cc}\ufffd]/u.test(text.trim())) tell(gather, '注释', text, '图片里有注释');
  }
}
