import { load } from 'cheerio';
import { Grid, spanOf } from '../../../platform/reading/grid.ts';
import { decodeText, Unreadable } from '../../../platform/reading/index.ts';
import { Lines } from '../across.ts';
import { WHY } from '../bounds.ts';
import type { Gathering } from '../gathering.ts';
import { type Cell, type Table, toldTable } from '../table.ts';

/** Characters of markup at most: a tree takes many times as much memory. */
const MOST = 8 * 1024 * 1024;
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header footer nav aside form table caption body blockquote pre center hr br tr title text'.split(
    ' ',
  ),
);
/** Attributes that hold words. */
const WORDS = ['alt', 'title', 'placeholder', 'value', 'content', 'summary', 'aria-label', 'label'];
const UNSEEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])/i;

interface Node {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

/** Reads a page, or any markup. @throws Unreadable where it is no text, or too long */
export async function readHtml(bytes: Buffer, gather: Gathering): Promise<void> {
  const text = decodeText(bytes);
  if (text === undefined) throw new Unreadable(WHY.unknown);
  pageText(text, gather);
}

/** @throws Unreadable */
export function pageText(text: string, gather: Gathering): void {
  if (text.length > MOST) throw new Unreadable('网页过大，没有检查');
  // the parser that streams: of markup left open it makes no more than there is
  const root = load(text, { xml: { xmlMode: false, decodeEntities: true } }).root()[0] as unknown as Node;
  new Page(gather).read(root);
}

/** Walks without calling itself: markup may be as deep as it is long. */
class Page {
  private line = '';
  private paragraphs = 0;
  private tables = 0;
  private unseen = 0;
  private readonly lines = new Lines<number>();
  private readonly open: {
    table: Table<Cell>;
    number: number;
    row: number;
    cells: Cell[];
    column: number;
    grid: Grid;
    text: string[] | undefined;
  }[] = [];
  private readonly gather: Gathering;

  constructor(gather: Gathering) {
    this.gather = gather;
  }

  read(root: Node): void {
    const todo: { node: Node; leave: boolean }[] = [{ node: root, leave: false }];
    for (let next = todo.pop(); next; next = todo.pop()) {
      const { node, leave } = next;
      if (leave) this.leave(node);
      else if (this.enter(node)) {
        todo.push({ node, leave: true });
        for (const child of (node.children ?? []).toReversed()) todo.push({ node: child, leave: false });
      }
    }
    this.end();
    for (const { table } of this.open.toReversed()) table.end();
    this.tellAcross(this.lines.end());
  }

  private tellAcross(joined: ReturnType<Lines<number>['end']>): void {
    for (const { first, last, text, words } of joined)
      this.gather.piece(`第 ${first}—${last} 段`, text, this.kind, words);
  }

  /** @returns whether what is in it is read as well */
  private enter(node: Node): boolean {
    const { type, name = '', attribs = {}, data = '' } = node;
    if (type === 'text') this.line += data.replace(/[\r\n\t ]+/g, ' ');
    else if (type === 'comment') this.comment(data);
    else if (type === 'script' || type === 'style') {
      for (const { data: code = '' } of node.children ?? [])
        this.gather.piece(type === 'script' ? '脚本' : '样式', code, 'hidden');
      return false;
    }
    if (!node.children) return false;
    if (BLOCKS.has(name)) this.end();
    if (isUnseen(attribs)) {
      this.end();
      this.unseen += 1;
    }
    for (const key of WORDS) if (attribs[key]) this.gather.piece('网页元素说明', attribs[key], 'alternative');
    if (/^(?:mailto|tel):/i.test(attribs.href ?? '')) this.gather.piece('链接', attribs.href!, 'property');
    const table = this.open.at(-1);
    if (name === 'table') this.begin();
    else if (name === 'tr' && table) {
      table.grid.row();
      Object.assign(table, { row: table.row + 1, cells: [] });
    } else if ((name === 'td' || name === 'th') && table) {
      const span = { wide: spanOf(attribs.colspan), high: spanOf(attribs.rowspan) };
      Object.assign(table, { column: table.grid.cell(span), text: [] });
    }
    return true;
  }

  private leave({ name = '', attribs = {} }: Node): void {
    if (BLOCKS.has(name) || isUnseen(attribs)) this.end();
    const table = this.open.at(-1);
    if ((name === 'td' || name === 'th') && table) {
      this.end();
      table.cells.push({ column: table.column, text: table.text?.join('\n') ?? '', kind: this.kind });
      table.text = undefined;
    } else if (name === 'tr' && table) table.table.row(table.row, table.cells);
    else if (name === 'table') this.open.pop()?.table.end();
    if (isUnseen(attribs)) this.unseen -= 1;
  }

  private get kind() {
    return this.unseen > 0 ? ('hidden' as const) : ('text' as const);
  }

  private begin(): void {
    const number = ++this.tables;
    const table = toldTable(this.gather, {
      cell: (row, column) => `表 ${number} 第 ${row} 行第 ${column} 列`,
      cells: (row, from, to) => `表 ${number} 第 ${row} 行第 ${from}—${to} 列`,
    });
    this.open.push({ table, number, row: 0, cells: [], column: 0, grid: new Grid(), text: undefined });
  }

  private comment(text: string): void {
    if (!text.trim() || /^\[(?:if|endif)/i.test(text)) return;
    this.gather.piece('网页源代码注释', text, 'comment');
    this.gather.odd('meta.comments', '网页源代码', { text, message: '网页源代码里有注释', removable: false });
  }

  private end(): void {
    const text = this.line;
    this.line = '';
    if (!text.trim()) return;
    const cell = this.open.at(-1);
    if (cell?.text) {
      cell.text.push(text.trim());
      return;
    }
    const place = `第 ${++this.paragraphs} 段`;
    this.gather.piece(place, text, this.kind);
    if (this.unseen) this.gather.odd('meta.hidden', place, { text, message: '网页里有不显示的文字', removable: false });
    this.tellAcross(this.lines.next(this.paragraphs, text));
  }
}

const isUnseen = ({ hidden, style = '' }: Record<string, string>): boolean =>
  hidden !== undefined || UNSEEN.test(style);
