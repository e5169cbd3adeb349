import { type CheerioAPI, load } from 'cheerio';
import { columnsOf, spanOf } from '../../platform/reading/grid.ts';

type Node = CheerioAPI['_root']['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;
export type Text = Extract<Node, { data: string }>;

const BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'table', 'blockquote', 'hr']);
const INLINE = new Set(['strong', 'em', 'u', 's', 'sub', 'sup', 'a']);
const WORDED = new Set(['p', 'h2', 'h3', 'h4', 'li', 'blockquote']);
const LISTED = new Set(['ul', 'ol', 'table']);
const LINES = new Set([...WORDED, 'tr', 'caption']);

/** What stands anywhere in some nodes: sums of these. */
const CHARACTERS = 1;
const WORDS = 2;
const PICTURE = 4;
const BREAK = 8;
const TABLE = 16;
const ENTRY = 32;
const BLOCK = 64;
const OF_NAME = new Map<string, number>([
  ...[...BLOCKS].map((name): [string, number] => [name, BLOCK]),
  ['img', PICTURE],
  ['br', BREAK],
  ['table', TABLE + BLOCK],
  ...['li', 'td', 'th'].map((name): [string, number] => [name, ENTRY]),
]);
const WORD = /[^\s\u00a0\u3000]/;

/** Read as a whole document: what is asked of a browser for a fragment moves its blocks one by one, which takes the
 *  square of their number. */
export function bodyIn(html: string): { $: CheerioAPI; body: Element } {
  const $ = load(html);
  return { $, body: $('body').get(0) as Element };
}

/** A body with blocks at the top, nothing empty, no nested leftovers of foreign editors. Goes once through the nodes,
 *  from the innermost out. @param html of allowed tags, at most some sixty deep @param image may this address stand */
export function ordered(html: string, image: (src: string) => boolean): string {
  const { $, body } = bodyIn(html);
  const known = new Map<Node, number>();
  const blank = $('<p></p>').get(0) as Element;

  const holds = (nodes: readonly Node[]): number => {
    let sum = 0;
    for (const node of nodes) {
      if (node.type === 'text') sum |= WORD.test(node.data) ? WORDS + CHARACTERS : node.data ? CHARACTERS : 0;
      else if (isElement(node)) sum |= known.get(node)! | (OF_NAME.get(node.name) ?? 0);
    }
    return sum;
  };
  const filled = (element: Element, children: Node[]): Element => {
    fill(element, children);
    known.set(element, holds(children));
    return element;
  };
  const worded = (element: Element): Element[] => (known.get(element)! & (WORDS | PICTURE | TABLE) ? [element] : []);
  const paragraph = (children: Node[], kind?: string): Element[] => {
    const p = blank.cloneNode(false);
    if (kind) p.attribs.class = kind;
    return worded(filled(p, children));
  };
  /** Text and inline marks that stand beside blocks are put into paragraphs. */
  const blocks = (nodes: readonly Node[]): Node[] => {
    const rows: Node[] = [];
    let run: Node[] = [];
    const end = () => {
      if (run.length) rows.push(...paragraph(run));
      run = [];
    };
    for (const node of nodes) {
      if (isElement(node) && BLOCKS.has(node.name)) {
        end();
        rows.push(node);
      } else if (run.length || node.type !== 'text' || node.data.trim()) run.push(node);
    }
    end();
    return rows;
  };
  const tidy = (node: Node): Node[] => {
    if (!isElement(node)) return node.type === 'text' ? [node] : [];
    const { name } = node;
    if (name === 'img' && !image(node.attribs.src ?? '')) return [];
    const children = node.children.flatMap(tidy);
    if (name === 'a' && !node.attribs.href) return children;
    const inside = holds(children);
    if (name === 'div') return inside & BLOCK ? blocks(children) : paragraph(children, node.attribs.class);
    filled(node, children);
    if (INLINE.has(name)) return inside & (CHARACTERS | PICTURE | BREAK) ? [node] : [];
    if (WORDED.has(name)) return worded(node);
    if (LISTED.has(name)) return inside & ENTRY ? [node] : [];
    return [node];
  };

  fill(body, blocks(body.children.flatMap(tidy)));
  return ($(body).html() ?? '').replace(/\u200b/g, '').trim();
}

/** Sets all children at once: taking them out of, and putting them into, a wide element one by one takes the square. */
function fill(element: Element, children: Node[]): void {
  element.children = children;
  for (const [at, child] of children.entries()) {
    child.parent = element;
    child.prev = children[at - 1] ?? null;
    child.next = children[at + 1] ?? null;
  }
}

type Tell = (text: string, node?: Text, column?: number) => void;

/** Tells the texts of a body in their order, with the nodes that hold them and in which column of a table; breaks between
 *  blocks, rows and cells have none. */
export function tellTexts(nodes: readonly Node[], tell: Tell): void {
  tellIn(nodes, tell, {});
}

interface Within {
  inCell?: boolean;
  /** of the cells of the table around */
  columns?: ReadonlyMap<Node, number>;
  column?: number | undefined;
}

function tellIn(nodes: readonly Node[], tell: Tell, within: Within): void {
  const { inCell = false, columns, column } = within;
  const elements = nodes.filter(isElement);
  let nth = 0;
  for (const node of nodes) {
    if (node.type === 'text') tell(node.data, node, column);
    if (!isElement(node)) continue;
    const after = elements[++nth];
    const cell = isCell(node);
    if (node.name === 'br') tell('\n');
    if (node.name === 'table') tellIn(node.children, tell, { inCell, columns: cellsOf(node) });
    else if (cell) tellIn(node.children, tell, { inCell: true, columns: columns!, column: columns?.get(node) });
    else tellIn(node.children, tell, within);
    if (cell && after && isCell(after)) tell('\t');
    if (LINES.has(node.name) && !(inCell && node.name === 'p')) tell('\n');
  }
}

/** The cells of a table, each with its column. */
function cellsOf(table: Element): ReadonlyMap<Node, number> {
  const rows = table.children
    .filter(isElement)
    .flatMap((part) => (part.name === 'tr' ? [part] : part.children.filter(isElement)))
    .filter(({ name }) => name === 'tr')
    .map((row) => row.children.filter(isElement).filter(isCell));
  const spans = rows.map((cells) =>
    cells.map(({ attribs }) => ({ wide: spanOf(attribs.colspan), high: spanOf(attribs.rowspan) })),
  );
  const columns = columnsOf(spans);
  return new Map(rows.flatMap((cells, row) => cells.map((cell, n) => [cell, columns[row]![n]!] as const)));
}

/** The words of a body, a line for each paragraph or row, cells apart by tabs: for search, comparison, checks. */
export function textOf(html: string): string {
  const texts: string[] = [];
  tellTexts(bodyIn(html).body.children, (text) => texts.push(text));
  return texts
    .join('')
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function isElement(node: Node): node is Element {
  return node.type === 'tag';
}

function isCell({ name }: Element): boolean {
  return name === 'td' || name === 'th';
}
