import { decodeText } from '../../../platform/reading/index.ts';
import type { Gathering } from '../gathering.ts';
import { readExif } from './tiff.ts';

/** What a picture carries besides what it shows. */
export function tell(gather: Gathering, label: string, text: string, message: string): void {
  if (!text.trim()) return;
  gather.piece(`图片信息：${label}`, text, 'property');
  gather.odd('meta.exif', `图片信息：${label}`, { text, message, removable: true });
}

/** @param bytes a TIFF structure */
export function tellExif(gather: Gathering, bytes: Buffer): void {
  const { told, where, thumbnail, xmp, iptc } = readExif(bytes);
  for (const [label, text] of told) tell(gather, label, text, `照片记着${label}`);
  if (where) tell(gather, '拍摄地点', where, '照片记着拍摄地点的经纬度');
  if (thumbnail) {
    const message = '照片带有缩略图，显示的可能是修改之前的内容';
    gather.odd('meta.thumbnail', '图片信息：缩略图', { message, removable: true });
  }
  if (xmp) tellXmp(gather, xmp);
  if (iptc) tellIptc(gather, iptc);
}

/** What the elements and attributes of XMP say: ISO 16684-1. Read as a text, for much of it is no sound markup. */
export function tellXmp(gather: Gathering, bytes: Buffer, check: 'meta.exif' | 'meta.properties' = 'meta.exif'): void {
  const text = bytes.subarray(0, 2_000_000).toString('utf8');
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/[\w-]{1,40}:([\w-]{1,60})="([^"<]{1,2000})"/g))
    if (!/^(?:about|parseType|resource|lang|xmptk|x|rdf|\w*(?:ID|Date))$/.test(name) && !value.startsWith('http'))
      found.set(name, value);
  for (const [, name = '', inner = ''] of text.matchAll(/<[\w-]{1,40}:([\w-]{1,60})[^<>]{0,300}>([^<]{1,2000})</g))
    if (!/^\s*$/.test(inner) && !/(?:ID|Date)$/.test(name)) found.set(name, `${found.get(name) ?? ''} ${inner}`.trim());
  for (const [name, value] of found) {
    const label = NAMED[name];
    const words = unescaped(value);
    // a document says what made it, and in which language it is
    const plain = check === 'meta.properties' && (name === 'CreatorTool' || /^[a-z]{2}(?:-[A-Z]{2})?$/.test(words));
    gather.piece(`扩展信息：${label ?? name}`, words, 'property');
    if (label && !plain)
      gather.odd(check, `扩展信息：${label}`, {
        text: words,
        message: `文件里的扩展信息记着${label}`,
        removable: true,
      });
  }
}

/** In lists the words stand in `li`. */
const NAMED: Readonly<Record<string, string>> = {
  li: '作者、标题或关键词',
  creator: '作者',
  Author: '作者',
  title: '标题',
  description: '说明',
  CreatorTool: '软件',
  GPSLatitude: '拍摄地点',
  GPSLongitude: '拍摄地点',
  Model: '设备型号',
  SerialNumber: '机身序列号',
  OwnerName: '设备所有者',
  City: '城市',
  Headline: '标题',
  Company: '单位',
  Keywords: '关键词',
};
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => SIGNS[name]!);

const DATA_SETS: Readonly<Record<number, string>> = {
  5: '标题',
  25: '关键词',
  80: '作者',
  85: '作者职务',
  90: '城市',
  92: '地点',
  105: '标题',
  110: '提供者',
  115: '来源',
  116: '版权',
  120: '说明',
  122: '说明的作者',
};

/** IPTC-IIM 1.6, 2: data sets one behind the other. */
export function tellIptc(gather: Gathering, bytes: Buffer): void {
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length && bytes[at] === 0x1c; ) {
    const length = bytes.readUInt16BE(at + 3);
    const label = bytes[at + 1] === 2 ? DATA_SETS[bytes[at + 2]!] : undefined;
    if (label) tell(gather, label, decodeText(bytes.subarray(at + 5, at + 5 + length)) ?? '', `照片记着${label}`);
    at += 5 + length;
  }
}
