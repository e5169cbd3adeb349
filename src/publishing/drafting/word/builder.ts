import { Unreadable, type XmlEvent } from '../../../platform/reading/index.ts';
import type { Brought } from '../pasted/brought.ts';
import type { Mark } from './numbering.ts';
import { type Block, escaped, type Row, tableOf } from './paper.ts';
import { TOO_MUCH } from './part.ts';
import { type Look, property } from './styles.ts';

/** What a paragraph and its runs refer to elsewhere in the file. */
export interface Around {
  styleOf: (id: string | undefined) => Look;
  markOf: (list: string, level: number) => Mark | undefined;
  /** where a link leads, by its name in the file */
  links: ReadonlyMap<string, string>;
  brought: Brought;
  /** takes a picture by its name in the file. @returns its place in the text, or undefined: it cannot be shown */
  picture: (id: string) => string | undefined;
  /** number of a note by what it is called in the file */
  note: (key: string) => number;
}

interface Paragraph {
  html: string;
  look: Look;
}

/** Not of the text as it stands: deleted or moved away, how it looked before, a second form of the same, how something
 *  is pronounced. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'rubyPr', 'rt', 'pPrChange', 'rPrChange']);
const SIGNS: Readonly<Record<string, string>> = { F0A8: '□', F06F: '□', F0FE: '☑', F052: '☑', F0FC: '✓', F0D8: '➢' };
const MOST = 100_000;

/** A note is called by its kind and its id, where it is referred to and where it stands. */
export function noteKey(name: string, attributes: Record<string, string>): string {
  return `${name.slice(0, 4)} ${attributes['w:id'] ?? ''}`;
}

/** Puts paragraphs, lists and tables together from the markup of a Word document. ECMA-376 part 1, 17 */
export class Builder {
  readonly blocks: Block[] = [];
  private readonly tables: Row[][] = [];
  /** paragraphs that are open: one inside another where a text box stands in it */
  private readonly paragraphs: Paragraph[] = [];
  private run: Look | undefined;
  /** properties that are being read: of a paragraph, of a run in it */
  private of: 'paragraph' | 'run' | undefined;
  private reading = false;
  private skipping: { depth: number; tracked: boolean; words: boolean } | undefined;
  private hiding = false;
  private deleting = false;
  private link: string | undefined;
  private inRow = false;
  private grown = 0;
  private readonly around: Around;

  constructor(around: Around) {
    this.around = around;
  }

  take(event: XmlEvent): void {
    if (event.kind === 'open') this.open(event.name, event.attributes);
    else if (event.kind === 'close') this.close(event.name);
    else this.text(event.text);
  }

  /** @param label before the first words: the number of a footnote */
  begin(label: string): void {
    this.label = label;
  }
  private label = '';

  private open(name: string, attributes: Record<string, string>): void {
    if (this.inRow && name === 'del') this.row!.deleted = true;
    if (this.skipping) {
      this.skipping.depth += 1;
      return;
    }
    if (SKIPPED.has(name)) {
      this.skipping = { depth: 1, tracked: name === 'del' || name === 'moveFrom', words: false };
      return;
    }
    const value = attributes['w:val'];
    switch (name) {
      case 'tbl':
        this.tables.push([]);
        return;
      case 'tr':
        this.tables.at(-1)?.push({ cells: [], head: false, deleted: false });
        return;
      case 'trPr':
        this.inRow = true;
        return;
      case 'tblHeader':
        if (this.inRow) this.row!.head = true;
        return;
      case 'tc':
        this.grow();
        this.row?.cells.push({ blocks: [], rows: 1, columns: 1, continues: false });
        return;
      case 'gridSpan':
        if (this.cell) this.cell.columns = Math.min(Math.max(Number(value) || 1, 1), 99);
        return;
      case 'vMerge':
        if (this.cell) this.cell.continues = value !== 'restart';
        return;
      case 'p':
        this.grow();
        this.paragraphs.push({ html: this.label, look: {} });
        this.label = '';
        return;
      case 'pPr':
        this.of = 'paragraph';
        return;
      case 'pStyle':
        Object.assign(this.paragraph.look, this.around.styleOf(value));
        return;
      case 'r':
        this.run = {};
        return;
      case 'rPr':
        this.of = this.of === 'paragraph' ? undefined : 'run';
        return;
      case 'rStyle':
        if (this.run) Object.assign(this.run, this.around.styleOf(value));
        return;
      case 'hyperlink':
        this.link = this.around.links.get(attributes['r:id'] ?? '');
        return;
      case 't':
        this.reading = true;
        return;
      case 'tab':
        if (this.run && this.of !== 'paragraph') this.add(' ');
        return;
      case 'br':
      case 'cr':
        if (attributes['w:type'] !== 'page' && this.run) this.add('<br>', true);
        return;
      case 'noBreakHyphen':
        this.add('-');
        return;
      case 'sym':
        this.add(SIGNS[(attributes['w:char'] ?? '').toUpperCase()] ?? '');
        return;
      case 'commentReference':
        this.around.brought.comments += 1;
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        this.add(`<sup>[${this.around.note(noteKey(name, attributes))}]</sup>`, true);
        return;
      case 'blip':
      case 'imagedata':
        this.picture(attributes['r:embed'] ?? attributes['r:id'] ?? '');
        return;
      case 'chart':
      case 'relIds':
        this.around.brought.missing += 1;
        return;
    }
    if (this.of === 'paragraph') property(this.paragraph.look, name, value);
    else if (this.of === 'run' && this.run) property(this.run, name, value);
  }

  private text(text: string): void {
    if (this.skipping) this.skipping.words ||= /\S/.test(text);
    else if (this.reading) this.add(text);
  }

  private close(name: string): void {
    if (this.skipping) {
      this.skipping.depth -= 1;
      if (this.skipping.depth > 0) return;
      if (this.skipping.tracked && this.skipping.words) {
        if (!this.deleting) this.around.brought.deleted += 1;
        this.deleting = true;
      }
      this.skipping = undefined;
      return;
    }
    switch (name) {
      case 't':
        this.reading = false;
        break;
      case 'r':
        this.run = undefined;
        break;
      case 'rPr':
      case 'pPr':
        this.of = name === 'rPr' && !this.run ? 'paragraph' : undefined;
        break;
      case 'hyperlink':
        this.link = undefined;
        break;
      case 'trPr':
        this.inRow = false;
        break;
      case 'p':
        this.endParagraph();
        break;
      case 'tr':
        if (this.row?.deleted) {
          this.tables.at(-1)!.pop();
          this.around.brought.deleted += 1;
        }
        break;
      case 'tbl': {
        const rows = this.tables.pop();
        if (rows?.length) this.put({ html: tableOf(rows) });
      }
    }
  }

  private get row(): Row | undefined {
    return this.tables.at(-1)?.at(-1);
  }

  private get cell() {
    return this.row?.cells.at(-1);
  }

  private get paragraph(): Paragraph {
    return this.paragraphs.at(-1) ?? { html: '', look: {} };
  }

  /** Words of the run that is open, in its marks. @param markup stands as it is */
  private add(given: string, markup = false): void {
    if (!given) return;
    const { look } = this.paragraph;
    const run: Look = { ...look, ...this.run };
    if (run.hidden) {
      if (!this.hiding && /\S/.test(given)) this.around.brought.hidden += 1;
      this.hiding = true;
      return;
    }
    this.hiding = false;
    this.deleting = false;
    let html = markup ? given : escaped(given);
    const heading = this.headingOf(look);
    if (run.strike) html = `<s>${html}</s>`;
    if (run.underline && !this.link) html = `<u>${html}</u>`;
    if (run.italic) html = `<em>${html}</em>`;
    if (run.bold && heading === undefined) html = `<strong>${html}</strong>`;
    if (run.shift) html = `<${run.shift}>${html}</${run.shift}>`;
    if (this.link) html = `<a href="${escaped(this.link)}">${html}</a>`;
    this.paragraph.html += html;
  }

  private picture(id: string): void {
    const place = this.around.picture(id);
    if (place) this.paragraph.html += place;
    else this.around.brought.missing += 1;
  }

  private headingOf({ outline }: Look): number | undefined {
    return outline !== undefined && outline < 6 && !this.tables.length ? outline : undefined;
  }

  private endParagraph(): void {
    this.hiding = false;
    const { html, look } = this.paragraphs.pop() ?? { html: '', look: {} };
    const heading = this.headingOf(look);
    const mark = look.list ? this.around.markOf(look.list, look.level ?? 0) : undefined;
    if (!html.replace(/<br>/g, '').trim()) return;
    const named = heading === undefined ? 'p' : `h${Math.min(heading + 2, 4)}`;
    const aligned = look.align ? ` align="${look.align}"` : '';
    const words = mark?.kind === 'words' ? escaped(mark.words) : '';
    const block: Block = { html: `<${named}${aligned}>${words}${html}</${named}>` };
    if (mark && mark.kind !== 'words' && heading === undefined)
      block.point = {
        name: mark.kind,
        level: look.level ?? 0,
        number: mark.kind === 'ol' ? mark.number : 1,
      };
    this.put(block);
  }

  private put(block: Block): void {
    (this.cell?.blocks ?? this.blocks).push(block);
  }

  private grow(): void {
    this.grown += 1;
    if (this.grown > MOST) throw new Unreadable(TOO_MUCH);
  }
}
