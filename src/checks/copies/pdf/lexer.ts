import { Unreadable } from '../../../platform/reading/index.ts';
import { type Dict, isDict, Name, Ref, type Value, Word } from './values.ts';

const BROKEN = 'PDF 的内容已经损坏，不能生成副本';
const DEEPEST = 200;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const ENDS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads values out of bytes, one behind the other: of a file, or of what a page does. ISO 32000-1 7.2, 7.3 */
export class Lexer {
  at: number;
  private readonly bytes: Buffer;
  private depth = 0;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  get ended(): boolean {
    this.skip();
    return this.at >= this.bytes.length;
  }

  /** The next value or word; an object by number (`5 0 R`) is one. @throws Unreadable where there is none */
  value(): Value {
    this.skip();
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Unreadable(BROKEN);
    const sign = String.fromCharCode(byte);
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (sign === '<') return this.bytes[this.at + 1] === 0x3c ? this.dict() : this.hex();
    if (sign === '[') return this.list();
    if (/[\d+\-.]/.test(sign)) return this.number();
    return this.word();
  }

  skip(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25)
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
      else if (byte !== undefined && SPACE.has(byte)) this.at += 1;
      else return;
    }
  }

  private regular(): string {
    const from = this.at;
    while (this.at < this.bytes.length && !SPACE.has(this.bytes[this.at]!) && !ENDS.has(this.bytes[this.at]!))
      this.at += 1;
    return this.bytes.toString('latin1', from, this.at);
  }

  private name(): Name {
    this.at += 1;
    return new Name(
      this.regular().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  private number(): Value {
    const text = this.regular();
    const number = Number.parseFloat(text);
    if (/^\d{1,8}$/.test(text)) {
      const behind = /^[\0\t\n\f\r ]{1,20}\d{1,5}[\0\t\n\f\r ]{1,20}R(?![A-Za-z0-9])/.exec(
        this.bytes.toString('latin1', this.at, this.at + 50),
      );
      if (behind) {
        this.at += behind[0].length;
        return new Ref(number);
      }
    }
    return Number.isNaN(number) ? 0 : number;
  }

  private word(): Value {
    const word = this.regular();
    // a closing sign that nothing opened
    if (!word) this.at += 1;
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : new Word(word);
  }

  private literal(): Buffer {
    const bytes: number[] = [];
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x28) {
        open += 1;
        if (open === 1) continue;
      } else if (byte === 0x29) {
        open -= 1;
        if (open === 0) {
          this.at += 1;
          return Buffer.from(bytes);
        }
      } else if (byte === 0x5c) {
        this.escaped(bytes);
        continue;
      }
      bytes.push(byte);
    }
    throw new Unreadable(BROKEN);
  }

  private escaped(bytes: number[]): void {
    this.at += 1;
    const sign = String.fromCharCode(this.bytes[this.at] ?? 0);
    const digits = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (digits) {
      bytes.push(Number.parseInt(digits, 8) & 0xff);
      this.at += digits.length - 1;
    } else if (sign === '\r') {
      if (this.bytes[this.at + 1] === 10) this.at += 1;
    } else if (sign !== '\n') bytes.push(ESCAPES[sign] ?? sign.charCodeAt(0));
  }

  private hex(): Buffer {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new Unreadable(BROKEN);
    const digits = this.bytes.toString('latin1', this.at + 1, end).replace(/[^0-9a-f]/gi, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
  }

  private list(): Value[] {
    this.at += 1;
    return this.within(() => {
      const values: Value[] = [];
      for (;;) {
        this.skip();
        if (this.bytes[this.at] === 0x5d) {
          this.at += 1;
          return values;
        }
        values.push(this.value());
      }
    });
  }

  private dict(): Dict {
    this.at += 2;
    return this.within(() => {
      const dict: Dict = new Map();
      for (;;) {
        this.skip();
        if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) {
          this.at += 2;
          return dict;
        }
        const key = this.value();
        if (key instanceof Name) dict.set(key.name, this.value());
      }
    });
  }

  private within<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Unreadable(BROKEN);
    const found = read();
    this.depth -= 1;
    return found;
  }
}

/** What an object is: a dictionary, or that of a stream. */
export const dictOf = (value: unknown): Dict | undefined =>
  isDict(value) ? value : value && typeof value === 'object' && 'dict' in value ? (value.dict as Dict) : undefined;
