import { dayShown, numberShown } from '../../../platform/reading/shown.ts';
import type { Gathering } from '../gathering.ts';
import { type Cell, type Table, toldTable } from '../table.ts';
import { columnOf, lettersOf } from './address.ts';
import type { CellLook } from './sheet-styles.ts';

/** What cells of all sheets refer to. */
export interface Book {
  texts: readonly string[];
  /** by number, whether a cell refers to it */
  used: Set<number>;
  looks: readonly CellLook[];
  /** days from 1899-12-30 to the workbook's day 0 */
  epoch: number;
}

const on = (value: string | undefined) => value === '1' || value === 'true';
/** Letters of headers and footers that say how they look: &L &"宋体,常规" &12 &K01+000 &P. ECMA-376 part 1, 18.3.1.46 */
const MARKS = /&(?:"[^"]*"|K[\da-fA-F]{2}[+-]?\d{0,3}[\da-fA-F]{0,4}|\d{1,3}|[A-Z&])/g;
/** A text within a formula. */
const QUOTED = /"((?:[^"]|""){4,200})"/g;

/** Tells what a sheet holds. ECMA-376 part 1, 18.3 */
export class SheetText {
  private readonly table: Table<Cell>;
  private readonly unseenColumns = new Set<number>();
  private readonly inUnseenColumns = new Map<number, string>();
  private row = { number: 0, column: 0, unseen: false, cells: [] as Cell[] };
  private cell: { type: string; look: CellLook | undefined; value: string } | undefined;
  private reading: 'value' | 'formula' | 'around' | undefined;
  private text_ = '';
  private readonly literals = new Set<string>();
  private readonly gather: Gathering;
  private readonly name: string;
  private readonly book: Book;
  private readonly unseen: boolean;

  constructor(gather: Gathering, { name, unseen }: { name: string; unseen: boolean }, book: Book) {
    this.gather = gather;
    this.name = name;
    this.unseen = unseen;
    this.book = book;
    const at = (column: number, row: number) => `${this.place}${lettersOf(column)}${row}`;
    this.table = toldTable(gather, {
      cell: (row, column) => at(column, row),
      cells: (row, from, to) => `${at(from, row)}—${lettersOf(to)}${row}`,
    });
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'col') this.columns(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v' || (name === 't' && this.cell)) this.reading = 'value';
    else if (name === 'f' || /^formula[12]?$/.test(name)) this.begin('formula');
    else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) this.begin('around');
    else if (name === 'dataValidation')
      for (const text of [attributes.promptTitle, attributes.prompt, attributes.errorTitle, attributes.error])
        this.gather.piece(`${this.place}数据验证`, text ?? '', 'hidden');
    else if (name === 'hyperlink')
      for (const text of [attributes.tooltip, attributes.display])
        this.gather.piece(`${this.place}链接`, text ?? '', 'alternative');
  }

  text(text: string): void {
    if (this.reading === 'value' && this.cell) this.cell.value += text;
    else if (this.reading) this.text_ += text;
  }

  close(name: string): void {
    if (
      name === 'v' ||
      name === 't' ||
      name === 'f' ||
      /^formula[12]?$/.test(name) ||
      /^(?:odd|even|first)(?:Header|Footer)$/.test(name)
    )
      this.endText();
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'sheetData') this.table.end();
  }

  private get place(): string {
    return `工作表“${this.name}”`;
  }

  private begin(what: 'formula' | 'around'): void {
    this.reading = what;
    this.text_ = '';
  }

  private endText(): void {
    if (this.reading === 'around') this.gather.piece(`${this.place}页眉页脚`, this.text_.replace(MARKS, ' '), 'header');
    else if (this.reading === 'formula') this.formula();
    this.reading = undefined;
  }

  private formula(): void {
    for (const [, text = ''] of this.text_.matchAll(QUOTED)) {
      if (this.literals.has(text)) continue;
      this.literals.add(text);
      // a list of choices is told choice by choice
      this.gather.piece(`${this.place}公式里的文字`, text.replaceAll(',', '\n'), 'hidden');
    }
  }

  private columns({ hidden, min, max, width }: Record<string, string>): void {
    if (!on(hidden) && Number(width) !== 0) return;
    for (let column = Number(min); column <= Math.min(Number(max), 16_384); column += 1) this.unseenColumns.add(column);
  }

  private beginRow({ r, hidden, ht }: Record<string, string>): void {
    const number = Number.parseInt(r ?? '', 10) || this.row.number + 1;
    this.row = { number, column: 0, unseen: on(hidden) || Number(ht) === 0, cells: [] };
    if (ht === undefined) this.row.unseen = on(hidden);
  }

  private beginCell({ r, t, s }: Record<string, string>): void {
    this.row.column = columnOf(r) ?? this.row.column + 1;
    this.cell = { type: t ?? 'n', look: this.book.looks[Number(s ?? 0)], value: '' };
  }

  private endCell(): void {
    const { cell, row } = this;
    this.cell = undefined;
    if (!cell) return;
    const text = this.shown(cell);
    if (!text.trim()) return;
    const hiddenColumn = this.unseenColumns.has(row.column);
    const unseen = this.unseen || row.unseen || hiddenColumn || cell.look?.unseen === true;
    row.cells.push({ column: row.column, text, kind: unseen ? 'hidden' : 'text' });
    if (hiddenColumn && !this.inUnseenColumns.has(row.column)) this.inUnseenColumns.set(row.column, text);
    if (cell.look?.unseen && !this.unseen && !row.unseen && !hiddenColumn) {
      const message = '单元格里的内容看不见（白色的字，或者格式设为不显示）';
      this.gather.odd('meta.hidden', `${this.place}${lettersOf(row.column)}${row.number}`, {
        text,
        message,
        removable: true,
      });
    }
  }

  /** A number or a text as a person would read it. */
  private shown({ type, value, look }: { type: string; value: string; look: CellLook | undefined }): string {
    if (type === 's') {
      this.book.used.add(Number(value));
      return this.book.texts[Number(value)] ?? '';
    }
    const number = Number(value);
    if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) return value;
    return look?.date ? dayShown(number, this.book.epoch) : numberShown(number);
  }

  private endRow(): void {
    const { number, unseen, cells } = this.row;
    if (unseen && !this.unseen && cells.length) {
      const text = cells.map((cell) => cell.text).join(' ');
      this.gather.odd('meta.hidden', `${this.place}第 ${number} 行`, { text, message: '有隐藏的行', removable: true });
    }
    this.table.row(number, cells);
  }

  /** Once the sheet is over. */
  done(): void {
    this.table.end();
    if (this.unseen) return;
    for (const [column, text] of this.inUnseenColumns)
      this.gather.odd('meta.hidden', `${this.place}${lettersOf(column)} 列`, {
        text,
        message: '有隐藏的列',
        removable: true,
      });
  }
}
