import { Unreadable, type XmlEvent, xmlEvents, type Zip } from '../../platform/reading/index.ts';
import { BOUNDS, BROKEN, Collector, type FileText, TOO_BIG } from './bounds.ts';

/** What does not stand on the pages: deleted or moved away, a second form of the same, how it sounds, instructions. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText']);
/** Behind these the next word begins. */
const ENDS: Readonly<Record<string, string>> = { p: '\n', tc: ' ', tr: '\n' };
const WITHIN: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Text of a Word document as its pages show it, footnotes at the end. ECMA-376 part 1, 17. @throws Unreadable */
export async function docxText(zip: Zip): Promise<FileText> {
  const text = new Collector();
  const main = zip.names.filter((name) => /^word\/document\d*\.xml$/.test(name)).slice(0, 1);
  for (const name of [...main, 'word/footnotes.xml', 'word/endnotes.xml']) {
    const part = zip.read(name);
    if (!part) continue;
    const reader = new Reader(text);
    for await (const events of xmlEvents(part, { broken: BROKEN, foreign: BROKEN })) {
      for (const event of events) reader.take(event);
      if (text.full) break;
    }
  }
  return text.done();
}

class Reader {
  private depth = 0;
  private skipping = 0;
  private hidden = false;
  private reading = false;
  /** properties of a run are read: only these hide it */
  private inRun = false;
  private readonly into: Collector;

  constructor(into: Collector) {
    this.into = into;
  }

  take(event: XmlEvent): void {
    if (event.kind === 'open') this.open(event.name, event.attributes['w:val']);
    else if (event.kind === 'close') this.close(event.name);
    else if (this.reading && !this.skipping && !this.hidden) this.into.add(event.text);
  }

  private open(name: string, value: string | undefined): void {
    this.depth += 1;
    if (this.depth > BOUNDS.depth) throw new Unreadable(TOO_BIG);
    if (this.skipping || SKIPPED.has(name)) {
      this.skipping += 1;
      return;
    }
    if (name === 'r') {
      this.inRun = true;
      this.hidden = false;
    } else if (name === 'vanish' && this.inRun) this.hidden = value !== '0' && value !== 'false';
    else if (name === 't') this.reading = true;
    else if (this.inRun && !this.hidden) this.into.add(WITHIN[name] ?? '');
  }

  private close(name: string): void {
    this.depth -= 1;
    if (this.skipping) {
      this.skipping -= 1;
      return;
    }
    if (name === 't') this.reading = false;
    else if (name === 'r') {
      this.inRun = false;
      this.hidden = false;
    } else this.into.add(ENDS[name] ?? '');
  }
}
