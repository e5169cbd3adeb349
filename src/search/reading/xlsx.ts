import { sheetsIn, Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../platform/reading/index.ts';
import { BOUNDS, BROKEN, Collector, type FileText, TOO_BIG } from './bounds.ts';

/** Text of a workbook's sheets as they show: names of sheets, words and figures of their cells, a row a line. What is
 *  hidden (sheets, rows, columns) stays out. ECMA-376 part 1, 18. @throws Unreadable */
export async function xlsxText(zip: Zip): Promise<FileText> {
  const shared = await sharedTexts(zip);
  const text = new Collector();
  const { sheets } = await sheetsIn(zip, says, 1_000);
  for (const { name, part, hidden } of sheets) {
    const content = part && !hidden ? zip.read(part) : undefined;
    if (!content) continue;
    text.add(`${name}\n`);
    const reader = new Reader(text, shared);
    for await (const events of xmlEvents(content, says)) {
      for (const event of events) reader.take(event);
      if (text.full) break;
    }
    if (text.full) break;
  }
  return text.done();
}

const says = { broken: BROKEN, foreign: BROKEN };

/** Texts that cells refer to, with how long they are in all bounded. @throws Unreadable */
async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  const part = zip.read('xl/sharedStrings.xml');
  if (!part) return texts;
  let text = '';
  let total = 0;
  let within = false;
  let phonetic = false;
  for await (const events of xmlEvents(part, says))
    for (const event of events) {
      if (event.kind === 'text') {
        if (within) text += event.text;
      } else if (event.name === 'rPh') phonetic = event.kind === 'open';
      else if (event.name === 't') within = event.kind === 'open' && !phonetic;
      else if (event.name === 'si' && event.kind === 'open') text = '';
      else if (event.name === 'si') {
        total += text.length + 8;
        if (total > 20_000_000) throw new Unreadable(TOO_BIG);
        texts.push(text);
      }
    }
  return texts;
}

/** '3' for 'C17', from 1. */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const isOn = (value: string | undefined) => value === '1' || value === 'true';

class Reader {
  private readonly hiddenColumns: [from: number, to: number][] = [];
  private depth = 0;
  private hiddenRow = false;
  private column = 0;
  private type = '';
  private value = '';
  private reading = false;
  private readonly into: Collector;
  private readonly shared: readonly string[];

  constructor(into: Collector, shared: readonly string[]) {
    this.into = into;
    this.shared = shared;
  }

  take(event: XmlEvent): void {
    if (event.kind === 'open') this.open(event.name, event.attributes);
    else if (event.kind === 'close') this.close(event.name);
    else if (this.reading && this.value.length < BOUNDS.characters) this.value += event.text;
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > BOUNDS.depth) throw new Unreadable(TOO_BIG);
    if (name === 'col' && isOn(attributes.hidden) && this.hiddenColumns.length < 1_000)
      this.hiddenColumns.push([Number(attributes.min), Number(attributes.max)]);
    else if (name === 'row') {
      this.hiddenRow = isOn(attributes.hidden);
      this.column = 0;
    } else if (name === 'c') {
      this.column = columnOf(attributes.r ?? '') || this.column + 1;
      this.type = attributes.t ?? 'n';
      this.value = '';
    } else if (name === 'v' || name === 't') this.reading = true;
  }

  private close(name: string): void {
    this.depth -= 1;
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c') this.cell();
    else if (name === 'row' && !this.hiddenRow) this.into.add('\n');
  }

  private cell(): void {
    if (this.hiddenRow || this.hiddenColumns.some(([from, to]) => this.column >= from && this.column <= to)) return;
    const text = this.type === 's' ? (this.shared[Number(this.value)] ?? '') : this.type === 'b' ? '' : this.value;
    if (text) this.into.add(`${text} `);
  }
}
