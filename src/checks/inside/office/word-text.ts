import { Lines } from '../across.ts';
import type { Gathering } from '../gathering.ts';
import type { Piece } from '../shapes.ts';
import { type Cell, type Table, toldTable } from '../table.ts';
import { isOn, told } from './parts.ts';
import { isPath } from './relations.ts';
import { Paragraph, type Standing } from './word-paragraph.ts';

/** A part of a Word document: what its paragraphs are called, and what they are. */
export interface Story {
  label: string;
  kind: Piece['kind'];
}

/** Numbers that go through all parts of a document. */
export interface Counts {
  paragraphs: number;
  tables: number;
  boxes: number;
  comments: number;
  notes: number;
}

interface Frame {
  kind: 'cell' | 'box' | 'fallback' | 'note';
  texts: string[];
  place: string;
  author?: string | undefined;
}
interface OpenTable {
  table: Table<Cell>;
  number: number;
  row: number;
  column: number;
  span: number;
  cells: Cell[];
}
interface Change {
  name: string;
  author: string;
  text: string;
}

const DONE: Readonly<Record<string, string>> = { ins: '插入', moveTo: '移入', del: '删除', moveFrom: '移走' };
const WITHIN: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
/** What fields and controls to be filled in are called, and what is said of them. ECMA-376 part 1, 17.5.2, 17.16 */
const SAID_OF_FIELDS: ReadonlySet<string> = new Set(['alias', 'tag', 'helpText', 'statusText', 'default']);
const NOTES: Readonly<Record<string, string>> = { comment: '批注', footnote: '脚注', endnote: '尾注' };
/** Instructions of fields that tell nothing: numbers of pages, contents, references within the document. */
const PLAIN_FIELD =
  /^(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|PAGEREF|REF|NOTEREF|SEQ|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|STYLEREF|SYMBOL|EQ|=|FORM\w+|INDEX|XE|TC|SECTION|MERGEFORMAT)\b/i;
/** Half points: nobody reads smaller letters. */
const TINY = 4;

/** Tells what a part of a Word document holds. ECMA-376 part 1, 17 */
export class WordText {
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly frames: Frame[] = [];
  private readonly changes: Change[] = [];
  private readonly boxed = new Set<string>();
  private field = '';
  private reading: 'text' | 'field' | undefined;
  private inRun = false;
  /** of the paragraph: by its style, by its ground */
  private own = { hidden: false, shaded: false };
  private run = { hidden: undefined as boolean | undefined, white: false, shaded: false };
  private ground = false;
  private formats = 0;
  private readonly lines = new Lines<number>();
  private readonly gather: Gathering;
  private readonly story: Story;
  private readonly hiding: ReadonlySet<string>;
  private readonly counts: Counts;

  constructor(gather: Gathering, story: Story, { hiding, counts }: { hiding: ReadonlySet<string>; counts: Counts }) {
    this.gather = gather;
    this.story = story;
    this.hiding = hiding;
    this.counts = counts;
  }

  open(name: string, attributes: Record<string, string>): void {
    const value = told(attributes, 'val');
    if (name === 'p') this.beginParagraph();
    else if (name === 'r') this.beginRun();
    else if (name === 't' || name === 'delText') this.reading = 'text';
    else if (name === 'instrText' || name === 'delInstrText') this.reading = 'field';
    else if (name === 'fldSimple') this.endField(told(attributes, 'instr'));
    else if (name === 'fldChar' && told(attributes, 'fldCharType') !== 'begin') this.endField();
    else if (this.inRun && WITHIN[name]) this.add(WITHIN[name]!);
    else if (name in DONE) this.changes.push({ name, author: told(attributes, 'author') ?? '', text: '' });
    else if (name.endsWith('PrChange')) this.formats += 1;
    else if (name === 'tbl') this.beginTable();
    else if (name === 'tr' && this.table) this.beginRow(this.table);
    else if (name === 'tc' && this.table) this.beginCell(this.table);
    else if ((name === 'gridSpan' || name === 'gridBefore') && this.table)
      this.span(this.table, name, Number(value) || 1);
    else if (name === 'txbxContent') this.beginBox();
    else if (name === 'Fallback') this.frames.push({ kind: 'fallback', texts: [], place: this.here });
    else if (name in NOTES) this.beginNote(name, attributes);
    else if (name === 'background') this.ground = true;
    else if (name === 'docPr' || name === 'textpath') this.described(attributes);
    else if (name === 'listItem' || name === 'listEntry')
      for (const text of [told(attributes, 'displayText'), told(attributes, 'value'), value])
        this.gather.piece(`${this.here}下拉列表`, text ?? '', 'hidden');
    else if (SAID_OF_FIELDS.has(name)) this.gather.piece(`${this.here}填写项`, value ?? '', 'hidden');
    else this.look(name, value, attributes);
  }

  text(text: string): void {
    if (this.reading === 'text') this.add(text);
    else if (this.reading === 'field') this.field += text;
  }

  close(name: string): void {
    if (name === 'p') this.endParagraph();
    else if (name === 'r') this.inRun = false;
    else if (['t', 'delText', 'instrText', 'delInstrText'].includes(name)) this.reading = undefined;
    else if (name in DONE) this.endChange();
    else if (name === 'tc') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'tbl') this.tables.pop()?.table.end();
    else if (name === 'txbxContent' || name === 'Fallback') this.frames.pop();
    else if (name in NOTES) this.endNote(name);
  }

  /** Once the part is over. */
  done(): void {
    this.tellAcross(this.lines.end());
    if (!this.formats) return;
    const message = `有 ${this.formats} 处格式修订没有接受或拒绝`;
    this.gather.odd('meta.tracked-changes', this.story.label || '正文', { message, removable: true });
  }

  private get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  private get frame(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** Where the next text stands. */
  private get here(): string {
    return this.frame?.place ?? `${this.story.label}第 ${this.counts.paragraphs + 1} 段`;
  }

  /** What makes text unseen: of a run, of a paragraph. */
  private look(name: string, value: string | undefined, attributes: Record<string, string>): void {
    if (name === 'shd') {
      const fill = told(attributes, 'fill') ?? 'auto';
      const shaded = !/^(?:auto|ffffff)$/i.test(fill);
      if (this.inRun) this.run.shaded ||= shaded;
      else this.own.shaded ||= shaded;
    } else if (name === 'pStyle') this.own.hidden = this.hiding.has(value ?? '');
    else if (!this.inRun) return;
    else if (name === 'rStyle') this.run.hidden ??= this.hiding.has(value ?? '') || undefined;
    else if (name === 'vanish') this.run.hidden = isOn(value);
    else if (name === 'color') this.run.white = /^ffffff$/i.test(value ?? '');
    else if (name === 'highlight') this.run.shaded = true;
    else if (name === 'sz' && Number(value) <= TINY) this.run.hidden = true;
  }

  private beginParagraph(): void {
    this.paragraphs.push(new Paragraph());
    this.own = { hidden: false, shaded: false };
  }

  private beginRun(): void {
    this.inRun = true;
    this.run = { hidden: undefined, white: false, shaded: false };
  }

  private add(text: string): void {
    const change = this.changes.at(-1);
    if (change) change.text += text;
    this.paragraphs.at(-1)?.add(text, this.standing());
  }

  private standing(): Standing {
    if (this.changes.some(({ name }) => name === 'del' || name === 'moveFrom')) return 'deleted';
    const { hidden = this.own.hidden, white, shaded } = this.run;
    // in tables and boxes the ground may be dark by a style
    const unseen = white && !shaded && !this.own.shaded && !this.ground && !this.tables.length && !this.frames.length;
    if (hidden || unseen) return 'hidden';
    return this.changes.length ? 'inserted' : 'seen';
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { seen } = paragraph;
    const { frame } = this;
    const place = this.here;
    for (const kind of ['deleted', 'hidden'] as const)
      for (const text of paragraph.unseen(kind)) {
        this.gather.piece(place, text, kind);
        if (kind === 'hidden')
          this.gather.odd('meta.hidden', place, {
            text,
            message: '有隐藏的文字（隐藏格式、白色或者极小的字）',
            removable: true,
          });
      }
    if (!seen.trim()) return;
    if (frame?.kind === 'cell' || frame?.kind === 'note') frame.texts.push(seen);
    else if (frame?.kind === 'box') {
      this.boxed.add(seen.trim());
      this.gather.piece(place, seen, 'textbox');
    } else if (frame?.kind === 'fallback') {
      if (!this.boxed.has(seen.trim())) this.gather.piece(place, seen, 'alternative');
    } else this.tell(seen, paragraph.allInserted);
  }

  private tell(seen: string, inserted: boolean): void {
    const number = ++this.counts.paragraphs;
    const { label, kind } = this.story;
    this.gather.piece(`${label}第 ${number} 段`, seen, kind === 'text' && inserted ? 'inserted' : kind);
    this.tellAcross(this.lines.next(number, seen));
  }

  private tellAcross(joined: ReturnType<Lines<number>['end']>): void {
    const { label, kind } = this.story;
    for (const { first, last, text, words } of joined)
      this.gather.piece(`${label}第 ${first}—${last} 段`, text, kind, words);
  }

  private endChange(): void {
    const change = this.changes.pop();
    if (!change) return;
    const outer = this.changes.at(-1);
    if (outer) outer.text += change.text;
    if (!change.text.trim()) return;
    const { name, author, text } = change;
    const message = `有没有接受或拒绝的修订：${author || '有人'}${DONE[name]}的文字`;
    this.gather.odd('meta.tracked-changes', this.here, { text, message, removable: true });
  }

  private endField(instruction = this.field): void {
    this.field = '';
    const said = instruction.trim();
    if (!said || PLAIN_FIELD.test(said)) return;
    // what stands in quotation marks is a text of its own
    this.gather.piece(`${this.here}域代码`, said.replaceAll('"', '\n'), 'hidden');
    const path = said.split('"').find((one) => isPath(one.replaceAll('\\\\', '\\')));
    if (path)
      this.gather.odd('meta.external-links', this.here, {
        text: path,
        message: '域代码里有本单位电脑上的路径',
        removable: false,
      });
  }

  private described(attributes: Record<string, string>): void {
    const { descr = '', title = '', string = '' } = attributes;
    this.gather.piece(`${this.here}艺术字`, string, 'textbox');
    for (const text of new Set([descr, title])) {
      this.gather.piece(`${this.here}图片说明`, text, 'alternative');
      if (isPath(text))
        this.gather.odd('meta.external-links', this.here, {
          text,
          message: '图片说明里有本单位电脑上的路径',
          removable: true,
        });
    }
  }

  private beginBox(): void {
    const again = this.frames.some(({ kind }) => kind === 'fallback');
    if (!again) this.counts.boxes += 1;
    this.frames.push({ kind: again ? 'fallback' : 'box', texts: [], place: `文本框 ${this.counts.boxes}` });
  }

  private beginNote(name: string, attributes: Record<string, string>): void {
    const number = name === 'comment' ? ++this.counts.comments : ++this.counts.notes;
    const author = told(attributes, 'author');
    this.frames.push({ kind: 'note', texts: [], place: `${NOTES[name]} ${number}`, author });
  }

  private endNote(name: string): void {
    const note = this.frames.pop();
    const text = note?.texts.join('\n') ?? '';
    if (!note || !text.trim()) {
      if (name !== 'comment') this.counts.notes -= 1;
      return;
    }
    this.gather.piece(note.place, text, name === 'comment' ? 'comment' : 'note');
    if (name !== 'comment') return;
    this.gather.odd('meta.comments', note.place, {
      text,
      message: `有批注${note.author ? `，作者：${note.author}` : ''}`,
      removable: true,
    });
  }

  private beginTable(): void {
    const number = ++this.counts.tables;
    const before = `${this.story.label}表 ${number} 第 `;
    const table = toldTable(this.gather, {
      cell: (row, column) => `${before}${row} 行第 ${column} 列`,
      cells: (row, from, to) => `${before}${row} 行第 ${from}—${to} 列`,
    });
    this.tables.push({ table, number, row: 0, column: 0, span: 0, cells: [] });
  }

  private beginRow(open: OpenTable): void {
    Object.assign(open, { row: open.row + 1, column: 0, span: 1, cells: [] });
  }

  private span(open: OpenTable, name: string, by: number): void {
    if (name === 'gridBefore') open.column += Math.min(by, 100);
    else open.span = Math.min(by, 100);
  }

  private beginCell(open: OpenTable): void {
    open.column += open.span;
    open.span = 1;
    const place = `${this.story.label}表 ${open.number} 第 ${open.row} 行第 ${open.column} 列`;
    this.frames.push({ kind: 'cell', texts: [], place });
  }

  private endCell(): void {
    const cell = this.frames.pop();
    const { kind } = this.story;
    if (cell?.texts.length && this.table)
      this.table.cells.push({ column: this.table.column, text: cell.texts.join('\n'), kind });
  }

  private endRow(): void {
    const open = this.table;
    if (open) open.table.row(open.row, open.cells);
  }
}
