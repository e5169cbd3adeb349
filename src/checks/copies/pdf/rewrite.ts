import { deflateSync } from 'node:zlib';
import { Unreadable } from '../../../platform/reading/index.ts';
import type { Step } from '../../../platform/reading/pdf-page/operations.ts';
import type { PdfDocument } from './document.ts';
import { Lexer } from './lexer.ts';
import { MASK_FONT, type Shown, shownAnew } from './shown.ts';
import { type Dict, Name, nameIn, Stream, type Value, Word } from './values.ts';

/** By the operation that shows them and their place in it: letters that go, and what stands in their place. */
export type Removals = ReadonlyMap<number, ReadonlyMap<number, string>>;

const DEEPEST = 12;
const SPECIAL = '的文字写法特殊，无法改写';
const SHOWS = new Set(['Tj', 'TJ', "'", '"']);

interface State {
  charSpacing: number;
  wordSpacing: number;
  size: number;
  font: string | undefined;
}

/** Writes what pages do anew, without letters that must go. A form from which letters went stands anew where it is
 *  painted, and what it was is emptied, wherever it may still lie. */
export class Rewriter {
  /** forms that were written anew, and those that are painted as they were */
  private readonly changed = new Set<Stream>();
  private readonly kept = new Set<Stream>();
  private readonly doc: PdfDocument;

  constructor(doc: PdfDocument) {
    this.doc = doc;
  }

  /** Letters are taken out of the strings that show them, and the way they took is left blank or filled with what stands
   *  in their place. The operations that show text stand in the same order as the reader of PDF tells them.
   *  @throws Unreadable where the two do not agree */
  page(page: Dict, { steps, removals, label }: { steps: readonly Step[]; removals: Removals; label: string }): void {
    const shown = steps.flatMap((step, n) =>
      step.does === 'letters' ? [{ ...step, font: fontBefore(steps, n) }] : [],
    );
    const own = shown.length - annotated(steps);
    const { done, count } = this.gone(page, { shown, removals, label });
    if (count !== own) throw new Unreadable(`${label}${SPECIAL}`);
    page.set('Contents', this.doc.add(packed(new Map(), done.bytes)));
    page.set('Resources', done.resources);
  }

  /** Once every page is written anew that has to be. @param others the other pages
   *  @throws Unreadable where one of them paints a form that is emptied */
  done(others: readonly { page: Dict; label: string }[]): void {
    if (!this.changed.size) return;
    for (const { page, label } of others) this.gone(page, { shown: [], removals: new Map(), label });
    for (const form of this.changed) {
      if (this.kept.has(form)) throw new Unreadable('PDF 的几页共用同一段文字，而只有一处需要改动，不能生成副本');
      form.bytes = Buffer.alloc(0);
      for (const key of ['Filter', 'DecodeParms', 'Resources']) form.dict.delete(key);
    }
  }

  private gone(page: Dict, given: Given): { done: Content; count: number } {
    const contents = this.doc.get(page.get('Contents'));
    const streams = (Array.isArray(contents) ? contents : [contents]).map(this.doc.get);
    const bytes = streams.flatMap((one) => (one instanceof Stream ? [this.doc.unpacked(one), Buffer.from('\n')] : []));
    const writer = new Writer(this.doc, given, this);
    const state: State = { charSpacing: 0, wordSpacing: 0, size: 0, font: undefined };
    const resources = this.doc.dict(page.get('Resources')) ?? new Map();
    const done = writer.content(Buffer.concat(bytes), { resources, state, depth: 0 });
    return { done, count: writer.count };
  }

  /** A form was gone through. */
  told(form: Stream, changed: boolean): void {
    (changed ? this.changed : this.kept).add(form);
  }
}

interface Given {
  shown: readonly Shown[];
  removals: Removals;
  label: string;
}
interface Content {
  bytes: Buffer;
  resources: Dict;
  changed: boolean;
}

/** How many operations of the steps belong to annotations. */
function annotated(steps: readonly Step[]): number {
  let within = false;
  let count = 0;
  for (const { does } of steps) {
    if (does === 'annotation') within = true;
    else if (does === 'annotation-end') within = false;
    else if (does === 'letters' && within) count += 1;
  }
  return count;
}

/** Thousandths of the text's unit in one of the font's. */
function fontBefore(steps: readonly Step[], at: number): number {
  for (let n = at; n >= 0; n -= 1) {
    const step = steps[n]!;
    if (step.does === 'font') return (step.font.fontMatrix[0] ?? 0.001) * 1000;
  }
  return 1;
}

const packed = (dict: Dict, bytes: Buffer): Stream =>
  new Stream(new Map([...dict, ['Filter', new Name('FlateDecode')]]), deflateSync(bytes));

interface Place {
  resources: Dict;
  state: State;
  depth: number;
}

class Writer {
  /** operations that show text, so far */
  count = 0;
  private names = 0;
  private readonly doc: PdfDocument;
  private readonly given: Given;
  private readonly forms: Pick<Rewriter, 'told'>;

  constructor(doc: PdfDocument, given: Given, forms: Pick<Rewriter, 'told'>) {
    this.doc = doc;
    this.given = given;
    this.forms = forms;
  }

  /** @returns what it is now, and with which resources */
  content(bytes: Buffer, { resources, state, depth }: Place): Content {
    if (depth > DEEPEST) throw this.special();
    const lexer = new Lexer(bytes);
    const out: Buffer[] = [];
    const kept: State[] = [];
    const added: { fonts: Dict; forms: Dict } = { fonts: new Map(), forms: new Map() };
    let now = { ...state };
    let operands: Value[] = [];
    let from = 0;
    let changed = false;
    while (!lexer.ended) {
      const value = lexer.value();
      if (!(value instanceof Word)) {
        operands.push(value);
        if (operands.length > 10_000) throw this.special();
        continue;
      }
      const { word } = value;
      let anew: string | undefined;
      if (word === 'BI') lexer.at = endOfPicture(bytes, lexer.at);
      else if (word === 'q') kept.push({ ...now });
      else if (word === 'Q') now = kept.pop() ?? now;
      else if (SHOWS.has(word)) anew = this.show(word, operands, { now, added });
      else if (word === 'Do') anew = this.form(nameIn(operands[0]), { resources, state: now, depth }, added);
      else if (word === 'gs') this.graphics(nameIn(operands[0]), { resources, state: now, depth });
      else set(now, word, operands);
      out.push(anew === undefined ? bytes.subarray(from, lexer.at) : Buffer.from(`\n${anew}\n`, 'latin1'));
      changed ||= anew !== undefined;
      from = lexer.at;
      operands = [];
    }
    return { bytes: Buffer.concat(out), resources: changed ? this.with(resources, added) : resources, changed };
  }

  /** @returns undefined: as it was */
  private show(
    word: string,
    operands: Value[],
    { now, added }: { now: State; added: { fonts: Dict } },
  ): string | undefined {
    if (word === '"') set(now, '"', operands);
    const number = this.count++;
    const removals = this.given.removals.get(number);
    if (!removals?.size) return undefined;
    const shown = this.given.shown[number];
    const anew = shown && shownAnew(operands.at(-1) ?? null, { shown, removals, ...now });
    if (anew === undefined) throw this.special();
    if (now.font)
      added.fonts.set(
        MASK_FONT,
        new Map<string, Value>([
          ['Type', new Name('Font')],
          ['Subtype', new Name('Type1')],
          ['BaseFont', new Name('Courier')],
        ]),
      );
    const before = word === '"' ? `${now.wordSpacing} Tw ${now.charSpacing} Tc T* ` : word === "'" ? 'T* ' : '';
    return `${before}${anew}`;
  }

  /** What is painted by its name: another stretch of operations is gone through too. */
  private form(name: string | undefined, place: Place, added: { forms: Dict }): string | undefined {
    const objects = this.doc.dict(place.resources.get('XObject'));
    const form = name === undefined ? null : this.doc.get(objects?.get(name));
    if (!(form instanceof Stream) || nameIn(this.doc.get(form.dict.get('Subtype'))) !== 'Form') return undefined;
    const anew = this.inner(form, place);
    if (!anew) return undefined;
    const own = `GkForm${++this.names}`;
    added.forms.set(own, this.doc.add(anew));
    return `/${own} Do`;
  }

  private inner(form: Stream, { resources, state, depth }: Place): Stream | undefined {
    const own = this.doc.dict(form.dict.get('Resources')) ?? resources;
    const done = this.content(this.doc.unpacked(form), { resources: own, state, depth: depth + 1 });
    this.forms.told(form, done.changed);
    if (!done.changed) return undefined;
    const dict: Dict = new Map([...form.dict, ['Resources', done.resources]]);
    for (const key of ['Filter', 'DecodeParms', 'Length']) dict.delete(key);
    return packed(dict, done.bytes);
  }

  /** A state of graphics may set a font, and may mask by a form whose text is told as the page's. */
  private graphics(name: string | undefined, place: Place): void {
    const states = this.doc.dict(place.resources.get('ExtGState'));
    const state = name === undefined ? undefined : this.doc.dict(states?.get(name));
    const font = this.doc.get(state?.get('Font'));
    if (Array.isArray(font)) Object.assign(place.state, { size: Number(this.doc.get(font[1])), font: undefined });
    const group = this.doc.get(this.doc.dict(state?.get('SMask'))?.get('G'));
    if (group instanceof Stream && this.inner(group, place)) throw this.special();
  }

  private with(resources: Dict, { fonts, forms }: { fonts: Dict; forms: Dict }): Dict {
    const merged = (key: string, more: Dict): [string, Value] => [
      key,
      new Map([...(this.doc.dict(resources.get(key)) ?? []), ...more]),
    ];
    return new Map([...resources, merged('Font', fonts), merged('XObject', forms)]);
  }

  private special(): Unreadable {
    return new Unreadable(`${this.given.label}${SPECIAL}`);
  }
}

/** What of the state matters here. */
function set(now: State, word: string, operands: readonly Value[]): void {
  const number = (n: number) => (typeof operands[n] === 'number' ? operands[n] : 0);
  if (word === 'Tc') now.charSpacing = number(0);
  else if (word === 'Tw') now.wordSpacing = number(0);
  else if (word === 'Tf') Object.assign(now, { font: nameIn(operands[0]), size: number(1) });
  else if (word === '"') Object.assign(now, { wordSpacing: number(0), charSpacing: number(1) });
}

/** Behind a picture that stands in the content: what it holds may look like anything. */
function endOfPicture(bytes: Buffer, at: number): number {
  const begin = bytes.indexOf('ID', at);
  for (let end = begin < 0 ? -1 : bytes.indexOf('EI', begin + 2); end >= 0; end = bytes.indexOf('EI', end + 2)) {
    const around = `${String.fromCharCode(bytes[end - 1] ?? 32)}|${bytes.toString('latin1', end + 2, end + 12)}`;
    if (/^[\0\t\n\f\r ]\|(?:[\0\t\n\f\r ][\t\n\r -~]{0,9})?$/.test(around)) return end + 2;
  }
  return bytes.length;
}
