/** Values of a PDF. ISO 32000-1 7.3 */
export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
/** An object by its number. */
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
/** An operator, or another word that is no value. */
export class Word {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}
export type Dict = Map<string, Value>;
export class Stream {
  readonly dict: Dict;
  bytes: Buffer;
  constructor(dict: Dict, bytes: Buffer) {
    this.dict = dict;
    this.bytes = bytes;
  }
}
/** A buffer is a string. */
export type Value = null | boolean | number | Buffer | Name | Ref | Word | Stream | Dict | Value[];

export const isDict = (value: unknown): value is Dict => value instanceof Map;
export const nameIn = (value: unknown): string | undefined => (value instanceof Name ? value.name : undefined);

/** Text of a string: UTF-16 or UTF-8 by its mark, else a letter for each byte. 7.9.2.2 */
export function textOf(string: Buffer): string {
  if (string[0] === 0xfe && string[1] === 0xff)
    return Buffer.from(string.subarray(2, string.length & ~1))
      .swap16()
      .toString('utf16le');
  if (string[0] === 0xef && string[1] === 0xbb && string[2] === 0xbf) return string.subarray(3).toString('utf8');
  return string.toString('latin1');
}

export const stringOf = (text: string): Buffer =>
  Buffer.concat([Buffer.from('feff', 'hex'), Buffer.from(text, 'utf16le').swap16()]);

const PLAIN = /^[A-Za-z0-9_.+\-*]+$/;
const nameWritten = (name: string): string =>
  PLAIN.test(name)
    ? `/${name}`
    : `/${[...Buffer.from(name, 'latin1')].map((byte) => (PLAIN.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`)).join('')}`;

/** A value as it stands in a file; a stream only by its words. */
export function written(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? String(value)
      : value
          .toFixed(6)
          .replace(/0{1,6}$/, '')
          .replace(/\.$/, '');
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (value instanceof Name) return nameWritten(value.name);
  if (value instanceof Ref) return `${value.number} 0 R`;
  if (value instanceof Word) return value.word;
  if (value instanceof Stream) return written(value.dict);
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  return `<<${[...value].map(([key, one]) => `${nameWritten(key)} ${written(one)}`).join(' ')}>>`;
}
