import { Lines } from '../across.ts';
import type { Gathering } from '../gathering.ts';
import type { Piece } from '../shapes.ts';
import { type Cell, type Table, toldTable } from '../table.ts';
import { lettersOf } from './address.ts';
import { isPath } from './relations.ts';

interface Frame {
  kind: 'cell' | 'note' | 'comment' | 'deleted' | 'textbox' | 'notes';
  texts: string[];
  author: string;
}
interface OpenTable {
  table: Table<Cell>;
  row: number;
  rows: number;
  column: number;
  columns: number;
  unseen: boolean;
  hiddenColumns: Set<number>;
  declared: number;
  cells: Cell[];
}

const FRAMES: Readonly<Record<string, Frame['kind']>> = {
  note: 'note',
  annotation: 'comment',
  deletion: 'deleted',
  'text-box': 'textbox',
  notes: 'notes',
};
/** What else repeats is empty. */
const MOST_REPEATED = 1_000;
const collapsed = (attributes: Record<string, string>) =>
  ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
const times = (value: string | undefined) => Math.max(1, Number.parseInt(value ?? '1', 10) || 1);

/** Tells what the content of a document in the open format holds. ODF 1.3 part 3 */
export class OdfText {
  private readonly paragraphs: { seen: string; hidden: string }[] = [];
  private readonly frames: Frame[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly hiding = new Set<string>();
  private readonly hidingTables = new Set<string>();
  private readonly spans: boolean[] = [];
  private style = '';
  private reading: { name: string; text: string } | undefined;
  private counts = { paragraphs: 0, tables: 0, notes: 0, comments: 0, pages: 0 };
  private page = '';
  private readonly lines = new Lines<number>();
  private readonly gather: Gathering;
  private readonly how: { label: string; sheets: boolean; header: boolean };

  constructor(gather: Gathering, how: { label: string; sheets: boolean; header: boolean }) {
    this.gather = gather;
    this.how = how;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'style') this.style = attributes['style:name'] ?? '';
    else if (name === 'text-properties' && attributes['text:display'] === 'none') this.hiding.add(this.style);
    else if (name === 'table-properties' && attributes['table:display'] === 'false') this.hidingTables.add(this.style);
    else if (name === 'p' || name === 'h') this.begin(attributes);
    else if (name === 'span') this.spans.push(this.hiding.has(attributes['text:style-name'] ?? ''));
    else if (name === 's') this.add(' '.repeat(Math.min(100, times(attributes['text:c']))));
    else if (name === 'tab' || name === 'line-break') this.add(name === 'tab' ? '\t' : '\n');
    else if (name === 'hidden-text' || name === 'hidden-paragraph')
      this.gather.piece(this.here, attributes['text:string-value'] ?? '', 'hidden');
    else if (name === 'user-field-decl') this.gather.piece('变量', attributes['office:string-value'] ?? '', 'hidden');
    else if (FRAMES[name]) this.frames.push({ kind: FRAMES[name], texts: [], author: '' });
    else if (['creator', 'desc', 'title'].includes(name)) this.reading = { name, text: '' };
    else if (name === 'page') this.page = `第 ${++this.counts.pages} 张幻灯片 `;
    else if (name === 'a') this.link(attributes['xlink:href'] ?? '');
    else if (name === 'event-listener')
      this.gather.odd('meta.macro', '宏', { message: '文件带有宏（程序）', removable: false });
    else if (name === 'table') this.beginTable(attributes);
    else if (this.table) this.openInTable(this.table, name, attributes);
  }

  text(text: string): void {
    if (this.reading) this.reading.text += text;
    else if (this.paragraphs.length) this.add(text.replace(/[\r\n\t ]+/g, ' '));
  }

  close(name: string): void {
    if (name === 'p' || name === 'h') this.end();
    else if (name === 'span') this.spans.pop();
    else if (FRAMES[name]) this.endFrame();
    else if (this.reading?.name === name) this.endReading();
    else if (name === 'page') this.page = '';
    else if (name === 'table') this.tables.pop()?.table.end();
    else if (this.table) this.closeInTable(this.table, name);
  }

  private get table(): OpenTable | undefined {
    return this.tables.at(-1);
  }

  private get here(): string {
    return `${this.how.label}${this.page}第 ${this.counts.paragraphs + 1} 段`;
  }

  private begin(attributes: Record<string, string>): void {
    this.paragraphs.push({ seen: '', hidden: '' });
    this.spans.push(this.hiding.has(attributes['text:style-name'] ?? ''));
  }

  private add(text: string): void {
    const last = this.paragraphs.at(-1);
    if (!last) return;
    if (this.spans.includes(true)) last.hidden += text;
    else last.seen += text;
  }

  private end(): void {
    this.spans.pop();
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { seen, hidden } = paragraph;
    if (hidden.trim()) {
      this.gather.piece(this.here, hidden, 'hidden');
      this.gather.odd('meta.hidden', this.here, { text: hidden, message: '有隐藏的文字', removable: true });
    }
    if (!seen.trim()) return;
    const frame = this.frames.at(-1);
    if (frame) {
      frame.texts.push(seen);
      return;
    }
    const number = ++this.counts.paragraphs;
    const kind: Piece['kind'] = this.how.header ? 'header' : 'text';
    const place = (from: string) => `${this.how.label}${this.page}第 ${from} 段`;
    this.gather.piece(place(String(number)), seen, kind);
    this.tellAcross(this.lines.next(number, seen));
  }

  /** Once the part is over. */
  done(): void {
    this.tellAcross(this.lines.end());
  }

  private tellAcross(joined: ReturnType<Lines<number>['end']>): void {
    const kind: Piece['kind'] = this.how.header ? 'header' : 'text';
    for (const { first, last, text, words } of joined)
      this.gather.piece(`${this.how.label}${this.page}第 ${first}—${last} 段`, text, kind, words);
  }

  private endFrame(): void {
    const frame = this.frames.pop();
    const text = frame?.texts.join('\n') ?? '';
    if (!frame || !text.trim()) return;
    if (frame.kind === 'note') this.gather.piece(`脚注 ${++this.counts.notes}`, text, 'note');
    else if (frame.kind === 'textbox') this.gather.piece(`${this.how.label}${this.page}文本框`, text, 'textbox');
    else if (frame.kind === 'notes') {
      this.gather.piece(`${this.page}备注`, text, 'note');
      this.gather.odd('meta.comments', `${this.page}备注`, { text, message: '幻灯片有演讲者备注', removable: true });
    } else if (frame.kind === 'comment') {
      const place = `批注 ${++this.counts.comments}`;
      this.gather.piece(place, text, 'comment');
      this.gather.odd('meta.comments', place, {
        text,
        message: `有批注${frame.author && `，作者：${frame.author}`}`,
        removable: true,
      });
    } else if (frame.kind === 'deleted') {
      this.gather.piece('修订', text, 'deleted');
      const message = `有没有接受或拒绝的修订：${frame.author || '有人'}删除了文字`;
      this.gather.odd('meta.tracked-changes', '修订', { text, message, removable: true });
    }
  }

  private endReading(): void {
    const { name, text } = this.reading!;
    this.reading = undefined;
    const frame = this.frames.at(-1);
    if (name === 'creator') {
      if (frame) frame.author = text;
      return;
    }
    this.gather.piece(`${this.here}图片说明`, text, 'alternative');
  }

  private link(address: string): void {
    if (!/^(?:#|$)/.test(address)) this.gather.piece('链接', address, 'property');
    if (isPath(address))
      this.gather.odd('meta.external-links', '链接', {
        text: address,
        message: '链接到本单位电脑或者内部网络',
        removable: false,
      });
  }

  private beginTable(attributes: Record<string, string>): void {
    const number = ++this.counts.tables;
    const name = attributes['table:name'] ?? String(number);
    const unseen =
      this.hidingTables.has(attributes['table:style-name'] ?? '') || attributes['table:display'] === 'false';
    const sheet = this.how.sheets && !this.tables.length;
    const before = sheet ? `工作表“${name}”` : `${this.how.label}${this.page}表 ${number} 第 `;
    if (sheet) this.gather.piece(`${before}的名称`, name, unseen ? 'hidden' : 'text');
    if (unseen) this.gather.odd('meta.hidden', before, { message: '工作表是隐藏的', removable: false });
    const table = toldTable(this.gather, {
      cell: (row, column) => (sheet ? `${before}${lettersOf(column)}${row}` : `${before}${row} 行第 ${column} 列`),
      cells: (row, from, to) =>
        sheet ? `${before}${lettersOf(from)}${row}—${lettersOf(to)}${row}` : `${before}${row} 行第 ${from}—${to} 列`,
    });
    const state = { row: 0, rows: 1, column: 0, columns: 1, declared: 0, cells: [] };
    this.tables.push({ table, unseen, hiddenColumns: new Set(), ...state });
  }

  private rowHidden = false;

  private openInTable(open: OpenTable, name: string, attributes: Record<string, string>): void {
    if (name === 'table-column') {
      const count = times(attributes['table:number-columns-repeated']);
      if (collapsed(attributes))
        for (let n = 1; n <= Math.min(count, MOST_REPEATED); n += 1) open.hiddenColumns.add(open.declared + n);
      open.declared += count;
    } else if (name === 'table-row') {
      Object.assign(open, { rows: times(attributes['table:number-rows-repeated']), column: 0, columns: 0, cells: [] });
      open.row += 1;
      this.rowHidden = collapsed(attributes);
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      open.column += open.columns;
      if (!open.columns) open.column = 1;
      open.columns = times(attributes['table:number-columns-repeated']);
      this.frames.push({ kind: 'cell', texts: [], author: '' });
    }
  }

  private closeInTable(open: OpenTable, name: string): void {
    if (name === 'table-cell' || name === 'covered-table-cell') {
      const text = this.frames.pop()?.texts.join('\n') ?? '';
      if (!text.trim()) return;
      for (let n = 0; n < Math.min(open.columns, MOST_REPEATED); n += 1) {
        const column = open.column + n;
        const hidden = open.unseen || this.rowHidden || open.hiddenColumns.has(column);
        const kind: Piece['kind'] = hidden ? 'hidden' : this.how.header ? 'header' : 'text';
        open.cells.push({ column, text, kind });
      }
    } else if (name === 'table-row') {
      if (open.cells.some(({ kind }) => kind === 'hidden') && !open.unseen) {
        const text = open.cells.flatMap((cell) => (cell.kind === 'hidden' ? [cell.text] : [])).join(' ');
        this.gather.odd('meta.hidden', `第 ${open.row} 行`, { text, message: '有隐藏的行或者列', removable: true });
      }
      open.table.row(open.row, open.cells);
      open.row += open.rows - 1;
      this.rowHidden = false;
    }
  }
}
