import { Unreadable } from '../unreadable.ts';

/** A record with those that go on with it: in a string that a record's end cuts, its letters begin anew with a byte that
 *  says how wide they are. [MS-XLS] 2.1.4, 2.5.293 */
export class XlsRecord {
  readonly type: number;
  private readonly parts: Buffer[];
  private part = 0;
  private at = 0;

  constructor(type: number, parts: Buffer[]) {
    this.type = type;
    this.parts = parts;
  }

  /** The first part, for records that never go on. */
  get data(): Buffer {
    return this.parts[0]!;
  }

  get ended(): boolean {
    this.turn();
    return this.part >= this.parts.length;
  }

  /** @throws RangeError where nothing is left */
  byte(): number {
    this.turn();
    const value = this.parts[this.part]?.readUInt8(this.at);
    if (value === undefined) throw new RangeError('record');
    this.at += 1;
    return value;
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return this.word() + this.word() * 0x10000;
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      this.turn();
      const rest = this.rest;
      if (rest === 0) throw new RangeError('record');
      const step = Math.min(left, rest);
      this.at += step;
      left -= step;
    }
  }

  /** So many letters, two bytes each or one. @param wide of those up to the end of the part */
  letters(count: number, wide: boolean): string {
    let text = '';
    let [left, isWide] = [count, wide];
    while (left > 0) {
      if (this.rest < (isWide ? 2 : 1)) {
        if (this.part + 1 >= this.parts.length) throw new RangeError('record');
        this.part += 1;
        this.at = 1;
        isWide = (this.parts[this.part]!.readUInt8(0) & 1) !== 0;
        continue;
      }
      const size = isWide ? 2 : 1;
      const step = Math.min(left, Math.floor(this.rest / size));
      const held = this.parts[this.part]!.subarray(this.at, this.at + step * size);
      text += held.toString(isWide ? 'utf16le' : 'latin1');
      this.at += step * size;
      left -= step;
    }
    return text;
  }

  /** Bytes up to the end of the part, `count` at most. */
  bytes(count: number): Buffer {
    const held = this.parts[this.part]?.subarray(this.at, this.at + count) ?? Buffer.alloc(0);
    this.at += held.length;
    return held;
  }

  private get rest(): number {
    return (this.parts[this.part]?.length ?? 0) - this.at;
  }

  private turn(): void {
    while (this.part < this.parts.length && this.rest <= 0) {
      this.part += 1;
      this.at = 0;
    }
  }
}

const CONTINUE = 0x3c;
/** No report has more. */
const MOST = 400_000;

/** The records of a stream from an offset on. @throws Unreadable with the sentence given, beyond what a report has */
export function* recordsOf(stream: Buffer, from: number, tooMuch: string): Generator<XlsRecord> {
  let at = from;
  for (let n = 0; at + 4 <= stream.length; n += 1) {
    if (n > MOST) throw new Unreadable(tooMuch);
    const type = stream.readUInt16LE(at);
    const parts: Buffer[] = [];
    do {
      const length = stream.readUInt16LE(at + 2);
      parts.push(stream.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    } while (at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE);
    yield new XlsRecord(type, parts);
  }
}
