import { load } from 'cheerio';
import { Unreadable } from '../../platform/reading/index.ts';
import { raised } from '../../platform/reading/raised.ts';
import type { Block, Limits, Reader } from './blocks.ts';
import { blocksOf, type Content, type ContentCell, spanOf, TOO_MUCH } from './content.ts';
import { decode } from './decode.ts';

/** bytes of markup at most: a tree takes many times as much memory */
const MOST = 8 * 1024 * 1024;

/** What a page shows around its text, or does not show at all. */
const SKIPPED = new Set(
  'head script style noscript template svg iframe object select button nav footer aside form del s strike'.split(' '),
);
const BREAKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header table body blockquote pre center hr'.split(
    ' ',
  ),
);

type Node = {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
};

/** Paragraphs and tables of a page, what stands after the report's last part left out. */
export const readHtml: Reader = async (bytes, limits) => {
  if (bytes.length > MOST) throw new Unreadable(TOO_MUCH);
  return blocksOfPage(decode(bytes), limits);
};

/** The same of a page's text. @throws Unreadable */
export function blocksOfPage(text: string, limits: Limits): Block[] {
  if (text.length > MOST) throw new Unreadable(TOO_MUCH);
  refuseHostile(text, limits);
  const root = load(text).root()[0] as unknown as Node;
  const builder = new PageBuilder(limits.depth, limits.cells);
  builder.visit(root, 0);
  return blocksOf(builder.done(), limits);
}

/** Elements that may stay open, or never close. */
const UNCLOSED = new Set(
  'p li td th tr dt dd tbody thead tfoot colgroup col option br img input meta link hr base area wbr'.split(' '),
);

/** Before a tree is built: building it takes time that grows with the square of what is left open. */
function refuseHostile(text: string, { cells, depth }: Limits): void {
  let open = 0;
  let found = 0;
  for (const [, slash, tag] of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const name = tag!.toLowerCase();
    if (name === 'td' || name === 'th') found += slash ? 0 : 1;
    else if (!UNCLOSED.has(name)) open = Math.max(0, open + (slash ? -1 : 1));
    if (found > cells) throw new Unreadable(TOO_MUCH);
    if (open > depth * 5) throw new Unreadable(TOO_DEEP);
  }
}

const TOO_DEEP = '网页嵌套过深，无法读取，请只保留报告正文后再试';
const isHidden = ({ hidden, style }: Record<string, string>) =>
  hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style ?? '');

/** Points of a screen: what is smaller is an icon, a logo or a line. */
const SMALL = { width: 100, height: 40 };

/** Whether a picture's page says that it is too small to hold a text. */
function isSmall({ width, height, style = '' }: Record<string, string>): boolean {
  const told = (name: 'width' | 'height', value: string | undefined) =>
    Number.parseFloat(
      new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*(\\d+)px`).exec(style)?.[1] ??
        (/%/.test(value ?? '') ? '' : (value ?? '')),
    );
  return told('width', width) < SMALL.width || told('height', height) < SMALL.height;
}

const isRaised = (name: string, { style = '' }: Record<string, string> = {}) =>
  name === 'sup' || /vertical-align\s*:\s*super/i.test(style);

class PageBuilder {
  private content: Content[] = [];
  private line = '';
  /** elements that raise their letters and are open */
  private raising = 0;
  /** a picture stands in the line */
  private pictured = false;
  private readonly deepest: number;
  private readonly most: number;
  private cells = 0;

  constructor(deepest: number, most: number) {
    this.deepest = deepest;
    this.most = most;
  }

  done(): Content[] {
    this.end();
    return this.content;
  }

  visit(node: Node, depth: number): void {
    if (depth > this.deepest) throw new Unreadable(TOO_DEEP);
    if (node.type === 'text') {
      const text = (node.data ?? '').replace(/[\r\n\t ]+/g, ' ');
      this.line += this.raising ? raised(text) : text;
      return;
    }
    const name = node.name ?? '';
    if (SKIPPED.has(name) || (node.attribs && isHidden(node.attribs))) return;
    if (name === 'br') {
      this.line += '\n';
      return;
    }
    if (name === 'img') {
      this.pictured ||= !isSmall(node.attribs ?? {});
      return;
    }
    const breaks = BREAKS.has(name);
    const raises = isRaised(name, node.attribs);
    if (breaks) this.end();
    if (raises) this.raising += 1;
    if (name === 'table') this.content.push({ kind: 'table', rows: this.rowsOf(node, depth) });
    else for (const child of node.children ?? []) this.visit(child, depth + 1);
    if (raises) this.raising -= 1;
    if (breaks) this.end();
  }

  private end(): void {
    if (this.line.trim()) this.content.push({ kind: 'text', text: this.line });
    else if (this.pictured) this.content.push({ kind: 'picture' });
    this.line = '';
    this.pictured = false;
  }

  private rowsOf(table: Node, depth: number): ContentCell[][] {
    return rowNodes(table).map((row) =>
      (row.children ?? [])
        .filter(({ name, attribs }) => (name === 'td' || name === 'th') && !isHidden(attribs ?? {}))
        .map((cell) => {
          this.cells += 1;
          if (this.cells > this.most) throw new Unreadable(TOO_MUCH);
          return this.cellOf(cell, depth + 3);
        }),
    );
  }

  private cellOf(cell: Node, depth: number): ContentCell {
    const { content, line, pictured } = this;
    this.content = [];
    this.line = '';
    this.pictured = false;
    for (const child of cell.children ?? []) this.visit(child, depth);
    const within = this.done();
    this.content = content;
    this.line = line;
    this.pictured = pictured;
    return { content: within, rowSpan: spanOf(cell.attribs?.rowspan), colSpan: spanOf(cell.attribs?.colspan) };
  }
}

/** Rows of a table, without those of tables in it. */
function rowNodes(table: Node): Node[] {
  return (table.children ?? []).flatMap((child) =>
    isHidden(child.attribs ?? {})
      ? []
      : child.name === 'tr'
        ? [child]
        : ['thead', 'tbody', 'tfoot'].includes(child.name ?? '')
          ? rowNodes(child)
          : [],
  );
}
