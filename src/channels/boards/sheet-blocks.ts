import { type Element, isElement, type Node, nodesIn, within } from '../wechat/layout/nodes.ts';

/** What stands on a sheet. All text is plain; '\n' breaks a line. */
export type SheetBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; align: '' | 'center' | 'right' }
  | { kind: 'item'; mark: string; text: string }
  | { kind: 'table'; caption: string; columns: number; head: number; rows: SheetCell[][] };
interface SheetCell {
  text: string;
  rows: number;
  columns: number;
  strong: boolean;
}

/** Columns of a table that a sheet has room for. */
const MOST_COLUMNS = 14;

/** A sanitised body as what a sheet is set of. @returns also what of it a sheet cannot show, in sentences */
export function sheetBlocks(html: string): { blocks: SheetBlock[]; left: string[] } {
  const nodes = nodesIn(html);
  const pictures = nodes.flatMap((node) => (isElement(node) ? pick(node, 'img') : [])).length;
  const left: string[] = [];
  if (pictures) left.push(`${pictures} 张图片没有排入，请读者扫码查看`);
  const blocks = nodes.flatMap((node) => block(node, left));
  return { blocks, left: [...new Set(left)] };
}

const pick = (node: Element, name: string): Element[] => (isElement(node, name) ? [node] : within(node, name));

function block(node: Node, left: string[]): SheetBlock[] {
  if (!isElement(node)) return paragraph(text([node]), '');
  if (node.name === 'table') return table(node, left);
  if (/^h[234]$/.test(node.name)) return text(node.children) ? [{ kind: 'heading', text: text(node.children) }] : [];
  if (node.name === 'ul' || node.name === 'ol') return list(node, left);
  if (node.name === 'div' || node.name === 'blockquote') return node.children.flatMap((child) => block(child, left));
  const align = /align-(center|right)/.exec(node.attribs.class ?? '')?.[1] ?? '';
  return paragraph(text(node.name === 'p' ? node.children : [node]), align as '' | 'center' | 'right');
}

const paragraph = (words: string, align: '' | 'center' | 'right'): SheetBlock[] =>
  words ? [{ kind: 'paragraph', text: words, align }] : [];

function list(node: Element, left: string[]): SheetBlock[] {
  const start = Number(node.attribs.start ?? 1) || 1;
  return within(node, 'li').flatMap((item, n): SheetBlock[] => {
    const inner: Node[] = item.children.filter((child) => isElement(child, 'ul', 'ol', 'table'));
    const own = text(item.children.filter((child) => !inner.includes(child)));
    const mark = node.name === 'ol' ? `${start + n}.` : '·';
    const said: SheetBlock[] = own ? [{ kind: 'item', mark, text: own }] : [];
    return [...said, ...inner.flatMap((child) => block(child, left))];
  });
}

function table(node: Element, left: string[]): SheetBlock[] {
  const trs = within(node, 'tr');
  const rows = trs.map((tr) =>
    tr.children.flatMap((cell): SheetCell[] =>
      isElement(cell, 'td', 'th')
        ? [
            {
              text: text(cell.children),
              rows: Number(cell.attribs.rowspan ?? 1),
              columns: Number(cell.attribs.colspan ?? 1),
              strong: cell.name === 'th',
            },
          ]
        : [],
    ),
  );
  const columns = Math.max(0, ...widths(rows));
  if (!columns) return [];
  if (columns > MOST_COLUMNS) {
    left.push(`一张 ${columns} 列的表格没有排入，请读者扫码查看`);
    return [{ kind: 'paragraph', text: '（表格较大，请扫码查看。）', align: '' }];
  }
  const caption = text(within(node, 'caption').flatMap(({ children }) => children));
  const first = rows.findIndex((row) => row.some(({ strong }) => !strong));
  const head = Math.max(first, 0);
  const spans = rows.slice(0, head).some((row, y) => row.some((cell) => y + cell.rows > head));
  return [{ kind: 'table', caption, columns, head: spans ? 0 : head, rows: bounded(rows) }];
}

/** How wide each row is, with what reaches down into it. */
function widths(rows: readonly SheetCell[][]): number[] {
  const taken = rows.map(() => 0);
  for (const [y, row] of rows.entries())
    for (const cell of row)
      for (let down = 0; down < cell.rows && y + down < rows.length; down += 1) taken[y + down]! += cell.columns;
  return taken;
}

/** No cell reaches below its table. */
const bounded = (rows: readonly SheetCell[][]): SheetCell[][] =>
  rows.map((row, y) => row.map((cell) => ({ ...cell, rows: Math.min(cell.rows, rows.length - y) })));

/** The words below nodes, lines kept where they were broken, each trimmed. */
function text(nodes: readonly Node[]): string {
  return nodes
    .map(raw)
    .join('')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0\u3000]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function raw(node: Node): string {
  if (node.type === 'text') return node.data.replace(/\s+/g, ' ');
  if (!isElement(node) || node.name === 'img') return '';
  if (node.name === 'br') return '\n';
  const inside = node.children.map(raw).join('');
  return /^(p|h[234]|div|li|tr|blockquote|table|ul|ol)$/.test(node.name) ? `\n${inside}\n` : inside;
}
