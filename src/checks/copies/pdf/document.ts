import { Unreadable } from '../../../platform/reading/index.ts';
import { unpacked } from './filters.ts';
import { dictOf, Lexer } from './lexer.ts';
import { type Dict, isDict, nameIn, Ref, Stream, type Value, Word, written } from './values.ts';

const BROKEN = 'PDF 已经损坏或者不完整，不能生成副本';
const LOCKED = 'PDF 设有密码或者限制，不能生成副本，请取消密码后再试';
const MOST_OBJECTS = 500_000;
const OBJECT = /(\d{1,10})[\0\t\n\f\r ]{1,20}\d{1,5}[\0\t\n\f\r ]{1,20}obj(?![a-z])/g;
const PAGES_DEEP = 60;

/** The objects of a PDF as they stand last, to be changed and written anew: what nothing leads to, and every state before,
 *  is not written. Objects are found where they stand, whatever the table of them says. ISO 32000-1 7.5 */
export class PdfDocument {
  readonly objects = new Map<number, Value>();
  private trailer: Dict = new Map();

  /** @throws Unreadable with a sentence */
  constructor(bytes: Buffer) {
    const text = bytes.toString('latin1');
    OBJECT.lastIndex = 0;
    for (let found = OBJECT.exec(text); found; found = OBJECT.exec(text)) {
      const lexer = new Lexer(bytes, OBJECT.lastIndex);
      const value = this.objectAt(lexer, bytes, text);
      OBJECT.lastIndex = lexer.at;
      if (value === undefined) continue;
      this.keep(Number(found[1]), value);
    }
    for (let at = text.indexOf('trailer'); at >= 0; at = text.indexOf('trailer', at + 7)) this.trailerAt(bytes, at + 7);
    if (this.trailer.has('Encrypt')) throw new Unreadable(LOCKED);
    if (!isDict(this.get(this.trailer.get('Root')))) throw new Unreadable(BROKEN);
  }

  get root(): Dict {
    return this.get(this.trailer.get('Root')) as Dict;
  }

  /** What a value is, where it stands elsewhere too. */
  get = (value: Value | undefined): Value => {
    let found = value ?? null;
    for (let steps = 0; found instanceof Ref && steps < 20; steps += 1) found = this.objects.get(found.number) ?? null;
    return found instanceof Ref ? null : found;
  };

  dict(value: Value | undefined): Dict | undefined {
    return dictOf(this.get(value));
  }

  /** Adds an object. */
  add(value: Value): Ref {
    const number = Math.max(0, ...[...this.objects.keys()].slice(-1), this.last) + 1;
    this.last = number;
    this.objects.set(number, value);
    return new Ref(number);
  }
  private last = 0;

  /** The pages in order, each with what it takes from those above it. @throws Unreadable */
  pages(): Dict[] {
    const pages: Dict[] = [];
    const seen = new Set<Dict>();
    const visit = (value: Value | undefined, above: Dict, depth: number): void => {
      const node = this.get(value);
      if (!isDict(node) || seen.has(node)) return;
      if (depth > PAGES_DEEP || pages.length > 20_000) throw new Unreadable(BROKEN);
      seen.add(node);
      const own: Dict = new Map([...above, ...node]);
      const kids = this.get(node.get('Kids'));
      if (Array.isArray(kids)) {
        const given = new Map([...own].filter(([key]) => ['Resources', 'MediaBox', 'CropBox', 'Rotate'].includes(key)));
        for (const kid of kids) visit(kid, given, depth + 1);
        return;
      }
      for (const [key, one] of above) if (!node.has(key)) node.set(key, one);
      pages.push(node);
    };
    visit(this.root.get('Pages'), new Map(), 0);
    return pages;
  }

  /** What a stream holds. @throws Unreadable */
  unpacked = (stream: Stream): Buffer => unpacked(stream, this.get);

  /** The file, of what can be reached. */
  write(): Buffer {
    const numbers = new Map<number, number>();
    const order: number[] = [];
    const renumbered = (value: Value): Value => {
      if (value instanceof Ref) {
        if (!this.objects.has(value.number)) return null;
        if (!numbers.has(value.number)) {
          numbers.set(value.number, numbers.size + 1);
          order.push(value.number);
        }
        return new Ref(numbers.get(value.number)!);
      }
      if (Array.isArray(value)) return value.map(renumbered);
      if (isDict(value)) return new Map([...value].map(([key, one]) => [key, renumbered(one)]));
      return value;
    };
    const root = renumbered(this.trailer.get('Root')!);
    const pieces = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
    let length = pieces[0]!.length;
    const offsets: number[] = [];
    for (let n = 0; n < order.length; n += 1) {
      const value = this.objects.get(order[n]!)!;
      const stream = value instanceof Stream ? value : undefined;
      if (stream) stream.dict.set('Length', stream.bytes.length);
      const head = `${n + 1} 0 obj\n${written(renumbered(stream ? stream.dict : value))}`;
      const body = stream ? [Buffer.from('\nstream\n'), stream.bytes, Buffer.from('\nendstream')] : [];
      const whole = Buffer.concat([Buffer.from(head, 'latin1'), ...body, Buffer.from('\nendobj\n')]);
      offsets.push(length);
      length += whole.length;
      pieces.push(whole);
    }
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = order.length + 1;
    const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size} /Root ${written(root)}>>\nstartxref\n${length}\n%%EOF\n`;
    return Buffer.concat([...pieces, Buffer.from(end)]);
  }

  /** @returns undefined: what stands there is no object */
  private objectAt(lexer: Lexer, bytes: Buffer, text: string): Value | undefined {
    let value: Value;
    try {
      value = lexer.value();
    } catch {
      return undefined;
    }
    if (value instanceof Word) return undefined;
    if (!isDict(value)) return value;
    const behind = lexer.at;
    lexer.skip();
    if (text.slice(lexer.at, lexer.at + 6) !== 'stream') {
      lexer.at = behind;
      return value;
    }
    let from = lexer.at + 6;
    if (bytes[from] === 13) from += 1;
    if (bytes[from] === 10) from += 1;
    const told = this.get(value.get('Length'));
    const told_ =
      typeof told === 'number' && /^[\r\n ]{0,3}endstream/.test(text.slice(from + told, from + told + 14))
        ? from + told
        : undefined;
    let to = told_ ?? text.indexOf('endstream', from);
    if (to < 0) to = bytes.length;
    lexer.at = to + (to < bytes.length ? 9 : 0);
    if (told_ === undefined) {
      if (bytes[to - 1] === 10) to -= 1;
      if (bytes[to - 1] === 13) to -= 1;
    }
    return new Stream(value, Buffer.from(bytes.subarray(from, to)));
  }

  private keep(number: number, value: Value): void {
    if (this.objects.size > MOST_OBJECTS) throw new Unreadable(BROKEN);
    const type = value instanceof Stream ? nameIn(value.dict.get('Type')) : undefined;
    if (type === 'XRef') this.told((value as Stream).dict);
    else if (type === 'ObjStm') this.packedObjects(value as Stream);
    else this.set(number, value);
  }

  private set(number: number, value: Value): void {
    this.objects.delete(number);
    this.objects.set(number, value);
    this.last = Math.max(this.last, number);
  }

  /** Objects that are packed in a stream. 7.5.7 */
  private packedObjects(stream: Stream): void {
    if (this.trailer.has('Encrypt')) throw new Unreadable(LOCKED);
    const [count, first] = ['N', 'First'].map((key) => Number(this.get(stream.dict.get(key)) ?? 0));
    const data = this.unpacked(stream);
    const head = new Lexer(data);
    const places = Array.from({ length: Math.min(count!, MOST_OBJECTS) }, () =>
      head.ended ? undefined : ([head.value(), head.value()] as const),
    );
    for (const place of places) {
      if (!place) return;
      const [number, offset] = place;
      if (typeof number === 'number' && typeof offset === 'number' && first! + offset < data.length)
        this.set(number, new Lexer(data, first! + offset).value());
    }
  }

  private trailerAt(bytes: Buffer, at: number): void {
    try {
      const dict = new Lexer(bytes, at).value();
      if (isDict(dict)) this.told(dict);
    } catch {}
  }

  /** Later words count, but for what they leave out. */
  private told(dict: Dict): void {
    for (const key of ['Root', 'Encrypt']) if (dict.has(key)) this.trailer.set(key, dict.get(key)!);
  }
}
