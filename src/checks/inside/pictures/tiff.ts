import { decodeText } from '../../../platform/reading/index.ts';

/** An entry of a directory of a TIFF file, which is what EXIF is. TIFF 6.0 § 2, CIPA DC-008 */
interface Entry {
  tag: number;
  type: number;
  count: number;
  /** its bytes; fewer than there should be where the file is cut */
  value: Buffer;
}

export interface Exif {
  /** '设备型号' → 'X100' */
  told: Map<string, string>;
  /** '北纬 47.123456°，东经 130.123456°' */
  where: string | undefined;
  thumbnail: boolean;
  /** 1: as it stands */
  turned: number;
  xmp: Buffer | undefined;
  iptc: Buffer | undefined;
}

/** How a picture is turned: 2 to 8; undefined: not at all, or not told. */
export function orientationOf(bytes: Buffer): number | undefined {
  const { turned } = readExif(bytes);
  return turned >= 2 && turned <= 8 ? turned : undefined;
}

const TAGS: Readonly<Record<number, string>> = {
  270: '说明',
  271: '设备厂商',
  272: '设备型号',
  305: '软件',
  315: '作者',
  316: '电脑',
  33432: '版权',
  36867: '拍摄时间',
  37510: '用户注释',
  40091: '标题',
  40092: '备注',
  40093: '作者',
  40094: '关键词',
  40095: '主题',
  42016: '图片编号',
  42032: '设备所有者',
  42033: '机身序列号',
  42035: '镜头厂商',
  42036: '镜头型号',
  42037: '镜头序列号',
};
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const EXIF = 0x8769;
const GPS = 0x8825;
const ORIENTATION = 0x0112;
const XMP = 0x02bc;
const IPTC = 0x83bb;
const THUMBNAILS = [0x0201, 0x0111];
const MOST_ENTRIES = 1_000;
const MOST_DIRECTORIES = 20;

/** What EXIF tells; nothing where it is damaged beyond its head. */
export function readExif(bytes: Buffer): Exif {
  const found: Exif = {
    told: new Map(),
    where: undefined,
    thumbnail: false,
    turned: 1,
    xmp: undefined,
    iptc: undefined,
  };
  const little = bytes.subarray(0, 2).toString('latin1') === 'II';
  const word = (at: number) => (at + 2 > bytes.length ? 0 : little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (at + 4 > bytes.length ? 0 : little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const entriesAt = (at: number): { entries: Entry[]; next: number } => {
    const count = at > 0 ? Math.min(word(at), MOST_ENTRIES) : 0;
    const entries = Array.from({ length: count }, (_, n): Entry => {
      const place = at + 2 + n * 12;
      const [tag, type, length] = [word(place), word(place + 2), long(place + 4)];
      const size = (SIZES[type] ?? 1) * length;
      const from = size <= 4 ? place + 8 : long(place + 8);
      return { tag, type, count: length, value: bytes.subarray(from, from + size) };
    });
    return { entries, next: count ? long(at + 2 + count * 12) : 0 };
  };
  const number = ({ type, value }: Entry) => {
    if (type === 3) return value.length < 2 ? 0 : little ? value.readUInt16LE(0) : value.readUInt16BE(0);
    return value.length < 4 ? 0 : little ? value.readUInt32LE(0) : value.readUInt32BE(0);
  };
  const ratio = (value: Buffer, at: number) => {
    if (at + 8 > value.length) return 0;
    const [above, below] = little
      ? [value.readUInt32LE(at), value.readUInt32LE(at + 4)]
      : [value.readUInt32BE(at), value.readUInt32BE(at + 4)];
    return below ? above / below : 0;
  };
  const take = ({ entries }: { entries: Entry[] }, main: boolean) => {
    for (const entry of entries) {
      const label = TAGS[entry.tag];
      const text = label && textOf(entry);
      if (label && text && main) found.told.set(label, text);
      if (entry.tag === EXIF) take(entriesAt(number(entry)), main);
      else if (entry.tag === GPS) found.where ??= placeOf(entriesAt(number(entry)).entries, ratio);
      else if (entry.tag === ORIENTATION && main) found.turned = number(entry);
      else if (entry.tag === XMP) found.xmp ??= entry.value;
      else if (entry.tag === IPTC) found.iptc ??= entry.value;
      else if (THUMBNAILS.includes(entry.tag) && !main) found.thumbnail = true;
    }
  };
  let directory = entriesAt(long(4));
  const seen = new Set<number>([long(4)]);
  take(directory, true);
  while (directory.next && !seen.has(directory.next) && seen.size < MOST_DIRECTORIES) {
    seen.add(directory.next);
    directory = entriesAt(directory.next);
    take(directory, false);
  }
  return found;
}

function textOf({ tag, type, value }: Entry): string | undefined {
  if (type !== 1 && type !== 2 && type !== 7) return undefined;
  const bytes = value.subarray(0, 20_000);
  const text =
    tag >= 0x9c9b && tag <= 0x9c9f
      ? bytes.toString('utf16le')
      : tag === 0x9286
        ? commentOf(bytes)
        : (decodeText(withoutZeros(bytes)) ?? '');
  return text.replaceAll('\0', ' ').trim() || undefined;
}

const withoutZeros = (bytes: Buffer) => Buffer.from(bytes.filter((byte) => byte !== 0));

/** Its first eight bytes say in what it is written. */
function commentOf(bytes: Buffer): string {
  const rest = bytes.subarray(8);
  if (bytes.subarray(0, 7).toString('latin1') !== 'UNICODE') return decodeText(withoutZeros(rest)) ?? '';
  const swapped = rest.length > 1 && rest[0] === 0 ? Buffer.from(rest.subarray(0, rest.length & ~1)).swap16() : rest;
  return swapped.toString('utf16le');
}

function placeOf(entries: Entry[], ratio: (value: Buffer, at: number) => number): string | undefined {
  const value = (tag: number) => entries.find((entry) => entry.tag === tag)?.value;
  const degrees = (tag: number) => {
    const told = value(tag);
    return told && ratio(told, 0) + ratio(told, 8) / 60 + ratio(told, 16) / 3600;
  };
  const [north, east] = [degrees(2), degrees(4)];
  if (north === undefined || east === undefined || (north === 0 && east === 0)) return undefined;
  const [south, west] = [value(1)?.[0] === 0x53, value(3)?.[0] === 0x57];
  return `${south ? '南' : '北'}纬 ${north.toFixed(6)}°，${west ? '西' : '东'}经 ${east.toFixed(6)}°`;
}
