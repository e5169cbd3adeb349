import { Unreadable } from '../unreadable.ts';
import { openCompound } from './compound.ts';
import { none, type Properties, readProperties } from './doc-properties.ts';

/** Since Word 97. */
const FIRST_VERSION = 0xc1;
const PAGE = 512;

/** Sentences for the person who sent the file. */
interface Refusals {
  broken: string;
  locked: string;
  tooOld: string;
}

/** The text of a binary Word file ([MS-DOC]), letter by letter. */
interface DocText {
  /** letters of the main text; those of footnotes, headers, comments, boxes follow */
  length: number;
  /** letters of what follows, in the order in which it does: [MS-DOC] 2.5.4 */
  following: Readonly<Record<'footnotes' | 'headers' | 'comments' | 'endnotes' | 'boxes' | 'headerBoxes', number>>;
  /** The first letters, each with where it stands in the stream. */
  letters(length: number): Generator<{ text: string; place: number }>;
  /** How the letter looks that stands there. */
  lookAt(place: number): Properties;
  /** What the paragraph is like that it is in. */
  paragraphAt(place: number): Properties;
}

/** @throws Unreadable; RangeError where an offset leads out of the file */
export function openDoc(bytes: Uint8Array, { broken, locked, tooOld }: Refusals): DocText {
  const stream = openCompound(bytes, broken);
  const main = stream('WordDocument');
  if (main?.readUInt16LE(0) !== 0xa5ec) throw new Unreadable(broken);
  const flags = main.readUInt16LE(10);
  if (flags & 0x100) throw new Unreadable(locked);
  if (main.readUInt16LE(2) < FIRST_VERSION) throw new Unreadable(tooOld);
  const table = stream(flags & 0x200 ? '1Table' : '0Table');
  if (!table) throw new Unreadable(broken);
  const data = stream('Data');
  const at = (offset: number) =>
    table.subarray(main.readUInt32LE(offset), main.readUInt32LE(offset) + main.readUInt32LE(offset + 4));
  const looks = new Runs(main, at(0xfa), data, false);
  const paragraphs = new Runs(main, at(0x102), data, true);
  const count = (offset: number) => main.readUInt32LE(offset);
  return {
    length: count(0x4c),
    following: {
      footnotes: count(0x50),
      headers: count(0x54),
      comments: count(0x5c),
      endnotes: count(0x60),
      boxes: count(0x64),
      headerBoxes: count(0x68),
    },
    letters: (length) => lettersOf(main, at(0x1a2), { length, broken }),
    lookAt: (place) => looks.at(place),
    paragraphAt: (place) => paragraphs.at(place),
  };
}

/** The letters of the text in order, each with where it stands in the stream. Clx, PlcPcd: [MS-DOC] 2.9.38, 2.8.35 */
function* lettersOf(
  main: Buffer,
  clx: Buffer,
  { length, broken }: { length: number; broken: string },
): Generator<{ text: string; place: number }> {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new Unreadable(broken);
  const count = (clx.readUInt32LE(at + 1) - 4) / 12;
  const list = at + 5;
  const narrow = new TextDecoder('windows-1252');
  for (let n = 0; n < count; n += 1) {
    const from = clx.readUInt32LE(list + n * 4);
    const to = Math.min(length, clx.readUInt32LE(list + (n + 1) * 4));
    const told = clx.readUInt32LE(list + (count + 1) * 4 + n * 8 + 2);
    const isNarrow = (told & 0x40000000) !== 0;
    const size = isNarrow ? 1 : 2;
    const begin = isNarrow ? (told & 0x3fffffff) / 2 : told;
    const held = main.subarray(begin, begin + Math.max(0, to - from) * size);
    if (held.length < (to - from) * size) throw new Unreadable(broken);
    const text = isNarrow ? narrow.decode(held) : held.toString('utf16le');
    for (let i = 0; i < text.length; i += 1) yield { text: text[i]!, place: begin + i * size };
  }
}

/** Properties by where in the stream they hold: pages of runs. PlcBtePapx, PapxFkp, ChpxFkp: [MS-DOC] 2.8.6, 2.9.175 */
class Runs {
  private readonly runs: { from: number; to: number; properties: Properties }[] = [];
  private last = 0;

  constructor(main: Buffer, pages: Buffer, data: Buffer | undefined, ofParagraphs: boolean) {
    const count = Math.floor((pages.length - 4) / 8);
    for (let n = 0; n < count; n += 1) {
      const number = pages.readUInt32LE((count + 1) * 4 + n * 4) & 0x3fffff;
      this.page(main.subarray(number * PAGE, (number + 1) * PAGE), data, ofParagraphs);
    }
    this.runs.sort((a, b) => a.from - b.from);
  }

  private page(page: Buffer, data: Buffer | undefined, ofParagraphs: boolean): void {
    const count = page.readUInt8(PAGE - 1);
    for (let n = 0; n < count; n += 1) {
      const offset = page.readUInt8((count + 1) * 4 + n * (ofParagraphs ? 13 : 1)) * 2;
      const properties = offset === 0 ? none() : readProperties(listAt(page, offset, ofParagraphs), none());
      if (properties.elsewhere !== undefined && data) {
        const size = data.readUInt16LE(properties.elsewhere);
        readProperties(data.subarray(properties.elsewhere + 2, properties.elsewhere + 2 + size), properties);
      }
      this.runs.push({ from: page.readUInt32LE(n * 4), to: page.readUInt32LE((n + 1) * 4), properties });
    }
  }

  at(place: number): Properties {
    const holds = (run: { from: number; to: number } | undefined) => run && run.from <= place && place < run.to;
    if (holds(this.runs[this.last])) return this.runs[this.last]!.properties;
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle]!.to <= place) low = middle + 1;
      else high = middle;
    }
    this.last = low;
    return holds(this.runs[low]) ? this.runs[low]!.properties : none();
  }
}

/** A list of properties in a page: behind its length, for paragraphs in words and behind the number of a style. */
function listAt(page: Buffer, offset: number, ofParagraphs: boolean): Buffer {
  const size = page.readUInt8(offset);
  if (!ofParagraphs) return page.subarray(offset + 1, offset + 1 + size);
  const [begin, length] = size ? [offset + 1, size * 2 - 1] : [offset + 2, page.readUInt8(offset + 1) * 2];
  return page.subarray(begin + 2, begin + length);
}
